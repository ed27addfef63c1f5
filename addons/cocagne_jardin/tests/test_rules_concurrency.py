"""Two people bill the same season or pack at the same moment, in two transactions."""

import threading
from datetime import date
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..tools import QUIET

#: These tests run in real transactions, at the real date.
TODAY = date.today()


@tagged("post_install", "-at_install")
class TestParallelBilling(TransactionCase):
    """The garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            cls.order_ids = cls._make_orders(env)

    @classmethod
    def _make_orders(cls, env):
        name = f"Garden of one invoice {uuid4().hex[:8]}"
        garden = env["res.company"].create(
            {
                "name": name,
                "country_id": env.ref("base.fr").id,
                "currency_id": env.ref("base.EUR").id,
                "vat_liable": False,
            }
        )
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        env["account.chart.template"].try_loading("generic_coa", garden)
        depot = env["cocagne.depot"].create({"name": "Kiosk"})
        stop = Command.create({"depot_id": depot.id})
        env["cocagne.round"].create({"code": "K1", "weekday": "2", "stop_ids": [stop]})
        season = env["cocagne.season"].create(
            {
                "name": "Season",
                "date_start": date(TODAY.year, 1, 1),
                "date_end": date(TODAY.year, 12, 31),
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
        found = {}
        for rule in ("instalments", "pack"):
            member = env["res.partner"].create(
                {"name": rule, "company_id": garden.id, "cocagne_client": True}
            )
            order = env["sale.order"].create(
                {
                    "partner_id": member.id,
                    "is_subscription": True,
                    "billing_rule": rule,
                    "depot_id": depot.id,
                    "date_start": date(TODAY.year, 1, 1),
                    "order_line": [
                        Command.create(
                            {"product_id": basket.id, "frequency_id": weekly.id}
                        )
                    ],
                }
            )
            order.action_confirm()
            found[rule] = order.id
        return found

    def bill(self, order_id, start, made):
        """What a click on "Bill now" does, in a transaction of its own."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            order = env["sale.order"].browse(order_id)
            order.order_line.read(["qty_invoiced"])  # both have seen that it waits
            start.wait()
            made.append(len(retrying(order._bill_in_advance, env)))

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def bill_twice(self, rule):
        made, start = [], threading.Barrier(2)
        order_id = self.order_ids[rule]
        people = [
            threading.Thread(target=self.bill, args=(order_id, start, made))
            for _person in range(2)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join(120)
        self.assertEqual(sorted(made), [0, 1])
        with self.registry.cursor() as cr:
            order = self.env(cr=cr)["sale.order"].browse(order_id)
            self.assertEqual(len(order.order_line.invoice_lines.move_id), 1)

    def test_r66_a_season_is_billed_once(self):
        self.bill_twice("instalments")

    def test_r65_a_pack_is_billed_once(self):
        self.bill_twice("pack")
