"""Two people bill the same season or pack at the same moment, in two transactions."""

from datetime import date

from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_case import CommittedCase, Job

#: These tests run in real transactions, at the real date.
YEAR = date.today().year
RULES = ("instalments", "pack")


@tagged("post_install", "-at_install")
class TestParallelBilling(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        garden.write({"country_id": env.ref("base.fr").id, "vat_liable": False})
        env["account.chart.template"].try_loading("generic_coa", garden)
        (kiosk,) = cls.make_road(env, {"name": "Kiosk"}, year=YEAR)
        members = cls.make_members(env, *RULES)
        members.cocagne_client = True
        orders = cls.make_orders(env, members, kiosk, cls.make_product(env), year=YEAR)
        for order, rule in zip(orders, RULES, strict=True):
            order.billing_rule = rule
            order.action_confirm()
        cls.order_ids = dict(zip(RULES, orders.ids, strict=True))

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def bill_twice(self, rule):
        """Two clicks on "Bill now": one bills, the other finds nothing to bill."""
        made, order_id = [], self.order_ids[rule]

        def look(env):
            order = env["sale.order"].browse(order_id)
            order.order_line.read(["qty_invoiced"])  # both have seen that it waits
            return order

        def click(env, order):
            moves = order._bill_in_advance()
            # again when PostgreSQL refuses the transaction: only the last one counts
            env.cr.postcommit.add(lambda: made.append(len(moves.ids)))

        job = Job(click, look)
        self.assertFalse(self.at_once(job, job))
        self.assertEqual(sorted(made), [0, 1])
        self.assertEqual(self.afterwards(lambda env: self.count(env, order_id)), 1)

    @staticmethod
    def count(env, order_id):
        lines = env["sale.order"].browse(order_id).order_line
        return len(lines.invoice_lines.move_id)

    def test_r66_a_season_is_billed_once(self):
        self.bill_twice("instalments")

    def test_r65_a_pack_is_billed_once(self):
        self.bill_twice("pack")
