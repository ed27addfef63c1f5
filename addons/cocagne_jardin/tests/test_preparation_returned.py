from odoo.exceptions import UserError

from .test_preparation_cold_store import ColdStoreCase


class TestReturned(ColdStoreCase):
    """A basket brought back to the garden (R85)."""

    def test_r85_each_exception_of_a_basket_can_be_taken_back(self):
        basket = self.basket_of(self.eric).with_user(self.user_preparer)
        for state in ("not_collected", "lost", "given", "returned"):
            getattr(basket, f"action_{state}")()
            self.assertEqual(basket.state, state)
            basket.action_to_deliver()
            self.assertEqual(basket.state, "planned")

    def test_r85_a_returned_basket_is_not_billed(self):
        self.basket_of(self.eric).action_returned()
        self.delivery.action_deliver()
        invoices = self.env["cocagne.billing"].bill_month(
            self.garden, self.delivery.date
        )
        self.assertNotIn(self.eric, invoices.partner_id)
        self.assertIn(self.alice, invoices.partner_id)

    def test_a_returned_basket_does_not_count_as_delivered(self):
        self.basket_of(self.eric).action_returned()
        self.assertEqual(self.eric_one.order_line.qty_delivered, 0)

    def test_a_cancelled_basket_is_not_on_the_road(self):
        basket = self.basket_of(self.eric)
        basket._set_state("cancelled")
        for action in ("deliver", "not_collected", "given", "lost", "returned"):
            with self.assertRaisesRegex(UserError, "was not prepared"):
                getattr(basket, f"action_{action}")()

    def test_a_preparer_does_not_put_a_held_basket_back(self):
        basket = self.basket_of(self.eric)
        basket._set_state("held")
        with self.assertRaisesRegex(UserError, "sales desk"):
            basket.with_user(self.user_preparer).action_to_deliver()
        basket.with_user(self.user_sales_desk).action_to_deliver()
        self.assertEqual(basket.state, "planned")

    def test_r85_what_happens_to_a_crate_happens_to_both_baskets_in_it(self):
        own = self.basket_of(self.eric)
        moved = self.eric_one.basket_ids.sorted("date")[1]
        moved.delivery_id = self.delivery
        own.prepared_product_id = self.familial
        moved.prepared_quantity = 0
        stops = self.tablet.get_round(self.delivery.id)["stops"]
        (shown,) = stops[0]["members"][0]["baskets"]
        self.assertEqual((shown["id"], shown["product"]), (own.id, "Familial"))
        self.send(self.operation("basket", basket_ids=[own.id], state="lost"))
        self.assertEqual((own + moved).mapped("state"), ["lost", "lost"])
        self.assertEqual(self.basket_of(self.alice).state, "planned")
