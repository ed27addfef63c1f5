"""The profile of a garden and who may change it (R1-R3)."""

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.garden.res_company import MENTION_ASSOCIATION, MENTION_FRANCHISE
from .common import FEE, TODAY, CocagneCase


@tagged("post_install", "-at_install")
class TestGarden(CocagneCase):
    def test_two_gardens_do_not_share_a_code(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(Exception) as refusal:
            self.other_garden.garden_code = self.garden.garden_code
            self.other_garden.flush_recordset()
        self.assertIn("garden_code", str(refusal.exception))

    def test_the_places_with_their_own_holidays_are_those_of_the_library(self):
        places = dict(self.env["res.company"]._selection_holiday_subdivision())
        self.assertEqual(places["6AE"], "Alsace")
        self.assertNotIn("Zone A", places)

    def test_a_new_garden_does_not_print_odoos_logo(self):
        garden = self.env["res.company"].create({"name": "New", "is_garden": True})
        self.assertFalse(garden.logo)

    def test_a_garden_with_vat_has_no_mention(self):
        self.garden.vat_liable = True
        self.assertEqual(self.garden._invoice_legal_mention(), "")

    def test_an_association_without_vat_quotes_its_article(self):
        self.garden.vat_liable = False
        self.assertEqual(self.garden._invoice_legal_mention(), MENTION_ASSOCIATION)

    def test_another_garden_without_vat_quotes_the_franchise(self):
        self.garden.write({"vat_liable": False, "legal_form": "sole_trader"})
        self.assertEqual(self.garden._invoice_legal_mention(), MENTION_FRANCHISE)

    def test_a_garden_may_write_its_own_mention(self):
        self.garden.write({"vat_liable": False, "legal_mention": "Own words"})
        self.assertEqual(self.garden._invoice_legal_mention(), "Own words")

    def test_the_mention_is_printed_on_the_invoices_of_a_garden_without_vat(self):
        self.garden.vat_liable = False
        self.assertIn(MENTION_ASSOCIATION, self._printed_invoice())

    def test_no_mention_is_printed_when_vat_is_charged(self):
        self.assertNotIn(MENTION_ASSOCIATION, self._printed_invoice())

    def test_the_contact_of_a_garden_is_not_a_member_of_another(self):
        with self.assertRaises(ValidationError):
            self.other_garden.commercial_contact_id = self.alice

    def test_the_usual_product_of_fees_has_no_vat(self):
        self.assertFalse(self.normal.product_id.taxes_id)

    def _printed_invoice(self):
        self.bruno_unpaid.action_invoice()
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "account.account_invoices", self.bruno_unpaid.move_id.ids
        )
        return html.decode()


@tagged("post_install", "-at_install")
class TestGardenProfile(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        profiles = cls.env["cocagne.garden.profile"].with_user(cls.user_manager)
        cls.profile = profiles.browse(cls.garden.id)

    def test_the_menu_opens_the_garden_of_the_manager(self):
        action = self.profile.browse().action_open()
        self.assertEqual(action["res_id"], self.garden.id)

    def test_a_manager_changes_the_settings_of_the_garden(self):
        self.profile.write({"trade_name": "Le Lac", "use_home_delivery": True})
        self.assertEqual(self.garden.trade_name, "Le Lac")
        self.assertTrue(self.garden.use_home_delivery)

    def test_a_manager_changes_the_address_of_the_garden(self):
        self.profile.write({"street": "1 rue du Lac", "city": "Annecy"})
        self.assertEqual(self.garden.partner_id.city, "Annecy")

    def test_a_manager_does_not_write_on_the_company_itself(self):
        with self.assertRaises(AccessError):
            self.garden.with_user(self.user_manager).trade_name = "Le Lac"

    def test_a_manager_does_not_move_the_garden_under_another(self):
        with self.assertRaises(AccessError):
            self.profile.write({"parent_id": self.other_garden.id})

    def test_a_manager_does_not_turn_the_profile_to_another_garden(self):
        with self.assertRaises(AccessError):
            self.profile.write(
                {"company_id": self.other_garden.id, "trade_name": "Taken"}
            )

    def test_a_manager_does_not_create_a_garden(self):
        with self.assertRaises(AccessError):
            self.profile.create({"name": "New"})

    def test_a_manager_adds_the_bank_account_of_the_garden(self):
        iban = "FR7630006000011234567890189"
        self.profile.write({"bank_ids": [Command.create({"acc_number": iban})]})
        self.assertEqual(self.garden.bank_ids.sanitized_acc_number, iban)

    def test_a_manager_does_not_reach_the_bank_account_of_another_garden(self):
        other = self.env["res.partner.bank"].create(
            {
                "acc_number": "FR1420041010050500013M02606",
                "partner_id": self.other_garden.partner_id.id,
                "company_id": self.other_garden.id,
            }
        )
        with self.assertRaises(AccessError):
            self.profile.write(
                {"bank_ids": [Command.update(other.id, {"acc_number": "1"})]}
            )

    def test_a_manager_does_not_write_on_the_card_of_another_garden(self):
        card = self.other_garden.partner_id.with_user(self.user_manager)
        with self.assertRaises(AccessError):
            card.phone = "0100000000"

    def test_a_manager_writes_on_the_card_of_the_garden(self):
        card = self.garden.partner_id.with_user(self.user_manager)
        card.phone = "0100000000"
        self.assertEqual(self.garden.phone, "0100000000")

    def test_a_wrong_siret_is_refused(self):
        with self.assertRaises(ValidationError):
            self.profile.siret = "12345678900011"

    def test_a_wrong_creditor_identifier_is_refused(self):
        with self.assertRaises(ValidationError):
            self.profile.sepa_creditor_identifier = "FR00ZZZ000000"

    def test_the_profile_of_a_mother_house_lists_its_establishments(self):
        branch = self.env["res.company"].create(
            {"name": "Jardin du Lac Nord", "parent_id": self.garden.id}
        )
        self.user_manager.company_ids += branch
        profile = self.profile.with_context(
            allowed_company_ids=(self.garden | branch).ids
        )
        self.assertEqual(profile.branch_ids.company_id, branch)

    def test_the_first_type_of_a_manager_gets_the_usual_product(self):
        kind = (
            self.env["cocagne.membership.type"]
            .with_user(self.user_manager)
            .create({"name": "Solidarity", "amount": FEE})
        )
        self.assertEqual(kind.product_id, self.garden.membership_product_id)

    def test_the_seasons_of_a_garden_follow_its_local_holidays(self):
        self.profile.holiday_subdivision = "6AE"
        season = self.make_season(TODAY.year)
        season.action_generate_holidays()
        days = [str(day) for day in season.holiday_ids.mapped("date")]
        self.assertIn("2026-12-26", days)
