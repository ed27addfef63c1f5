"""Who reads what of a report, what is kept of it, what it refuses."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .activity_case import MARCH_31, ActivityCase

MASKED_ROLES = ("accountant", "manager", "head_office")


@tagged("post_install", "-at_install")
class TestActivityReport(ActivityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()

    def as_role(self, role, report=None):
        report = report or self.make_report()
        return report.with_user(getattr(self, f"user_{role}"))

    # -- masked by role ----------------------------------------------------------------------

    def test_the_solidarity_role_reads_exact_figures_on_screen(self):
        towns = self.rows("town")
        self.assertEqual(towns["Bron"]["households"], 3)
        self.assertTrue(self.make_report().board["exact"])

    def test_the_others_read_no_small_number(self):
        for role in MASKED_ROLES:
            with self.subTest(role=role):
                report = self.as_role(role)
                towns = self.rows("town", report)
                # 3 are hidden in Bron; the 6 of Lyon with them: 9 less 6 are 3
                self.assertEqual({row["households"] for row in towns.values()}, {None})
                self.assertEqual({row["value"] for row in towns.values()}, {None})
                self.assertEqual(self.totals(report)["households"], 9)
                self.assertFalse(report.board["exact"])

    def test_a_paper_is_masked_whoever_prints_it(self):
        shown = self.make_report()._shown()
        self.assertIsNone(shown["totals"]["age_65"])
        self.assertEqual(shown["totals"]["households"], 9)

    def test_two_households_of_a_funder_tell_no_price(self):
        report = self.as_role("accountant", self.make_report(funder_id=self.caf.id))
        totals = self.totals(report)
        self.assertEqual({totals[c] for c in ("households", "participant")}, {None})
        self.assertIsNone(totals["value"])
        cards = {card["code"]: card for card in report.board["cards"]}
        self.assertTrue(cards["price"]["hidden"])

    def test_the_smallest_number_told_is_a_setting(self):
        self.garden.solidarity_mask_k = 3
        towns = self.rows("town", self.as_role("accountant"))
        self.assertEqual(towns["Bron"]["households"], 3)

    @mute_logger("odoo.sql_db")
    def test_a_setting_that_would_hide_nothing_is_refused(self):
        for number in (0, 2, 51):
            with self.assertRaises(Exception), self.cr.savepoint():
                self.garden.solidarity_mask_k = number
                self.garden.flush_recordset()

    def test_no_name_is_in_the_figures(self):
        text = str(self.make_report()._shown(exact=True)) + str(
            self.make_report().board
        )
        for file in self.files:
            self.assertNotIn(file.partner_id.lastname + " ", text)
            self.assertNotIn(file.partner_id.name, text)

    # -- rights ------------------------------------------------------------------------------

    def test_preparers_and_the_desk_read_no_report(self):
        for role in ("preparer", "sales_desk", "insertion_adviser"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(role).read(["name"])

    def test_another_garden_sees_nothing(self):
        report = self.make_report()
        user = self.make_user(
            "other_solidarity",
            "cocagne_paniers_solidaires.group_solidarity",
            self.other_garden,
        )
        reports = self.env["cocagne.solidarity.activity"].with_user(user)
        self.assertFalse(reports.with_context(allowed_company_ids=None).search([]))
        with self.assertRaises(AccessError):
            report.with_user(user).with_context(
                allowed_company_ids=self.other_garden.ids
            ).read(["board"])

    def test_a_report_on_another_garden_is_refused(self):
        with self.assertRaises(AccessError):
            self.make_report(company_id=self.other_garden.id)

    def test_the_lists_open_for_the_solidarity_role_only(self):
        report = self.make_report()
        for code in ("households", "entries", "baskets", "value", "presences"):
            action = report.action_list(code)
            self.assertTrue(action["res_model"], code)
        for role in MASKED_ROLES:
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(role, report).action_list("households")

    def test_a_list_holds_what_its_figure_counts(self):
        report = self.make_report()
        totals = self.totals(report)
        for code, figure in (("households", 9), ("entries", 9), ("baskets", 18)):
            action = report.action_list(code)
            found = self.env[action["res_model"]].search(action["domain"])
            self.assertEqual((len(found), totals[code]), (figure, figure), code)
        action = report.action_list("value")
        shares = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(round(sum(shares.mapped("amount")) * 100), totals["value"])

    def test_the_exact_figures_of_a_sent_report_are_closed_to_the_others(self):
        report = self.make_report()
        report.action_send()
        self.assertEqual(report.exact_figures["totals"]["households"], 9)
        for role in MASKED_ROLES:
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(role, report).read(["exact_figures"])

    # -- what is sent on is kept -------------------------------------------------------------

    def test_a_sent_report_prints_the_same_again(self):
        report = self.make_report()
        report.action_send()
        before, masked = self.totals(report), report._shown()
        for order in self.orders:
            self.deliver(order, 17)
        self.assertEqual(self.totals(report), before)
        self.assertEqual(report._shown(), masked)
        self.assertEqual(self.totals()["baskets"], before["baskets"] + 9)

    def test_a_sent_report_keeps_its_number_told(self):
        report = self.make_report()
        report.action_send()
        self.garden.solidarity_mask_k = 3
        self.assertEqual(report.mask_k, 5)
        self.assertIsNone(self.rows("town", report, exact=False)["Bron"]["households"])

    def test_an_accountant_may_send_and_reads_masked_figures_then(self):
        report = self.as_role("accountant")
        report.action_send()
        self.assertEqual((report.state, report.sent_by), ("sent", report.env.user))
        self.assertIsNone(self.rows("town", report)["Bron"]["households"])

    def test_the_head_office_sends_nothing(self):
        with self.assertRaises(AccessError):
            self.as_role("head_office").action_send()

    def test_a_sent_report_does_not_change(self):
        report = self.make_report()
        report.action_send()
        with self.assertRaises(UserError):
            report.title = "Another one"
        with self.assertRaises(UserError):
            report.action_send()

    def test_figures_are_written_by_nobody(self):
        report = self.make_report()
        for vals in ({"state": "sent"}, {"masked_figures": {"totals": {}}}):
            with self.assertRaises(AccessError):
                report.write(vals)
            with self.assertRaises(AccessError):
                self.make_report(**vals)

    def test_a_copy_is_a_new_report_to_prepare(self):
        report = self.make_report(title="Board")
        report.action_send()
        copy = report.copy()
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.masked_figures)

    # -- periods -----------------------------------------------------------------------------

    def test_any_day_stands_for_its_quarter(self):
        report = self.make_report(period="quarter", date_from=date(2026, 2, 14))
        self.assertEqual(
            (report.date_from, report.date_to), (date(2026, 1, 1), MARCH_31)
        )

    def test_the_first_report_is_about_the_quarter_that_is_over(self):
        report = self.env["cocagne.solidarity.activity"].create({})
        # it is 15 June 2026
        self.assertEqual(
            (report.date_from, report.date_to), (date(2026, 1, 1), MARCH_31)
        )
        self.assertEqual(report.period, "quarter")

    def test_a_period_that_is_no_whole_one_is_refused(self):
        report = self.make_report()
        with self.assertRaisesRegex(ValidationError, "From a day to another"):
            report.date_to = date(2026, 3, 15)
        report.write({"period": "free", "date_to": date(2026, 3, 15)})
        self.assertEqual(self.totals(report)["baskets"], 18)

    @mute_logger("odoo.sql_db")
    def test_an_end_before_the_start_is_refused(self):
        with self.assertRaises(Exception), self.cr.savepoint():
            self.make_report(period="free", date_to=date(2026, 2, 1))

    def test_a_period_of_decades_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "three years"):
            self.make_report(
                period="free", date_from=date(1926, 1, 1), date_to=date(2026, 1, 1)
            )

    def test_an_empty_period_says_why(self):
        empty = self.make_report(date_from=date(2025, 3, 1))
        self.assertIn("No solidarity basket", empty.board["empty"])
        self.assertFalse(empty.board["charts"])
        future = self.make_report(date_from=date(2027, 3, 1))
        self.assertIn("not begun", future.board["empty"])
        nobody = self.make_report(funder_id=self.msa.id)
        self.assertIn("no agreement", nobody.board["empty"])
        with self.assertRaisesRegex(UserError, "nothing to send"):
            empty.action_send()

    def test_a_funder_without_agreement_counts_no_basket(self):
        totals = self.totals(self.make_report(funder_id=self.msa.id))
        self.assertEqual((totals["baskets"], totals["entries"]), (0, 0))
