"""Who reads and writes memberships and the garden profile (R101), garden by garden."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import FEE, TODAY, CocagneCase

OPERATIONS = ("read", "write", "create", "unlink")
NOTHING = ()

#: What each role may do; a role that is not listed may do nothing.
RIGHTS = {
    "cocagne.membership": {
        "sales_desk": OPERATIONS,
        "accountant": ("read", "write", "create"),
        "manager": OPERATIONS,
    },
    "cocagne.membership.type": {
        "sales_desk": ("read",),
        "accountant": ("read",),
        "manager": OPERATIONS,
    },
    "cocagne.membership.period": {
        "sales_desk": ("read",),
        "accountant": ("read",),
        "manager": OPERATIONS,
    },
    "cocagne.garden.profile": {"manager": ("read", "write")},
    # the system administrator alone: managers go through the profile
    "res.company": {
        role: ("read",)
        for role in (
            "preparer",
            "sales_desk",
            "accountant",
            "manager",
            "insertion_adviser",
            "head_office",
        )
    },
}


@tagged("post_install", "-at_install")
class TestRights(CocagneCase):
    def test_r101_preparers_have_only_their_rights(self):
        self._check("preparer")

    def test_r101_the_sales_desk_has_only_its_rights(self):
        self._check("sales_desk")

    def test_r101_accountants_have_only_their_rights(self):
        self._check("accountant")

    def test_r101_managers_have_only_their_rights(self):
        self._check("manager")

    def test_r101_insertion_advisers_have_only_their_rights(self):
        self._check("insertion_adviser")

    def test_r101_the_head_office_has_only_its_rights(self):
        self._check("head_office")

    def _check(self, role):
        user = getattr(self, f"user_{role}")
        for model, rights in RIGHTS.items():
            records = self.env[model].with_user(user)
            allowed = [op for op in OPERATIONS if records.has_access(op)]
            self.assertEqual(tuple(allowed), rights.get(role, NOTHING), model)


@tagged("post_install", "-at_install")
class TestPrivateFields(CocagneCase):
    def test_preparers_do_not_see_who_paid_the_membership(self):
        with self.assertRaises(AccessError):
            self.alice.with_user(self.user_preparer).read(["membership_state"])

    def test_preparers_do_not_see_balances(self):
        with self.assertRaises(AccessError):
            self.alice.with_user(self.user_preparer).read(["member_balance"])

    def test_preparers_can_still_read_the_card_of_a_member(self):
        alice = self.alice.with_user(self.user_preparer)
        self.assertEqual(alice.member_number, self.alice.member_number)

    def test_preparers_do_not_see_bank_accounts(self):
        self.assertFalse(self._banks_seen_by(self.user_preparer))

    def test_the_sales_desk_sees_bank_accounts(self):
        self.assertTrue(self._banks_seen_by(self.user_sales_desk))

    def test_preparers_see_the_members_whose_baskets_they_prepare(self):
        self.assertTrue(self._members_seen_by(self.user_preparer))

    def test_the_head_office_sees_no_member(self):
        self.assertFalse(self._members_seen_by(self.user_head_office))

    def test_insertion_advisers_see_no_member(self):
        self.assertFalse(self._members_seen_by(self.user_insertion_adviser))

    def _members_seen_by(self, user):
        people = self.env["res.partner"].with_user(user)
        return people.search([("cocagne_client", "=", True)])

    def _banks_seen_by(self, user):
        banks = self.env["res.partner.bank"]
        banks.create(
            {
                "acc_number": "FR1420041010050500013M02606",
                "partner_id": self.alice.id,
            }
        )
        return banks.with_user(user).search([("partner_id", "=", self.alice.id)])

    def test_the_sales_desk_sees_the_balance(self):
        alice = self.alice.with_user(self.user_sales_desk)
        self.assertEqual(alice.member_balance, 0.0)

    def test_whoever_plans_baskets_may_ask_if_a_membership_is_valid(self):
        alice = self.alice.with_user(self.user_preparer)
        self.assertTrue(alice._has_valid_membership(self.garden, TODAY))


@tagged("post_install", "-at_install")
class TestOtherGarden(CocagneCase):
    """A manager of Jardin de la Côte knows nothing of Jardin du Lac."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.neighbour = cls.make_user(
            "neighbour", "cocagne_jardin.group_manager", cls.other_garden
        )

    def _as_neighbour(self, records):
        context = {"allowed_company_ids": self.other_garden.ids}
        return records.with_user(self.neighbour).with_context(**context)

    def test_another_garden_finds_no_membership(self):
        found = self._as_neighbour(self.env["cocagne.membership"]).search([])
        self.assertFalse(found & (self.alice_paid | self.bruno_unpaid))

    def test_another_garden_finds_no_type(self):
        found = self._as_neighbour(self.env["cocagne.membership.type"]).search([])
        self.assertNotIn(self.normal, found)

    def test_another_garden_finds_no_period(self):
        found = self._as_neighbour(self.env["cocagne.membership.period"]).search([])
        self.assertNotIn(self.period, found)

    def test_another_garden_finds_no_member(self):
        found = self._as_neighbour(self.env["res.partner"]).search(
            [("cocagne_client", "=", True)]
        )
        self.assertFalse(found & (self.alice | self.bruno))

    def test_another_garden_reads_no_membership(self):
        with self.assertRaises(AccessError):
            self._as_neighbour(self.alice_paid).read(["state"])

    def test_another_garden_writes_no_membership(self):
        with self.assertRaises(AccessError):
            self._as_neighbour(self.alice_paid).amount = 1.0

    def test_another_garden_reads_no_profile(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        with self.assertRaises(AccessError):
            self._as_neighbour(profile).read(["name"])

    def test_another_garden_writes_no_profile(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        with self.assertRaises(AccessError):
            self._as_neighbour(profile).trade_name = "Taken"

    def test_a_membership_cannot_join_a_member_of_another_garden(self):
        other = self.env["res.partner"].create(
            {
                "name": "Gaël Gris",
                "cocagne_client": True,
                "company_id": self.other_garden.id,
            }
        )
        with self.assertRaisesRegex(Exception, "Gaël Gris"):
            self.make_membership(other)


@tagged("post_install", "-at_install")
class TestEstablishment(CocagneCase):
    """An establishment shares the association of its mother house (R2)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.branch = cls.env["res.company"].create(
            {"name": "Jardin du Lac Nord", "parent_id": cls.garden.id}
        )
        cls.clerk = cls.make_user(
            "branch_desk", "cocagne_jardin.group_sales_desk", cls.branch
        )

    def _as_clerk(self, records):
        context = {"allowed_company_ids": self.branch.ids}
        return records.with_user(self.clerk).with_context(**context)

    def test_an_establishment_reads_the_memberships_of_its_mother_house(self):
        found = self._as_clerk(self.env["cocagne.membership"]).search([])
        self.assertIn(self.alice_paid, found)

    def test_the_card_of_a_member_says_the_same_in_an_establishment(self):
        self.assertEqual(self._as_clerk(self.alice).membership_state, "current")

    def test_a_membership_sold_by_an_establishment_is_of_the_mother_house(self):
        membership = self._as_clerk(self.env["cocagne.membership"]).create(
            {"partner_id": self.eric.id, "type_id": self.normal.id}
        )
        self.assertEqual(membership.company_id, self.garden)

    def test_an_establishment_invoices_the_fee_under_its_own_name(self):
        self._as_clerk(self.bruno_unpaid).action_invoice()
        self.assertEqual(self.bruno_unpaid.move_id.company_id, self.branch)
        self.assertEqual(self.bruno_unpaid.move_id.amount_total, FEE)

    def test_an_establishment_follows_the_membership_rule_of_its_mother_house(self):
        self.garden.membership_period_mode = "rolling"
        self.assertEqual(self.branch.membership_period_mode, "rolling")
