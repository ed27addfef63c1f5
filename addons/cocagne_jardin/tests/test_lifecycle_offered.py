from odoo.exceptions import AccessError, UserError, ValidationError

from .billing_case import BillingCase
from .life_case import TUESDAY, LifeCase


class TestOffered(LifeCase):
    """Sponsors and offered baskets (R61)."""

    def delivery(self, day=TUESDAY):
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", day)]
        )

    def offer(self, partner=None, **values):
        partner = (partner or self.bruno).with_user(self.user_sales_desk)
        return partner.action_offer_basket(
            self.simple, self.delivery(), self.mairie, "lottery", **values
        )

    def test_r61_one_basket_is_offered_on_one_day(self):
        order = self.offer(quantity=2, note="Raffle of June")
        self.assertEqual(
            (order.basket_ids.date, order.basket_ids.quantity, order.offered_reason),
            (TUESDAY, 2, "lottery"),
        )

    def test_r61_it_is_prepared_like_any_other(self):
        self.offer()
        lines = self.prepared(TUESDAY)
        self.assertEqual(sum(lines.mapped("quantity")), 1)

    def test_r61_nobody_has_to_be_a_member_to_receive_a_gift(self):
        self.garden.membership_required = True
        self.assertEqual(self.offer(self.eric).state, "sale")

    def test_r61_not_without_a_reason_nor_in_the_past(self):
        with self.assertRaisesRegex(UserError, "Say why"):
            self.bruno.action_offer_basket(
                self.simple, self.delivery(), self.mairie, False
            )
        past = self.delivery("2026-06-09")
        with self.assertRaisesRegex(UserError, "past"):
            self.bruno.action_offer_basket(self.simple, past, self.mairie, "gift")

    def test_r61_a_preparer_neither_offers_nor_sees_why(self):
        order = self.offer()
        basket = order.basket_ids.with_user(self.user_preparer)
        with self.assertRaises(AccessError):
            basket.read(["offered_reason"])
        with self.assertRaises(UserError):
            self.bruno.with_user(self.user_preparer).action_offer_basket(
                self.simple, self.delivery(), self.mairie, "gift"
            )

    def test_r61_offered_baskets_are_counted_by_reason(self):
        self.offer()
        self.offer(self.chloe)
        groups = self.env["cocagne.basket"]._read_group(
            [
                ("offered_reason", "!=", False),
                ("company_id", "=", self.garden.id),
            ],
            ["offered_reason"],
            ["quantity:sum"],
        )
        self.assertEqual(groups, [("lottery", 2)])

    def test_r61_the_dialog_proposes_the_usual_basket_and_depot(self):
        self.subscribe(product=self.familial)
        dialog = self.env["cocagne.basket.offer"].create(
            {
                "partner_id": self.alice.id,
                "delivery_id": self.delivery().id,
                "reason": "compensation",
            }
        )
        self.assertEqual(
            (dialog.product_id, dialog.depot_id), (self.familial, self.mairie)
        )
        dialog.action_offer()
        offered = self.orders.search([("offered_reason", "=", "compensation")])
        self.assertEqual(offered.partner_id, self.alice)

    # -- sponsors --------------------------------------------------------------------------

    def test_r61_both_sides_see_who_brought_whom(self):
        self.bruno.sponsor_id = self.alice
        self.chloe.sponsor_id = self.alice
        self.assertEqual(self.alice.sponsored_ids, self.bruno | self.chloe)
        self.assertEqual(self.alice.sponsored_count, 2)

    def test_r61_nobody_is_brought_by_whom_they_brought(self):
        self.bruno.sponsor_id = self.alice
        with self.assertRaisesRegex(ValidationError, "cannot be brought"):
            self.alice.sponsor_id = self.bruno

    def test_r61_a_sponsor_is_of_the_same_garden(self):
        stranger = self.make_member("Paul", "Loin", company_id=self.other_garden.id)
        with self.assertRaises(ValidationError):
            self.bruno.sponsor_id = stranger


class TestOfferedBilling(BillingCase):
    """Offered baskets cost nothing (R61)."""

    def test_r61_an_offered_basket_is_billed_at_0_beside_the_others(self):
        paid = self.subscribe(self.alice)
        offered = self.subscribe(self.alice, offered_reason="compensation")
        self.deliver(paid)
        self.deliver(offered, 3)
        invoice = self.bill()
        self.assertEqual(invoice.amount_total, 50)
        self.assertTrue(offered.basket_ids.filtered("invoice_line_id"))

    def test_r61_the_invoice_does_not_say_why(self):
        offered = self.subscribe(self.alice, offered_reason="compensation")
        self.deliver(offered, 3)
        invoice = self.bill()
        texts = " ".join(invoice.invoice_line_ids.mapped("name"))
        self.assertNotIn("ompensation", texts)
        self.assertEqual((invoice.state, invoice.amount_total), ("posted", 0))
