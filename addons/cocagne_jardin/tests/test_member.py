"""The card of a member: what it says, its number, how it is found (R22, R24, R34)."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, CocagneCase


@tagged("post_install", "-at_install")
class TestMemberCard(CocagneCase):
    def test_the_card_tells_the_state_of_each_member(self):
        self.make_membership(
            self.eric,
            date_from="2025-01-01",
            date_to="2025-12-31",
            paid_on="2025-01-01",
        )
        dora = self.make_member("Dora", "Blanc")
        people = self.alice | self.bruno | self.chloe | self.eric | dora
        self.assertEqual(
            people.mapped("membership_state"),
            ["current", "unpaid", "exempt", "expired", "none"],
        )

    def test_a_membership_paid_for_next_year_is_not_started(self):
        self.make_membership(
            self.eric, date_from="2027-01-01", date_to="2027-12-31", paid_on=TODAY
        )
        self.assertEqual(self.eric.membership_state, "upcoming")

    def test_the_card_tells_until_when_the_member_has_paid(self):
        self.assertEqual(self.alice.membership_expires_on, date(2026, 12, 31))

    def test_members_are_found_by_the_state_of_their_card(self):
        def found(state):
            return self.env["res.partner"].search(
                [
                    ("membership_state", "=", state),
                    ("company_id", "=", self.garden.id),
                    ("cocagne_client", "=", True),
                ]
            )

        states = ("current", "unpaid", "exempt", "none", "expired")
        self.assertEqual(
            [found(state) for state in states],
            [self.alice, self.bruno, self.chloe, self.eric, self.env["res.partner"]],
        )

    def test_members_whose_membership_ends_in_a_window_are_found(self):
        found = self.env["res.partner"].search(
            [
                ("membership_expires_on", ">=", "2026-12-01"),
                ("membership_expires_on", "<=", "2026-12-31"),
                ("company_id", "=", self.garden.id),
            ]
        )
        self.assertEqual(found, self.alice | self.chloe)

    def test_the_first_membership_is_the_oldest_one(self):
        self.make_membership(
            self.alice, date_from="2024-01-01", date_to="2024-12-31", paid_on=TODAY
        )
        self.assertEqual(self.alice.first_membership_date, date(2024, 1, 1))

    def test_a_first_membership_from_before_this_software_is_kept(self):
        self.eric.first_membership_date = "2015-03-01"
        self.make_membership(self.eric)
        self.assertEqual(self.eric.first_membership_date, date(2015, 3, 1))

    def test_a_paid_membership_is_valid_only_during_its_dates(self):
        self.assertTrue(self.alice._has_valid_membership(self.garden, TODAY))
        self.assertFalse(
            self.alice._has_valid_membership(self.garden, date(2027, 1, 1))
        )

    def test_an_unpaid_membership_is_not_valid(self):
        self.assertFalse(self.bruno._has_valid_membership(self.garden, TODAY))

    def test_an_exempt_member_is_valid(self):
        self.assertTrue(self.chloe._has_valid_membership(self.garden, TODAY))

    def test_a_contact_of_a_household_is_covered_by_its_membership(self):
        child = self.env["res.partner"].create(
            {"firstname": "Zoé", "lastname": "Martin", "parent_id": self.alice.id}
        )
        self.assertTrue(child._has_valid_membership(self.garden, TODAY))

    def test_a_membership_of_one_garden_says_nothing_to_another(self):
        self.assertFalse(self.alice._has_valid_membership(self.other_garden, TODAY))

    def test_a_membership_of_the_mother_house_is_valid_in_its_establishments(self):
        branch = self.env["res.company"].create(
            {"name": "Jardin du Lac Nord", "parent_id": self.garden.id}
        )
        self.assertTrue(self.alice._has_valid_membership(branch, TODAY))

    def test_a_compulsory_membership_refuses_who_has_not_paid(self):
        self.garden.membership_required = True
        with self.assertRaisesRegex(UserError, "Bruno"):
            (self.alice | self.bruno)._check_membership(self.garden, TODAY)

    def test_an_optional_membership_refuses_nobody(self):
        self.garden.membership_required = False
        self.bruno._check_membership(self.garden, TODAY)

    def test_a_garden_without_memberships_refuses_nobody(self):
        self.garden.write({"membership_required": True, "use_memberships": False})
        self.bruno._check_membership(self.garden, TODAY)


@tagged("post_install", "-at_install")
class TestMemberNumber(CocagneCase):
    def test_each_new_client_gets_the_next_number(self):
        dora, emile = (
            self.make_member("Dora", "Blanc"),
            self.make_member("Émile", "Brun"),
        )
        self.assertEqual(int(emile.member_number), int(dora.member_number) + 1)

    def test_an_imported_number_is_kept(self):
        dora = self.make_member("Dora", "Blanc", member_number="A-17")
        self.assertEqual(dora.member_number, "A-17")

    def test_numbering_goes_on_above_the_imported_numbers(self):
        self.make_member("Dora", "Blanc", member_number="4000")
        emile = self.make_member("Émile", "Brun")
        self.assertEqual(emile.member_number, "4001")

    def test_a_first_membership_makes_a_client_with_a_number(self):
        stranger = self.env["res.partner"].create({"name": "Fanny Noir"})
        self.make_membership(stranger)
        self.assertTrue(stranger.member_number)
        self.assertEqual(stranger.company_id, self.garden)

    def test_a_number_is_used_once_in_a_garden(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(Exception) as refusal:
            self.eric.member_number = self.alice.member_number
            self.eric.flush_recordset()
        self.assertIn("member_number", str(refusal.exception))

    def test_two_gardens_may_use_the_same_number(self):
        other = self.env["res.partner"].create(
            {
                "name": "Gaël Gris",
                "cocagne_client": True,
                "company_id": self.other_garden.id,
                "member_number": self.alice.member_number,
            }
        )
        self.assertEqual(other.member_number, self.alice.member_number)

    def test_a_client_always_belongs_to_a_garden(self):
        with self.assertRaises(ValidationError):
            self.alice.company_id = False

    def test_a_member_is_found_by_number(self):
        self.eric.member_number = "98765"
        self.assertIn(self.eric, self._find("98765"))

    def test_a_member_is_found_without_accent_nor_apostrophe(self):
        self.assertIn(self.eric, self._find("eric d avout"))

    def test_a_member_is_found_by_any_part_of_the_name_in_any_order(self):
        self.assertIn(self.alice, self._find("mart ali"))

    def test_words_that_match_two_people_find_nobody(self):
        self.assertFalse(self._find("alice petit"))

    def _find(self, text):
        names = self.env["res.partner"].name_search(
            text, [("company_id", "=", self.garden.id)]
        )
        return self.env["res.partner"].browse([row[0] for row in names])


@tagged("post_install", "-at_install")
class TestMemberListBudget(CocagneCase):
    """The list of members reads the same number of times for 10 and for 50 members."""

    def test_the_members_list_does_not_query_once_per_member(self):
        members = self.env["res.partner"].create(
            [
                {
                    "firstname": "Member",
                    "lastname": str(number),
                    "cocagne_client": True,
                    "membership_ids": [
                        Command.create(
                            {"type_id": self.normal.id, "company_id": self.garden.id}
                        )
                    ],
                }
                for number in range(50)
            ]
        )
        self.env.flush_all()
        self._read_list(members[:1])
        self.assertEqual(self._count(members[:10]), self._count(members))

    def _count(self, members):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._read_list(members)
        return self.env.cr.sql_log_count - before

    def _read_list(self, members):
        names = ("member_number", "complete_name", "phone", "city")
        names += ("membership_state", "membership_expires_on", "member_balance")
        members.with_user(self.user_sales_desk).web_read({name: {} for name in names})
