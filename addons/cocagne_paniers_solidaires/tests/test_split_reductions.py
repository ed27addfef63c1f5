"""The table of reductions holds the baskets of the programme, and not one name."""

from datetime import date

from .solidarity_case import SolidarityCase

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


class TestReductions(SolidarityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Alice: 4 € instead of 10 €, outside the programme
        alice = cls.subscribe(cls.alice)
        alice.order_line.write({"has_participation": True, "participation": 4})
        cls.ccas_agreement.rule_ids.amount = 5
        cls.deliver(cls.order, 3, 10)
        cls.deliver(alice, 3)
        cls.report = cls.env["cocagne.discount.report"].with_user(cls.user_accountant)

    def rows(self):
        return self.report.search([("kind", "=", "solidarity")])

    def test_the_sums_of_a_period_are_whole(self):
        found = self.report._discount_base(self.garden, *MARCH)
        # 2 baskets of Dina (6 € paid of 20 €), 1 of Alice (4 € of 10 €)
        self.assertEqual(list(found.values()), [(3, 30.0, 10.0, 20.0)])

    def test_what_each_funder_is_to_pay_is_there(self):
        mine = [("payer_id", "=", self.ccas.id)]
        found = self.report._discount_base(self.garden, *MARCH, mine)
        self.assertEqual(sum(row[3] for row in found.values()), 10.0)

    def test_no_member_no_subscription_and_no_depot_is_told(self):
        rows = self.rows()
        self.assertTrue(rows)
        for name in ("partner_id", "order_id", "depot_id", "reason_id"):
            self.assertFalse(rows[name])

    def test_the_baskets_taken_back_leave_the_table(self):
        self.baskets(self.order, 3, 10)._set_state("planned")
        self.env.flush_all()
        self.assertFalse(self.rows())

    def test_each_row_has_an_id_of_its_own(self):
        every = self.report.search([])
        self.assertEqual(len(set(every.ids)), len(every))
        self.assertEqual(len(every.read(["discount_amount"])), len(every))
