import threading
import uuid
from datetime import date

from odoo import SUPERUSER_ID, api
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..tools import QUIET


@tagged("post_install", "-at_install")
class TestTwoTablets(TransactionCase):
    """Two tablets say the same thing at the same moment, in two real transactions. The
    garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            cls.delivery_id, cls.depot_id = cls._make_delivery(env)
        cls.uid_of_both = uuid.uuid4().hex

    @classmethod
    def _make_delivery(cls, env):
        garden = env["res.company"].create({"name": f"Tablets {uuid.uuid4().hex}"})
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        depot = env["cocagne.depot"].create({"name": "Kiosk"})
        stops = [Command.create({"depot_id": depot.id})]
        env["cocagne.round"].create({"code": "K1", "weekday": "2", "stop_ids": stops})
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
                "taxes_id": False,
                "company_id": garden.id,
            }
        )
        line = {
            "product_id": basket.id,
            "frequency_id": env.ref("cocagne_jardin.frequency_weekly").id,
        }
        order = env["sale.order"].create(
            {
                "partner_id": env["res.partner"].create({"name": "Alice"}).id,
                "is_subscription": True,
                "depot_id": depot.id,
                "date_start": date(2026, 1, 1),
                "order_line": [Command.create(line)],
            }
        )
        order.action_confirm()
        return order.basket_ids[0].delivery_id.id, depot.id

    def send(self, start, answers):
        """What a tablet sends: one operation that the other sends too, one of its own."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            step = {
                "kind": "step",
                "delivery_id": self.delivery_id,
                "depot_id": self.depot_id,
                "done": True,
            }
            operations = [
                {**step, "uid": self.uid_of_both, "step": "prepared"},
                {**step, "uid": uuid.uuid4().hex, "step": "loaded"},
            ]
            env["cocagne.preparation.progress"].search([], limit=1)
            start.wait()
            tablet = env["cocagne.cold.store"]
            answers += retrying(lambda: tablet.apply(operations), env)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r85_two_tablets_at_once_make_one_tick(self):
        answers, start = [], threading.Barrier(2)
        tablets = [
            threading.Thread(target=self.send, args=(start, answers)) for _one in "ab"
        ]
        for tablet in tablets:
            tablet.start()
        for tablet in tablets:
            tablet.join(60)
        self.assertEqual([answer["ok"] for answer in answers], [True] * 4)
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            rows = env["cocagne.preparation.progress"].search(
                [("delivery_id", "=", self.delivery_id)]
            )
            self.assertEqual(len(rows), 1)
            self.assertTrue(rows.prepared_on and rows.loaded_on)
            known = [("uid", "=", self.uid_of_both)]
            self.assertEqual(
                env["cocagne.preparation.operation"].search_count(known), 1
            )
