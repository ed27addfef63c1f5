"""Hours of the monthly states in May 2026, the posts that they make, the aid."""

from datetime import date

from odoo.tests import tagged

from .figure_case import MAY
from .test_indicators_insertion import JUNE, InsertionFigureCase


@tagged("post_install", "-at_install")
class TestHourFigures(InsertionFigureCase):
    def test_the_hours_make_posts(self):
        """182 hours x 12 / 1 820 = 1.2 posts, of 10: 12 %."""
        self.assertEqual(self.count("hours_paid"), (182,))
        self.assertEqual(self.count("etp", "etp_target", "etp_rate"), (1.2, 10, 12))

    def test_hours_worked_trained_and_accompanied(self):
        self.assertEqual(
            self.count("hours_worked", "hours_trained", "hours_support"),
            (100, 14, 2),
        )

    def test_the_posts_are_those_of_the_law(self):
        """Those of the dialogue are of a year: a twelfth of these, cut to cents."""
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )
        self.assertEqual(dialogue._value("posts", "hours", "value"), 182)
        self.assertEqual(dialogue._value("posts", "etp", "value"), 0.1)
        self.assertEqual(self.count("etp"), (1.2,))
        states = self.env["cocagne.insertion.month"].search([("month", "=", MAY)])
        mine = states.filtered(lambda one: one.company_id == self.garden)
        self.assertAlmostEqual(sum(mine.mapped("etp")), 1.2, 3)

    def test_the_year_of_the_annex_is_the_sum_of_the_months(self):
        months = [date(2026, month, 1) for month in range(1, 13)]
        total = sum(self.count("hours_paid", month=month)[0] for month in months)
        self.annex.invalidate_recordset()
        self.assertEqual(total, self.annex.hours_used)

    def test_the_aid_is_that_of_the_states(self):
        """182 hours / 1 820 x 24 000 € = 2 400 €."""
        self.assertEqual(self.count("aid"), (2400,))

    def test_an_annex_of_another_measure_has_its_own_hours(self):
        """150.5 hours x 12 / 1 505 = 1.2 posts."""
        annex = self.make_annex("EI025260001A0M0", posts=2)
        self.may.annex_id = annex
        self.may.hours_paid = 150.5
        self.assertEqual(self.count("etp_target"), (12,))
        self.assertEqual(self.count("etp"), (round(1.2 + 62 * 12 / 1820, 6),))
        self.assert_insertion_recounted(MAY)

    def test_an_amendment_stands_for_its_annex(self):
        self.annex.action_amend()
        amendment = self.annex.amendment_ids
        amendment.posts = 11
        self.assertEqual(self.count("etp_target"), (10,))
        amendment.action_validate()
        self.assertEqual(self.count("etp_target"), (11,))
        self.assert_insertion_recounted(MAY)

    def test_an_annex_of_other_months_plans_nothing(self):
        self.annex.date_end = "2026-05-01"
        self.assertEqual(self.count("etp_target"), (10,))
        self.assertEqual(self.count("etp_target", month=JUNE), (0,))
        self.annex.state = "REJETE"
        self.assertEqual(self.count("etp_target"), (0,))
        self.assertIsNone(self.figure("insertion.etp_rate", MAY))

    def test_the_aid_in_the_accounts_is_what_is_booked_of_the_month(self):
        """A twelfth of 240 000 € once the schedule is booked."""
        self.garden.asp_partner_id = self.env["res.partner"].create({"name": "ASP"})
        self.annex.date_signed = "2026-01-05"
        self.annex.action_refresh_schedule()
        due = self.annex.payment_ids.filtered(
            lambda one: MAY <= one.date < JUNE and one.kind == "twelfth"
        )
        self.assertEqual(sum(due.mapped("amount")), 20000)
        self.assertEqual(self.count("aid_booked"), (0,))
        self.garden._set_up_ledger()
        self.annex.action_book()
        booked = sum(
            one.amount
            for one in self.annex.payment_ids
            if MAY <= one.date < JUNE and one.is_booked
        )
        self.assertTrue(due.is_booked)
        self.assertEqual(self.count("aid_booked"), (booked,))
        self.assert_insertion_recounted(MAY)
