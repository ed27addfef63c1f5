"""Who the clients are, what they did and what they complain of (R22-R29)."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .clients_case import IDENTITY, ClientsCase
from .common import CocagneCase


@tagged("post_install", "-at_install")
class TestIdentity(CocagneCase):
    def desk(self):
        people = self.env["res.partner"].with_user(self.user_sales_desk)
        return people.with_context(cocagne_desk=True, default_cocagne_client=True)

    def test_r22_the_desk_writes_a_client_with_a_complete_identity(self):
        farid = self.desk().create(
            {"firstname": "Farid", "lastname": "Naït", **IDENTITY}
        )
        self.assertTrue(farid.member_number)

    def test_r22_the_desk_cannot_save_a_client_without_a_town(self):
        with self.assertRaisesRegex(UserError, "Naït Farid|Farid Naït.*town|town"):
            self.desk().create(
                {"firstname": "Farid", "lastname": "Naït", **IDENTITY, "city": False}
            )

    def test_r22_the_desk_cannot_empty_a_mandatory_field_later(self):
        farid = self.desk().create(
            {"firstname": "Farid", "lastname": "Naït", **IDENTITY}
        )
        with self.assertRaisesRegex(UserError, "phone"):
            farid.with_context(cocagne_desk=True).phone = False

    def test_r22_a_garden_may_take_clients_without_mail(self):
        self.garden.client_email_required = False
        self.assertTrue(
            self.desk().create(
                {"firstname": "Farid", "lastname": "Naït", **IDENTITY, "email": False}
            )
        )

    def test_r22_an_import_may_hold_less(self):
        self.assertTrue(self.make_member("Farid", "Naït"))

    def test_r22_an_organisation_has_no_first_name(self):
        shop = self.desk().create(
            {"name": "Épicerie du Lac", "is_company": True, **IDENTITY}
        )
        self.assertEqual(shop.client_type, "company")

    def test_r22_a_garden_begins_with_titles_in_french(self):
        titles = self.env["cocagne.client.title"].search(
            [("company_id", "=", self.garden.id)]
        )
        self.assertIn("Madame", titles.with_context(lang="fr_FR").mapped("name"))

    def test_r22_a_third_phone_finds_the_client(self):
        self.alice.phone_3 = "06 99 88 77 66"
        found = self.env["res.partner"].search(
            [("display_name", "ilike", "0699887766")]
        )
        self.assertIn(self.alice, found)

    def test_r23_a_category_belongs_to_its_garden(self):
        category = self.env["res.partner.category"].create(
            {"name": "AMAP", "company_id": self.garden.id}
        )
        neighbour = self.make_user(
            "cat", "cocagne_jardin.group_manager", self.other_garden
        )
        seen = self.env["res.partner.category"].with_user(neighbour)
        context = {"allowed_company_ids": self.other_garden.ids}
        self.assertNotIn(category, seen.with_context(**context).search([]))

    def test_r24_the_card_tells_type_membership_and_balance(self):
        card = self.alice.with_user(self.user_sales_desk)
        self.assertEqual(
            (card.client_type, card.membership_state, card.member_balance),
            ("person", "current", 0.0),
        )

    def test_r25_volunteers_are_found_by_domain(self):
        cooking = self.env["cocagne.volunteer.domain"].create(
            {"name": "Jam", "company_id": self.garden.id}
        )
        self.alice.write(
            {"volunteer": "yes", "volunteer_domain_ids": [Command.link(cooking.id)]}
        )
        found = self.env["res.partner"].search(
            [("volunteer", "=", "yes"), ("volunteer_domain_ids", "=", cooking.id)]
        )
        self.assertEqual(found, self.alice)

    def test_preparers_do_not_see_the_profession(self):
        with self.assertRaises(AccessError):
            self.alice.with_user(self.user_preparer).read(["profession"])


@tagged("post_install", "-at_install")
class TestStaff(ClientsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.status = cls.env["cocagne.staff.status"].create(
            {"name": "Employee", "company_id": cls.garden.id}
        )
        cls.eric.staff_status_id = cls.status

    def line(self, **rule):
        self.status.write(rule)
        return self.order_offer(self.eric).order_line

    def test_r26_staff_pays_no_membership_fee(self):
        membership = self.make_membership(self.eric, date_from="2026-06-15")
        self.assertEqual((membership.state, membership.amount), ("exempt", 0.0))

    def test_r26_staff_may_subscribe_where_membership_is_compulsory(self):
        self.garden.membership_required = True
        self.assertEqual(self.order_offer(self.eric).state, "sale")
        self.assertEqual(self.eric.membership_state, "exempt")

    def test_r26_a_basket_at_a_part_of_its_price(self):
        line = self.line(price_rule="percent", percent=25)
        self.assertEqual((line.has_participation, line.participation), (True, 2.5))

    def test_r26_a_free_basket(self):
        line = self.line(price_rule="percent", percent=0)
        self.assertEqual((line.has_participation, line.participation), (True, 0.0))

    def test_r26_an_amount_a_month_makes_twelve_times_as_much_a_year(self):
        # 52 Tuesdays in 2026: 12 x 13 / 52
        line = self.line(price_rule="monthly", monthly_amount=13)
        self.assertEqual(line.participation, 3.0)

    def test_r26_never_more_than_the_public_price(self):
        line = self.line(price_rule="monthly", monthly_amount=100)
        self.assertEqual(line.participation, 10.0)

    def test_r26_the_public_price_stays_without_a_rule(self):
        self.assertFalse(self.line(price_rule="full").has_participation)

    def test_r26_baskets_are_deducted_from_wages(self):
        line = self.line(price_rule="percent", percent=25, from_wages=True)
        self.assertEqual(line.order_id.payment_mode, "wages")

    def test_r26_the_desk_confirms_a_staff_subscription(self):
        self.status.write({"price_rule": "percent", "percent": 25})
        order = self.order_offer(self.eric, confirm=False)
        order.with_user(self.user_sales_desk).action_confirm()
        self.assertEqual(order.order_line.participation, 2.5)


@tagged("post_install", "-at_install")
class TestHistory(ClientsCase):
    def test_r27_a_client_holds_any_number_of_subscriptions(self):
        for _time in range(3):
            self.order_offer(self.alice)
        self.assertEqual(self.alice.running_subscription_count, 3)

    def test_r28_the_card_opens_subscriptions_baskets_and_invoices(self):
        self.order_offer(self.alice)
        card = self.alice.with_user(self.user_sales_desk)
        action = card.action_view_client_subscriptions()
        found = self.env["sale.order"].search(action["domain"])
        self.assertEqual(found.partner_id, self.alice)
        self.assertEqual(card.delivered_basket_count, self.WEEKS)
        baskets = self.env["cocagne.basket"].search(
            card.action_view_client_baskets()["domain"]
        )
        self.assertEqual(len(baskets), self.WEEKS)
        self.bruno_unpaid.action_invoice()
        action = self.bruno.with_user(
            self.user_accountant
        ).action_view_client_invoices()
        self.assertEqual(
            self.env["account.move"].search(action["domain"]), self.bruno_unpaid.move_id
        )

    def test_r28_the_list_of_staff_asks_as_often_for_many_as_for_few(self):
        def queries(people):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            people.mapped("running_subscription_count")
            people.mapped("delivered_basket_count")
            return self.env.cr.sql_log_count - before

        people = self.env["res.partner"].union(
            *(self.make_member("Person", f"Number {rank}") for rank in range(50))
        )
        queries(people[:10])
        self.assertEqual(queries(people[:10]), queries(people))


@tagged("post_install", "-at_install")
class TestClaims(ClientsCase):
    def claim(self, partner=None, **values):
        kind = self.env["cocagne.claim.kind"].search(
            [("company_id", "=", self.garden.id)], limit=1
        )
        return (
            self.env["cocagne.claim"]
            .with_user(self.user_sales_desk)
            .create(
                {
                    "partner_id": (partner or self.alice).id,
                    "kind_id": kind.id,
                    "text": "Wilted salad",
                    **values,
                }
            )
        )

    def test_r29_a_claim_is_counted_until_it_is_closed(self):
        claims = self.env["cocagne.claim"].with_user(self.user_sales_desk)
        claim = self.claim()
        self.assertEqual((claims.count_open(), self.alice.open_claim_count), (1, 1))
        claim.answer = "A salad given back"
        claim.action_close()
        self.alice.invalidate_recordset()
        self.assertEqual((claims.count_open(), self.alice.open_claim_count), (0, 0))

    def test_r29_a_claim_is_not_closed_without_an_answer(self):
        with self.assertRaisesRegex(UserError, "what was done"):
            self.claim().action_close()

    def test_r29_a_claim_is_found_by_client_words_and_kind(self):
        claim = self.claim()
        found = self.env["cocagne.claim"].search(
            [("partner_id", "ilike", "martin"), ("text", "ilike", "salad")]
        )
        self.assertEqual(found, claim)

    def test_r29_a_basket_of_somebody_else_is_refused(self):
        basket = self.order_offer(self.bruno).basket_ids[:1]
        with self.assertRaisesRegex(UserError, "not a basket of"):
            self.claim(basket_id=basket.id)

    def test_r29_old_claims_are_counted_apart(self):
        self.claim(date="2026-06-01")
        claims = self.env["cocagne.claim"].with_user(self.user_manager)
        self.assertEqual(claims.count_open(older_than_days=7), 1)
        self.assertEqual(claims.count_open(older_than_days=30), 0)

    def test_r29_preparers_read_no_claim(self):
        with self.assertRaises(AccessError):
            self.claim().with_user(self.user_preparer).read(["text"])
