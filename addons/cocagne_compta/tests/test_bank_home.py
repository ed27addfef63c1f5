"""What the home screen tells of the bank, and the money day by day."""

from datetime import date

from .bank_case import MAY_5, MAY_12, BankCase

TODAY = date(2026, 6, 15)


class TestBankHome(BankCase):
    def alerts(self, user):
        cards = self.env(user=user)["cocagne.home"]._alert_cards()
        return {card["code"]: card["count"] for card in cards}

    def test_r96_what_waits_at_the_bank_is_told_to_the_accountant(self):
        self.import_cfonb((MAY_5, 1000.0, "SUBVENTION"))
        self.make_invoice(self.alice, 150, day=MAY_5)
        self.make_invoice(self.bruno, 50, day=MAY_5)
        told = self.alerts(self.user_accountant)
        self.assertEqual(told["bank_lines"], 1)
        self.assertEqual(told["old_bank_statement"], 1)
        self.assertEqual(told["late_payers"], 1)
        desk = self.alerts(self.user_sales_desk)
        self.assertEqual(desk["late_payers"], 1)
        self.assertFalse({"bank_lines", "old_bank_statement"} & set(desk))

    def test_r96_the_garden_chooses_what_is_old(self):
        self.import_cfonb((MAY_5, 1000.0, "SUBVENTION"))
        self.garden.bank_statement_days = 60
        self.assertNotIn("old_bank_statement", self.alerts(self.user_accountant))

    def test_r96_a_plan_that_is_not_kept_is_told(self):
        self.make_invoice(self.alice, 90, day=MAY_5)
        plan = self.env["cocagne.payment.plan"].create(
            {"partner_id": self.alice.id, "first_date": MAY_12}
        )
        plan.action_agree()
        self.assertEqual(plan.situation, "late")
        self.assertEqual(self.alerts(self.user_accountant)["plans_not_kept"], 1)

    def test_r96_each_alert_opens_what_it_counts(self):
        self.import_cfonb((MAY_5, 1000.0, "SUBVENTION"))
        self.make_invoice(self.alice, 150, day=MAY_5)
        home = self.env(user=self.user_accountant)["cocagne.home"]
        for code in ("bank_lines", "old_bank_statement", "late_payers"):
            action = home.action_alert(code)
            found = home.env[action["res_model"]].search(action["domain"])
            self.assertEqual(len(found), 1, code)

    def test_r96_the_money_is_drawn_day_by_day(self):
        self.import_cfonb((MAY_5, 40.0, "VIR"), (MAY_12, -15.0, "X"), opening=1000)
        self.env.flush_all()
        rows = self.accountant["cocagne.treasury"].search(
            [("journal_id", "=", self.journal.id)]
        )
        bank = {r.date: r.amount for r in rows if r.kind == "bank"}
        self.assertEqual(bank[date(2026, 5, 4)], 1000)
        self.assertEqual(bank[MAY_5], 1040)
        self.assertEqual(bank[date(2026, 5, 11)], 1040)
        self.assertEqual(bank[MAY_12], 1025)
        self.assertEqual(bank[TODAY], 1025)
        ahead = {r.amount for r in rows if r.kind == "expected"}
        self.assertEqual(ahead, {1025})
        self.assertEqual(len(rows), len(set(rows.mapped("date"))))

    def test_r96_debits_to_come_are_added_on_their_day(self):
        self.import_cfonb((MAY_12, 100.0, "X"))
        way = self.garden._payment_way("sepa")
        self.make_invoice(
            self.alice,
            40,
            day=MAY_12,
            due=date(2026, 7, 1),
            preferred_payment_method_line_id=way.id,
        )
        self.env.flush_all()
        rows = self.accountant["cocagne.treasury"].search(
            [("journal_id", "=", self.journal.id), ("kind", "=", "expected")]
        )
        ahead = {row.date: row.amount for row in rows}
        self.assertEqual(ahead[date(2026, 6, 30)], 100)
        self.assertEqual(ahead[date(2026, 7, 1)], 140)
