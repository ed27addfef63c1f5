"""The accounts of all gardens, and what does not agree between two."""

from odoo.tests import tagged

from odoo.addons.cocagne_reseau.consolidation import common_code

from .accounts_case import AccountsCase


@tagged("post_install", "-at_install")
class TestConsolidation(AccountsCase):
    def test_sales_of_a_garden_are_in_the_consolidation(self):
        self.assertEqual(self.balances(), {"411000": 1000.0, "701100": -1000.0})

    def test_a_fee_on_both_sides_is_no_income_of_the_network(self):
        self.pay_fee()
        found = self.balances()
        self.assertEqual(found, {"411000": 1000.0, "701100": -1000.0})

    def test_the_three_columns_are_shown(self):
        self.pay_fee()
        fees = self.rows()[self.kpi("p_fees")]
        self.assertEqual(fees, [600.0, -600.0, None])

    def kpi(self, name, kind="pl"):
        report = self.report(kind).report_id
        return report.kpi_ids.filtered(lambda one: one.name == name).description

    def test_each_column_is_what_the_two_others_say(self):
        self.pay_fee()
        for kind in ("pl", "bs"):
            for label, row in self.rows(kind).items():
                first, second, third = (value or 0 for value in row)
                with self.subTest(kind=kind, label=label):
                    self.assertAlmostEqual(first + second, third, places=2)

    def test_the_balance_sheet_balances(self):
        self.pay_fee()
        rows = self.rows("bs")
        assets, debts = self.kpi("a_total", "bs"), self.kpi("l_total", "bs")
        self.assertEqual(rows[assets], rows[debts])
        self.assertEqual(rows[assets][2], 1000.0)

    def test_the_trial_balance_sums_to_zero(self):
        self.pay_fee()
        rows = self.rows("trial")
        total = rows[self.kpi("total", "trial")]
        opening, debit, credit, closing = total[8:]
        self.assertEqual((opening or 0, closing or 0), (0, 0))
        self.assertEqual(debit, credit)

    def test_money_that_went_from_one_to_the_other_stays_with_its_bank(self):
        self.pay_fee()
        self.make_entry(
            self.network, self.garden.partner_id, {"512001": 600, "411100": -600}
        )
        self.make_entry(
            self.garden, self.network.partner_id, {"401100": 600, "512001": -600}
        )
        found = self.balances()
        self.assertEqual(found, {"411000": 1000.0, "701100": -1000.0})

    def test_a_marked_entry_needs_no_partner(self):
        self.make_entry(
            self.network,
            None,
            {"657100": 300.0, "468600": -300.0},
            network_link="grant",
            network_garden_id=self.lake.id,
        )
        found = self.balances("elimination")
        self.assertEqual(found, {"657100": -300.0, "468600": 300.0})

    def test_a_distant_garden_is_no_part_of_the_consolidation(self):
        self.make_entry(
            self.network, self.far.partner_id, {"411100": 90, "756100": -90}
        )
        self.assertFalse(self.balances("elimination"))

    def test_a_company_outside_the_network_is_left_out(self):
        self.lake.active = False
        self.assertNotIn("701100", self.balances())

    def test_common_codes_in_sql_are_those_of_python(self):
        codes = [
            "411DUPON",
            "408100",
            "40",
            "4686",
            "70",
            "701100",
            "7011001",
            "512001",
        ]
        for code in codes:
            self.make_entry(
                self.garden, None, {code: 1.0, "471000": -1.0}, day="2026-04-01"
            )
        wanted = {common_code(code) for code in [*codes, "471000", "411000", "701100"]}
        self.assertEqual(set(self.balances()), wanted)


@tagged("post_install", "-at_install")
class TestDifferences(AccountsCase):
    def differences(self):
        rows = self.env["cocagne.network.difference"].with_user(self.user_head_office)
        mine = (self.garden + self.network).ids
        return rows.search([("company_id", "in", mine), ("other_id", "in", mine)])

    def test_two_sides_that_agree_are_not_listed(self):
        self.pay_fee()
        self.assertFalse(self.differences())

    def test_a_bill_that_is_missing_is_told_with_what_to_do(self):
        self.pay_fee(garden=0)
        found = self.differences()
        self.assertEqual(found.mapped("side"), ["debt", "result"])
        self.assertEqual(found.mapped("amount"), [600.0, 600.0])
        self.assertEqual(found.mapped("other_amount"), [0.0, 0.0])
        self.assertIn(self.garden.name, found[0].advice)

    def test_another_amount_is_told(self):
        self.pay_fee(garden=500.0)
        self.assertEqual(self.differences().mapped("difference"), [100.0, 100.0])

    def test_a_draft_that_waits_is_told(self):
        self.validate(self.lake, 100)
        self.validate(self.coast, 100)
        run = self.make_run(invoice_date="2026-04-01")
        run.action_count()
        run.action_make_invoices()
        run.action_post()
        found = self.differences()
        self.assertEqual(found.mapped("draft_count"), [1, 1])
        self.assertIn("draft", found[0].advice)
        line = self.line_of(run, self.lake).sudo()
        line.bill_id.action_post()
        self.env.invalidate_all()
        self.assertFalse(self.differences())
