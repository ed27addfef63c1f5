"""Conventions, annexes and their amendments, through the models."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .annex_case import CONVENTION_END, AnnexCase


@tagged("post_install", "-at_install")
class TestConvention(AnnexCase):
    def test_r5132_27_a_convention_of_three_years_is_accepted(self):
        self.assertEqual(self.convention.date_end, CONVENTION_END)

    def test_r5132_27_a_day_more_is_refused_with_the_article(self):
        with self.assertRaisesRegex(ValidationError, r"31/12/2028.*R\.5132-27"):
            self.convention.date_end = date(2029, 1, 1)

    def test_a_convention_is_not_cut_before_its_annex(self):
        with self.assertRaisesRegex(ValidationError, "annex"):
            self.convention.date_end = date(2026, 6, 30)

    def test_r5132_28_what_it_does_not_say_is_told(self):
        self.assertIn("R.5132-28", self.convention.missing)
        self.convention.write(
            {"posts_text": "24", "commitments": "60 %", "funding": "State"}
        )
        self.assertFalse(self.convention.missing)
        self.convention.has_immersions = True
        self.assertIn("D.5132-43-1", self.convention.missing)


@tagged("post_install", "-at_install")
class TestAnnex(AnnexCase):
    def annex_2027(self, number="ACI025270001A0M0", **values):
        return self.make_annex(
            number,
            **{
                "date_start": date(2027, 1, 1),
                "date_end": date(2027, 12, 31),
                **values,
            },
        )

    def test_an_annex_finds_the_convention_of_its_days(self):
        self.assertEqual(self.annex_2027().convention_id, self.convention)

    def test_the_number_is_checked_and_cleaned(self):
        self.assertEqual(
            self.annex_2027(number="aci 02527 0001 a0m0").number, "ACI025270001A0M0"
        )
        for wrong in ("ACI02527001A0M0", "ACI025270001A0", "XYZ025270001A0M0"):
            with self.subTest(wrong), self.assertRaisesRegex(ValidationError, wrong):
                self.annex.number = wrong

    def test_the_same_number_twice_is_refused(self):
        self.annex.state = "CLOTURE"
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.make_annex(self.annex.number, state="BROUILLON")

    def test_r5132_27_a_year_is_accepted_and_a_day_more_refused(self):
        annex = self.annex_2027()
        self.assertEqual(annex.date_end, date(2027, 12, 31))
        with self.assertRaisesRegex(ValidationError, "31/12/2027"):
            annex.date_end = date(2028, 1, 1)

    def test_an_annex_outside_its_convention_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "01/01/2026"):
            self.annex_2027(
                number="ACI025250001A0M0",
                date_start=date(2025, 1, 1),
                date_end=date(2025, 12, 31),
                convention_id=self.convention.id,
            )

    def test_two_annexes_at_a_time_are_refused_and_drafts_accepted(self):
        with self.assertRaisesRegex(ValidationError, "ACI025260001A0M0"):
            self.make_annex("ACI025260002A0M0")
        self.make_annex("ACI025260003A0M0", state="BROUILLON")

    def test_the_amount_of_a_post_is_that_of_the_arrete_unless_keyed(self):
        annex = self.env["cocagne.annex"].create(
            {
                "number": "ACI025270001A0M0",
                "company_id": self.garden.id,
                "date_start": "2027-01-01",
                "date_end": "2027-12-31",
                "posts": 24.76,
            }
        )
        self.assertEqual(annex.unit_amount, 23921.0)
        self.assertEqual(annex.amount, 592283.96)
        self.assertEqual(self.annex.unit_amount, 24000.0)

    def test_an_annex_of_six_months_has_half_of_the_year(self):
        annex = self.annex_2027(date_end=date(2027, 6, 30))
        self.assertEqual((annex.months, annex.amount), (6, 120000.0))

    def test_posts_are_above_zero(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.annex_2027(posts=0.0)

    # -- amendments ----------------------------------------------------------------------

    def amend(self, posts=12.0):
        action = self.annex.with_user(self.user_director).action_amend()
        amendment = self.env["cocagne.annex"].browse(action["res_id"])
        amendment.posts = posts
        return amendment

    def test_an_amendment_has_the_next_number_and_waits_for_its_signature(self):
        amendment = self.amend()
        self.assertEqual(amendment.number, "ACI025260001A0M1")
        self.assertEqual((amendment.state, self.annex.state), ("SAISI", "VALIDE"))
        self.assertEqual(amendment, self.amend(), "a second click opens the same one")

    def test_a_signed_amendment_replaces_the_annex_and_takes_its_contracts(self):
        amendment = self.amend()
        amendment.with_user(self.user_director).action_validate()
        self.assertEqual((amendment.state, self.annex.state), ("VALIDE", "HISTORISE"))
        self.assertEqual(self.contract.annex_id, amendment)

    def test_what_was_worked_before_an_amendment_counts_after_it(self):
        states = self.prepare(1, validate=True)
        amendment = self.amend()
        amendment.action_validate()
        self.assertEqual(states.annex_id, self.annex)
        self.assertEqual(amendment.declared_months, 1)
        self.assertAlmostEqual(amendment.hours_used, 112.67, 2)
        self.assertEqual(self.prepare(2).annex_id, amendment)

    def test_a_cancelled_annex_is_not_amended(self):
        self.annex.state = "ANNULE"
        with self.assertRaisesRegex(UserError, "ACI025260001A0M0"):
            self.annex.action_amend()

    # -- who may -------------------------------------------------------------------------

    def test_only_the_director_writes_an_annex(self):
        for role in ("insertion_adviser", "payroll", "supervisor"):
            user = getattr(self, f"user_{role}")
            with self.subTest(role), self.assertRaises(AccessError):
                self.annex.with_user(user).posts = 11.0
        self.annex.with_user(self.user_director).posts = 11.0

    def test_who_sells_or_prepares_sees_no_annex(self):
        for role in ("sales_desk", "preparer", "head_office", "supervisor"):
            user = getattr(self, f"user_{role}")
            with self.subTest(role), self.assertRaises(AccessError):
                self.annex.with_user(user).read(["number"])

    def test_every_reader_opens_the_annex_with_its_figures(self):
        self.prepare(1)
        names = [
            "etp_forecast",
            "use_picture",
            "amount_received",
            "receipts",
            "next_step",
        ]
        for role in ("insertion_adviser", "payroll", "director", "accountant"):
            user = getattr(self, f"user_{role}")
            self.env.invalidate_all()
            with self.subTest(role):
                read = self.annex.with_user(user).read(names)[0]
                self.assertEqual(len(read["use_picture"]["months"]), 12)

    def test_the_accountant_does_not_see_who_begins_or_ends(self):
        self.contract.contract_date_end = date(2026, 11, 30)
        self.assertIn("Farid", self.annex.with_user(self.user_payroll).coming)
        with self.assertRaises(AccessError):
            self.annex.with_user(self.user_accountant).read(["coming"])

    def test_another_garden_does_not_see_it(self):
        other = self.make_user(
            "other_director", "cocagne_insertion.group_director", self.other_garden
        )
        self.assertFalse(
            self.env["cocagne.annex"]
            .with_user(other)
            .with_context(allowed_company_ids=self.other_garden.ids)
            .search([])
        )
