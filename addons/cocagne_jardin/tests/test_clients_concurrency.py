import threading
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..tools import QUIET


@tagged("post_install", "-at_install")
class TestParallelOrders(TransactionCase):
    """Two people take the last one of an offer at the same moment, in two real
    transactions. The garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            cls.order_ids = cls._make_two_orders(env).ids

    @classmethod
    def _make_two_orders(cls, env):
        garden = env["res.company"].create({"name": f"Garden of one jar {uuid4()}"})
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        jar = env["product.product"].create(
            {
                "name": "Honey",
                "type": "service",
                "list_price": 5,
                "taxes_id": False,
                "company_id": garden.id,
            }
        )
        offer = env["cocagne.offer"].create(
            {"product_id": jar.id, "company_id": garden.id, "quantity_limit": 1}
        )
        return env["sale.order"].create(
            [
                {
                    "partner_id": env["res.partner"]
                    .create({"name": name, "company_id": garden.id})
                    .id,
                    "company_id": garden.id,
                    "order_line": [Command.create({"offer_id": offer.id})],
                }
                for name in ("First buyer", "Second buyer")
            ]
        )

    def confirm(self, order_id, start, outcomes):
        """What a click on Confirm does, in a transaction of its own."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            order = env["sale.order"].browse(order_id)
            order.order_line.offer_id.read(["quantity_left"])  # both have seen it
            start.wait()
            try:
                retrying(order.action_confirm, env)
                outcomes.append("sold")
            except UserError:
                outcomes.append("sold out")

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r39_the_last_one_of_an_offer_is_sold_once(self):
        outcomes, start = [], threading.Barrier(2)
        people = [
            threading.Thread(target=self.confirm, args=(order_id, start, outcomes))
            for order_id in self.order_ids
        ]
        for person in people:
            person.start()
        for person in people:
            person.join(60)
        self.assertEqual(sorted(outcomes), ["sold", "sold out"])
