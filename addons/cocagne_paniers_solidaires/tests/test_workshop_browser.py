from odoo.tests import HttpCase, tagged

from .workshop_case import WorkshopCase


@tagged("post_install", "-at_install")
class TestAttendanceOnAPhone(WorkshopCase, HttpCase):
    """The attendance in a real browser, 360 pixels wide, by who leads the workshop."""

    browser_size = "360x740"

    def test_who_leads_a_workshop_ticks_it_on_a_phone_and_closes_it(self):
        alice = self.today_workshop._register_person(self.alice)
        bruno = self.today_workshop._register_person(self.bruno)
        self.today_workshop.user_id = self.user_preparer
        self.start_tour(
            "/odoo/cocagne-attendance",
            "cocagne_workshop_attendance",
            login=self.user_preparer.login,
        )
        self.env.invalidate_all()
        self.assertEqual(alice.attendance, "present")
        self.assertEqual(alice.attended_hours, 2.5)
        self.assertEqual(alice.attended_people, 2)
        self.assertEqual(bruno.attendance, "excused")
        people = self.today_workshop.registration_ids
        self.assertEqual(people.mapped("attendance").count("present"), 3)
        self.assertIn(self.chloe, people.partner_id)
        self.assertIn("Zoé", people.mapped("name"))
        self.assertEqual(self.today_workshop.workshop_state, "closed")
