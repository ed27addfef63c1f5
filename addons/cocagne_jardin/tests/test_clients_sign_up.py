"""The sign-up at the desk, from the first word to the paper (R75-R77)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .clients_case import IBAN, IDENTITY, ClientsCase
from .common import FEE

NEW = {
    "is_new": True,
    "firstname": "Farid",
    "lastname": "Naït",
    **IDENTITY,
}


@tagged("post_install", "-at_install")
class TestSignUp(ClientsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fee_paid = {"membership_choice": "paid"}

    def new_client(self, **values):
        sign_up = self.start()
        sign_up.write({**NEW, **values})
        sign_up.action_next()
        return sign_up

    def finish(self, sign_up):
        sign_up.action_confirm()
        return sign_up.order_id.sudo()

    def test_r75_a_known_client_begins_at_the_offers(self):
        action = self.alice.with_user(self.user_sales_desk).action_sign_up()
        sign_up = self.env["cocagne.sign.up"].browse(action["res_id"])
        self.assertEqual((sign_up.step, sign_up.partner_id), ("offers", self.alice))

    def test_r75_a_new_client_is_written_with_the_order(self):
        sign_up = self.new_client()
        self.choose(sign_up)
        sign_up.action_next()
        self.mairie.with_user(self.user_sales_desk).with_context(
            sign_up_id=sign_up.id
        ).action_choose_for_sign_up()
        sign_up.action_next()
        sign_up.action_next()
        sign_up.write(
            {
                "payment_mode_id": self.mode("cheque").id,
                "payment_period_id": self.period_choice("monthly").id,
            }
        )
        sign_up.action_next()
        sign_up.membership_choice = "none"
        sign_up.action_next()
        people = self.env["res.partner"].search_count([("lastname", "=", "Naït")])
        self.assertEqual((sign_up.step, people), ("summary", 0))
        order = self.finish(sign_up)
        self.assertEqual(order.partner_id.lastname, "Naït")
        self.assertTrue(order.partner_id.member_number)
        self.assertEqual((order.state, len(order.basket_ids)), ("sale", self.WEEKS))

    def test_r75_a_new_client_without_town_goes_no_further(self):
        with self.assertRaisesRegex(UserError, "town"):
            self.new_client(city=False)

    def test_r75_somebody_who_may_be_known_is_shown(self):
        self.alice.phone = "04 76 12 34 56"
        sign_up = self.start()
        sign_up.write({"is_new": True, "phone": "0476123456"})
        self.assertIn(self.alice, sign_up.similar_ids)
        sign_up.write({"phone": False, "firstname": "alice", "lastname": "MARTIN"})
        self.assertIn(self.alice, sign_up.similar_ids)

    def test_r75_nobody_chosen_goes_no_further(self):
        with self.assertRaisesRegex(UserError, "Search the client"):
            self.start().action_next()

    def test_r75_the_catalogue_of_the_desk_is_that_of_the_client(self):
        shops = self.make_category("Shops")
        reserved = self.make_offer(client_category_ids=[Command.set(shops.ids)])
        self.assertNotIn(reserved, self.start(self.alice).catalogue_ids)
        self.alice.category_id = shops
        self.assertIn(reserved, self.start(self.alice).catalogue_ids)

    def test_r76_each_step_asks_for_what_it_needs(self):
        sign_up = self.start(self.alice)
        with self.assertRaisesRegex(UserError, "at least one offer"):
            sign_up.action_next()
        self.choose(sign_up)
        sign_up.action_next()
        with self.assertRaisesRegex(UserError, "Choose a depot"):
            sign_up.action_next()

    def test_r76_going_back_loses_nothing(self):
        sign_up = self.sign_up(self.alice)
        sign_up.action_back()
        self.assertEqual(sign_up.step, "payment")
        sign_up.action_back()
        self.assertEqual((sign_up.step, sign_up.depot_id), ("when", self.mairie))

    def test_r76_a_full_depot_says_so(self):
        self.mairie.capacity = 1
        self.order_offer(self.bruno)
        with self.assertRaisesRegex(UserError, "full"):
            self.sign_up(self.alice)

    def test_r76_a_full_depot_proposes_its_waiting_list(self):
        self.mairie.capacity = 1
        self.order_offer(self.bruno)
        sign_up = self.start(self.alice)
        self.choose(sign_up)
        sign_up.action_next()
        card = self.mairie.with_user(self.user_sales_desk)
        card.with_context(sign_up_id=sign_up.id).action_wait_for_sign_up()
        entry = self.env["cocagne.waiting.entry"].search(
            [("depot_id", "=", self.mairie.id)]
        )
        self.assertEqual(
            (entry.partner_id, entry.product_id), (self.alice, self.simple)
        )

    def test_r23_a_professional_depot_is_shown_to_its_categories(self):
        shops = self.make_category("Shops")
        self.mairie.write(
            {"category": "professional", "client_category_ids": [(6, 0, shops.ids)]}
        )
        self.assertNotIn(self.mairie, self.start(self.alice).depot_ids)
        self.alice.category_id = shops
        self.assertIn(self.mairie, self.start(self.alice).depot_ids)

    def test_r76_a_reserved_depot_asks_for_its_password(self):
        self.mairie.category = "reserved"
        self.mairie.set_access_code("carotte")
        sign_up = self.start(self.alice)
        self.choose(sign_up)
        sign_up.action_next()
        sign_up.depot_id = self.mairie
        with self.assertRaisesRegex(UserError, "is reserved"):
            sign_up.action_next()
        sign_up.access_code = "navet"
        with self.assertRaisesRegex(UserError, "is reserved"):
            sign_up.action_next()
        sign_up.access_code = "carotte"
        sign_up.action_next()
        self.assertEqual(sign_up.step, "when")

    def test_r76_the_first_day_respects_the_deadline(self):
        self.garden.order_deadline_days = 3
        order = self.finish(self.sign_up(self.alice))
        self.assertEqual(min(order.basket_ids.mapped("date")), date(2026, 6, 23))

    def test_r76_a_direct_debit_needs_a_right_iban(self):
        with self.assertRaisesRegex(UserError, "needs the IBAN"):
            self.sign_up(self.alice, mode="sepa")
        with self.assertRaisesRegex(UserError, "is not right"):
            self.sign_up(self.alice, mode="sepa", iban="FR7612345")

    def test_r76_a_mandate_waits_for_its_signature(self):
        self.finish(self.sign_up(self.alice, mode="sepa", iban=IBAN))
        mandate = self.env["account.banking.mandate"].search(
            [("partner_id", "=", self.alice.id)]
        )
        self.assertEqual(mandate.state, "draft")
        self.assertEqual(mandate.partner_bank_id.sanitized_acc_number, IBAN)

    def test_r76_a_mandate_signed_at_the_desk_is_valid(self):
        self.finish(
            self.sign_up(
                self.alice, mode="sepa", iban=IBAN, mandate_signed_on="2026-06-15"
            )
        )
        mandate = self.env["account.banking.mandate"].search(
            [("partner_id", "=", self.alice.id)]
        )
        self.assertEqual(mandate.state, "valid")

    def test_r76_a_known_mandate_is_used_again(self):
        for _time in range(2):
            self.finish(
                self.sign_up(
                    self.alice, mode="sepa", iban=IBAN, mandate_signed_on="2026-06-15"
                )
            )
        count = self.env["account.banking.mandate"].search_count(
            [("partner_id", "=", self.alice.id)]
        )
        self.assertEqual(count, 1)

    def test_r76_members_are_not_asked_for_a_membership(self):
        self.assertEqual(self.sign_up(self.alice).step, "summary")

    def test_r76_a_compulsory_membership_blocks(self):
        self.garden.membership_required = True
        for choice in ("none", "invoice"):
            with self.assertRaisesRegex(UserError, "only members who paid"):
                self.sign_up(self.eric, membership_choice=choice)

    def test_r76_the_fee_is_paid_with_the_sign_up(self):
        self.garden.membership_required = True
        self.finish(self.sign_up(self.eric, **self.fee_paid))
        self.assertEqual(self.eric.membership_state, "current")

    def test_r76_the_fee_is_invoiced_with_the_sign_up(self):
        self.finish(self.sign_up(self.eric, membership_choice="invoice"))
        membership = self.eric.membership_ids
        self.assertEqual(
            (membership.state, membership.move_id.amount_total), ("unpaid", FEE)
        )

    def test_r76_a_product_without_delivery_skips_the_depot(self):
        honey = self.make_offer(
            self.make_jar(type="service"), name="Honey", frequency=self.weekly[:0]
        )
        sign_up = self.sign_up(self.alice, honey)
        order = self.finish(sign_up)
        self.assertEqual((order.is_subscription, order.amount_total), (False, 5.0))

    def test_r77_the_summary_tells_place_dates_and_total(self):
        summary = self.sign_up(self.alice).summary
        self.assertNotIn("Membership", summary)
        self.assertIn("Mairie", summary)
        self.assertIn("Martin", summary)
        self.assertRegex(summary, r"\b290[.,]00")  # 29 x 10
        self.assertIn("16, 23, 30", summary)  # June
        self.assertRegex(summary, r"\b30[.,]00")  # three baskets in June

    def test_r77_the_summary_counts_the_fee(self):
        summary = self.sign_up(self.eric, **self.fee_paid).summary
        self.assertRegex(summary, r"\b320[.,]00")

    def test_r77_the_summary_writes_nothing(self):
        counts = [
            self.env[name].search_count([])
            for name in ("sale.order", "cocagne.basket", "cocagne.membership")
        ]
        self.sign_up(self.eric, **self.fee_paid)
        after = [
            self.env[name].search_count([])
            for name in ("sale.order", "cocagne.basket", "cocagne.membership")
        ]
        self.assertEqual(counts, after)

    def test_r77_what_is_refused_at_the_end_leaves_nothing(self):
        sign_up = self.sign_up(self.eric, **self.fee_paid)
        self.offer.quantity_limit = 1
        self.order_offer(self.bruno)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            sign_up.action_confirm()
        self.assertFalse(self.eric.membership_ids)
        self.assertFalse(self.eric.garden_order_ids)

    def test_r77_a_second_click_makes_no_second_order(self):
        sign_up = self.sign_up(self.alice)
        sign_up.action_confirm()
        sign_up.action_confirm()
        self.assertEqual(len(self.alice.garden_order_ids), 1)

    def test_r77_the_client_gets_the_summary_by_mail(self):
        self.alice.email = "alice@example.org"
        self.finish(self.sign_up(self.alice))
        mail = self.env["mail.mail"].search([("body_html", "ilike", "Mairie")])
        self.assertEqual(len(mail), 1)
        self.assertRegex(mail.body_html, r"\b290[.,]00")

    def test_r77_the_summary_is_printed(self):
        order = self.order_offer(self.alice)
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("cocagne_jardin.report_order_summary", order.ids)[0]
            .decode()
        )
        self.assertRegex(html, r"\b290[.,]00")

    def test_r77_the_staff_reads_its_own_price(self):
        self.eric.staff_status_id = self.env["cocagne.staff.status"].create(
            {
                "name": "Employee",
                "company_id": self.garden.id,
                "price_rule": "percent",
                "percent": 50,
            }
        )
        # other addons may keep what a member pays from the desk, not from accounting
        accounting = self.env.ref("cocagne_jardin.group_accountant")
        self.user_sales_desk.group_ids |= accounting
        self.assertRegex(
            self.sign_up(self.eric, **self.fee_paid).summary, r"\b145[.,]00"
        )

    def test_only_the_desk_signs_up(self):
        for user in (self.user_preparer, self.user_accountant):
            with self.assertRaises(AccessError):
                self.env["cocagne.sign.up"].with_user(user).action_start()


@tagged("post_install", "-at_install")
class TestSignUpScreen(ClientsCase, HttpCase):
    def test_r76_the_desk_signs_a_client_up_in_the_browser(self):
        self.start_tour(
            "/odoo/action-cocagne_jardin.action_sign_up",
            "cocagne_sign_up",
            login=self.user_sales_desk.login,
        )
        order = self.env["sale.order"].search([("partner_id", "=", self.alice.id)])
        self.assertEqual((order.state, order.depot_id), ("sale", self.mairie))
        self.assertEqual(order.amount_total, self.WEEKS * self.PRICE)
