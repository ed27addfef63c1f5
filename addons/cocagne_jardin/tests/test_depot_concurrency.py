import threading
from datetime import date
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..tools import QUIET


@tagged("post_install", "-at_install")
class TestParallelSignUps(TransactionCase):
    """Two people take the last place of a depot at the same moment, in two real
    transactions. The garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            cls.order_ids = cls._make_two_orders(env).ids

    @classmethod
    def _make_two_orders(cls, env):
        # committed: a second run in the same database makes another garden
        name = f"Garden of one place {uuid4().hex[:8]}"
        garden = env["res.company"].create({"name": name})
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        depot = env["cocagne.depot"].create({"name": "Kiosk", "capacity": 1})
        env["cocagne.round"].create(
            {
                "code": "K1",
                "weekday": "2",
                "stop_ids": [Command.create({"depot_id": depot.id})],
            }
        )
        season = env["cocagne.season"].create(
            {
                "name": "Season 2026",
                "date_start": date(2026, 1, 1),
                "date_end": date(2026, 12, 31),
            }
        )
        season.action_plan()
        basket = env["product.product"].create(
            {
                "name": "Simple",
                "is_basket": True,
                "basket_family": "vegetables",
                "list_price": 10,
                "taxes_id": False,
                "company_id": garden.id,
            }
        )
        weekly = env.ref("cocagne_jardin.frequency_weekly")
        line = {"product_id": basket.id, "frequency_id": weekly.id}
        return env["sale.order"].create(
            [
                {
                    "partner_id": env["res.partner"]
                    .create({"name": who, "company_id": garden.id})
                    .id,
                    "is_subscription": True,
                    "depot_id": depot.id,
                    "date_start": date(2026, 1, 1),
                    "order_line": [Command.create(line)],
                }
                for who in ("Somebody", "Somebody else")
            ]
        )

    def confirm(self, order_id, start, outcomes):
        """What a click on Confirm does, in a transaction of its own."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            order = env["sale.order"].browse(order_id)
            order.depot_id.read(["capacity"])  # both have seen the free place
            start.wait()
            try:
                retrying(order.action_confirm, env)
                outcomes.append("taken")
            except UserError:
                outcomes.append("full")

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_the_last_place_of_a_depot_is_taken_once(self):
        outcomes, start = [], threading.Barrier(2)
        people = [
            threading.Thread(target=self.confirm, args=(order_id, start, outcomes))
            for order_id in self.order_ids
        ]
        for person in people:
            person.start()
        for person in people:
            person.join(60)
        self.assertEqual(sorted(outcomes), ["full", "taken"])
