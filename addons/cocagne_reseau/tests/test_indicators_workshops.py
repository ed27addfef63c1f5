"""Workshops of March 2026, of two hours each, and who came."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .figure_case import APRIL, MARCH
from .test_indicators_solidarity import SolidarityFigureCase

NAMES = ("workshops", "workshop_guests", "workshop_attendances")
NAMES += ("workshop_households", "workshop_hours")


@tagged("post_install", "-at_install")
class TestWorkshopFigures(SolidarityFigureCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        farid, gisele = cls.files[1].partner_id, cls.files[2].partner_id
        cls.first = cls.make_workshop(farid + gisele + cls.alice)
        cls.second = cls.make_workshop(farid, day=31)

    def test_two_workshops_four_guests_two_households_three_times(self):
        self.assertEqual(self.count(*NAMES), (2, 4, 3, 2, 6))
        self.assert_solidarity_recounted(MARCH)

    def test_the_report_of_the_programme_says_the_same(self):
        totals = self.totals()
        found = self.count("workshops", "workshop_guests", "workshop_households")
        codes = ("sessions", "guests", "presences")
        self.assertEqual(found, tuple(totals[code] for code in codes))
        self.assertEqual(self.count("workshop_hours"), (totals["minutes"] / 60,))

    def test_who_comes_along_is_a_guest_and_no_household_more(self):
        farid = self.second.registration_ids
        farid.write({"companion_adults": 1, "companion_children": 3})
        self.assertEqual(self.count(*NAMES), (2, 8, 3, 2, 6))
        self.assert_solidarity_recounted(MARCH)

    def test_who_came_late_has_fewer_hours(self):
        self.second.registration_ids.late_hours = 0.5
        self.assertEqual(self.count("workshop_hours"), (5.5,))
        self.assert_solidarity_recounted(MARCH)

    def test_absent_people_did_not_come(self):
        self.second.registration_ids.action_absent()
        self.assertEqual(self.count(*NAMES), (2, 3, 2, 2, 4))

    def test_a_household_that_had_left_is_a_guest_only(self):
        self.end(self.files[1], "2026-03-30")
        self.assertEqual(self.count(*NAMES), (2, 4, 2, 2, 4))
        self.assert_solidarity_recounted(MARCH)

    def test_a_cancelled_workshop_was_not_held(self):
        third = self.make_workshop(self.env["res.partner"], day=20)
        self.assertEqual(self.count("workshops"), (3,))
        third._cancel_workshop("Rain", tell=False)
        self.assertEqual(self.count("workshops"), (2,))

    def test_a_workshop_to_come_is_not_held_yet(self):
        with freeze_time(date(2026, 3, 20)):
            self.assertEqual(self.count("workshops", "workshop_guests"), (1, 3))

    def test_the_last_day_is_in_its_month(self):
        self.assertEqual(self.count("workshops", month=APRIL), (0,))

    def test_erased_households_keep_their_attendances(self):
        self.end(self.files[1], "2026-03-31")
        before = self.values(self.lake, MARCH)
        self.files[1].action_erase()
        self.assertTrue(self.env["cocagne.workshop.kept"].search_count([]))
        self.assertEqual(self.values(self.lake, MARCH), before)
        self.assert_solidarity_recounted(MARCH)

    def test_a_workshop_of_another_garden_is_theirs(self):
        farid = self.files[1].partner_id
        self.make_workshop(self.env["res.partner"], company_id=self.other_garden.id)
        self.assertEqual(self.count("workshops"), (2,))
        self.assertEqual(self.count("workshops", garden=self.coast), (1,))
        self.assertEqual(self.count("workshop_households", garden=self.coast), (0,))
        self.assertTrue(farid)

    def test_a_workshop_of_an_establishment_counts_for_the_garden(self):
        farid = self.files[1].partner_id
        self.make_workshop(farid, day=21, company_id=self.branch.id)
        self.assertEqual(self.count(*NAMES), (3, 5, 4, 2, 8))
        self.assert_solidarity_recounted(MARCH)
