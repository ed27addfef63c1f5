"""Immersions, interviews and staff of the insertion site in May 2026."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.cocagne_insertion.tests.insertion_case import START

from .figure_case import MAY
from .test_indicators_insertion import JUNE, InsertionFigureCase

IMMERSIONS = ("immersions", "immersion_people", "immersion_hours")
INTERVIEWS = ("interviews", "interview_people", "interview_hours")


@tagged("post_install", "-at_install")
class TestImmersionFigures(InsertionFigureCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # one week of 35 hours, and one that goes on in June
        cls.week = cls.make_done(
            cls.make_immersion(date(2026, 5, 4), date(2026, 5, 10))
        )
        cls.last = cls.make_immersion(
            date(2026, 5, 25), date(2026, 6, 7), host_id=cls.other_host.id
        )
        cls.last.action_sign()

    def test_two_immersions_of_one_person(self):
        """Hours are known once the immersion is assessed."""
        self.assertEqual(self.count(*IMMERSIONS), (2, 1, 35))
        self.make_done_signed(self.last)
        self.assertEqual(self.count(*IMMERSIONS), (2, 1, 105))
        self.assertEqual(self.count(*IMMERSIONS, month=JUNE), (0, 0, 0))
        self.assert_insertion_recounted(MAY)

    def make_done_signed(self, immersion, **values):
        immersion.write({"assessment": "COMPLETED", "goals": "not_met", **values})
        immersion.action_assess()

    def test_who_did_not_come_was_in_no_immersion(self):
        self.make_done_signed(self.last, assessment="DID_NOT_SHOW")
        self.assertEqual(self.count(*IMMERSIONS), (1, 1, 35))
        self.assert_insertion_recounted(MAY)

    def test_what_is_not_signed_or_cancelled_counts_nowhere(self):
        self.last.action_cancel()
        self.assertEqual(self.count("immersions"), (1,))
        self.last.action_draft()
        self.assertEqual(self.count("immersions"), (1,))

    def test_the_dialogue_de_gestion_says_the_same(self):
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )
        for code, column in zip(IMMERSIONS, ("count", "people", "hours"), strict=True):
            value = dialogue._value("immersions", "discover", column)
            self.assertEqual(self.count(code), (value,))


@tagged("post_install", "-at_install")
class TestInterviewFigures(InsertionFigureCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meet("2026-05-04 08:00:00", 1.5)
        # 1 May at half past midnight in France, and 1 June
        cls.meet("2026-04-30 22:30:00", 1)
        cls.meet("2026-05-31 22:30:00", 1)
        cls.meet("2026-05-11 08:00:00", 1, state="missed")

    @classmethod
    def meet(cls, moment, hours, pathway=None, **values):
        return cls.env["cocagne.interview"].create(
            {
                "pathway_id": (pathway or cls.pathway).id,
                "date_start": moment,
                "duration": hours,
                "state": "held",
                "adviser_id": cls.user_insertion_adviser.id,
                **values,
            }
        )

    def test_two_interviews_of_one_person(self):
        self.assertEqual(self.count(*INTERVIEWS), (2, 1, 2.5))
        self.assert_insertion_recounted(MAY)

    def test_the_clock_is_that_of_the_garden(self):
        """In Guadeloupe it is still 30 April; 31 May lasts longer."""
        self.garden.partner_id.tz = "America/Guadeloupe"
        self.assertEqual(self.count(*INTERVIEWS), (2, 1, 2.5))
        self.garden.partner_id.tz = "UTC"
        self.assertEqual(self.count("interviews"), (2,))
        self.meet("2026-04-30 23:59:00", 1)
        self.assertEqual(self.count("interviews"), (2,))
        self.garden.partner_id.tz = False  # France
        self.assertEqual(self.count("interviews"), (3,))
        self.assert_insertion_recounted(MAY)

    def test_who_has_no_monthly_state_is_not_counted(self):
        person = self.make_person("Lola", "Testeur")
        candidate = self.make_pathway(
            person, self.make_pass(person, START), START, state="candidate"
        )
        self.meet("2026-05-05 08:00:00", 1, candidate)
        self.meet("2026-05-05 10:00:00", 1, self.hugo)
        self.assertEqual(self.count(*INTERVIEWS), (3, 2, 3.5))
        self.assert_insertion_recounted(MAY)

    def test_the_dialogue_de_gestion_says_the_same(self):
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )
        found = self.count("interviews", "interview_hours")
        for value, column in zip(found, ("count", "hours"), strict=True):
            self.assertEqual(value, dialogue._value("interviews", "held", column))


@tagged("post_install", "-at_install")
class TestStaffFigures(InsertionFigureCase):
    """A supervisor all the month, one from 17 May (15 days of 31), a half adviser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for role, etp, first, last, status in (
            ("eti", 1, "2020-01-01", False, "permanent"),
            ("eti", 0.62, "2026-05-17", False, "permanent"),
            ("eti", 1, "2020-01-01", "2026-04-30", "permanent"),
            ("eti", 1, "2026-06-01", False, "permanent"),
            ("eti", 1, "2020-01-01", False, "external"),
            ("cip", 0.5, "2020-01-01", "2026-05-31", "permanent"),
        ):
            cls.employ(
                cls.garden, role, etp, date_from=first, date_to=last, status=status
            )

    @classmethod
    def employ(cls, company, role, etp, **values):
        return cls.env["cocagne.insertion.staff"].create(
            {
                "name": "Somebody",
                "company_id": company.id,
                "role": role,
                "etp": etp,
                "date_from": "2020-01-01",
                **values,
            }
        )

    def test_supervisors_and_advisers_and_their_posts(self):
        """0.62 x 15 / 31 = 0.3."""
        self.assertEqual(self.count("supervisors", "supervisors_etp"), (2, 1.3))
        self.assertEqual(self.count("advisers", "advisers_etp"), (1, 0.5))
        self.assertEqual(self.count("advisers", month=JUNE), (0,))
        self.assert_insertion_recounted(MAY)

    def test_the_dialogue_de_gestion_says_the_same(self):
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )
        for code, row in (("supervisors", "eti"), ("advisers", "cip")):
            told = dialogue._value("staff", row, "permanent")
            posts = dialogue._value("staff", row, "permanent_etp")
            self.assertEqual(self.count(code, f"{code}_etp"), (told, posts))

    def test_other_gardens_and_establishments(self):
        self.employ(self.other_garden, "eti", 1)
        self.employ(self.branch, "cip", 1)
        self.assertEqual(self.count("supervisors", "advisers"), (2, 2))
        self.assertEqual(self.count("supervisors", garden=self.coast), (1,))
        self.assert_insertion_recounted(MAY)
