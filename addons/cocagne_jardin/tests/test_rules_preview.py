"""The preview of a month foresees what the rules add."""

from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase


@tagged("post_install", "-at_install")
class TestForeseen(RulesCase):
    def setUp(self):
        super().setUp()
        if not hasattr(self.env["cocagne.billing"], "_foreseen_sums"):
            self.skipTest("The preview by invoice comes with the engine.")

    def foreseen(self, month):
        run = self.env["cocagne.billing.run"]._get_run(self.garden, month)
        rows = self.env["cocagne.billing"]._foresee(run)
        return sorted((row[0].name, row[4]) for row in rows)

    def billed(self, month):
        moves = self.bill(month)
        return sorted(
            (
                move.partner_id.name,
                -move.amount_total
                if move.move_type == "out_refund"
                else move.amount_total,
            )
            for move in moves
        )

    def test_r66_what_is_foreseen_is_what_is_billed(self):
        self.garden.bill_memberships_with_month = True
        self.plan(self.alice, "instalments")
        self.plan(self.bruno, "pack")
        order = self.plan(self.chloe, "monthly_delivered")
        self.baskets(order, 6, month=1)._set_state("delivered")
        foreseen = self.foreseen(JANUARY)
        self.assertEqual(len(foreseen), 3)
        self.assertEqual(foreseen, self.billed(JANUARY))

    def test_r66_a_credit_note_is_foreseen_below_0(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        order.basket_ids[:3]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            foreseen = self.foreseen(DECEMBER)
            self.assertEqual(foreseen, [(self.alice.name, -30.0)])
            self.assertEqual(foreseen, self.billed(DECEMBER))
