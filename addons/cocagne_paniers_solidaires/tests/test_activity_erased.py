"""An erased household stays in the counts: its town, its workshops; and in no name."""

from odoo.tests import tagged

from .activity_case import ActivityCase


@tagged("post_install", "-at_install")
class TestErased(ActivityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()
        cls.make_workshop(cls.files.partner_id)

    def erase(self, file):
        file.write({"state": "ended", "date_end": "2026-05-31"})
        file.action_erase()
        self.assertFalse(file.partner_id)

    def test_its_town_counts_as_before(self):
        before = self.rows("town")
        self.erase(self.enrolment)
        self.assertEqual(self.enrolment.kept_town, "Bron")
        self.assertEqual(self.rows("town"), before)
        self.assertEqual(before["Bron"]["households"], 3)

    def test_a_report_of_a_town_counts_it(self):
        self.erase(self.enrolment)
        totals = self.totals(self.make_report(town="Bron"))
        self.assertEqual(totals["households"], 3)

    def test_its_workshops_count_as_before(self):
        before = self.totals()
        self.erase(self.enrolment)
        after = self.totals()
        self.assertEqual((before["presences"], before["minutes"]), (9, 9 * 120))
        for code in ("presences", "minutes", "guests", "sessions"):
            self.assertEqual(after[code], before[code], code)

    def test_half_a_month_leaves_out_what_is_kept_by_month(self):
        self.erase(self.enrolment)
        report = self.make_report(
            period="free", date_from="2026-03-01", date_to="2026-03-20"
        )
        self.assertEqual(self.totals(report)["presences"], 8)
