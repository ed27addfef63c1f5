"""Orders too late for the first delivery, and those that are not paid in time (R79)."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .clients_case import ClientsCase


@tagged("post_install", "-at_install")
class TestDeadlines(ClientsCase):
    def test_r79_orders_too_near_the_first_delivery_are_refused(self):
        self.garden.order_deadline_days = 3
        with self.assertRaisesRegex(UserError, "orders are taken 3 days before"):
            self.order_offer(self.alice)  # Tuesday is tomorrow

    def test_r79_the_week_after_is_in_time(self):
        self.garden.order_deadline_days = 3
        order = self.order_offer(self.alice, date_start="2026-06-18")
        self.assertEqual(min(order.basket_ids.mapped("date")), date(2026, 6, 23))

    def test_r79_the_desk_may_accept_a_late_order(self):
        self.garden.order_deadline_days = 3
        self.assertEqual(self.order_offer(self.alice, accepted_late=True).state, "sale")

    def test_r79_a_category_has_its_own_deadline(self):
        self.alice.category_id = self.make_category(
            "Catering", has_own_deadline=True, order_deadline_days=10
        )
        with self.assertRaisesRegex(UserError, "10 days before"):
            self.order_offer(self.alice, date_start="2026-06-18")


@tagged("post_install", "-at_install")
class TestLatePayment(ClientsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.validation_deadline_days = 3
        cls.offer.is_prepaid = True

    def night(self):
        self.env["sale.order"]._shift_unpaid_orders()

    def first(self, order):
        order.invalidate_recordset()
        return min(order.basket_ids.mapped("date"))

    def test_r79_who_did_not_pay_in_time_begins_with_the_next_delivery(self):
        order = self.order_offer(self.alice)
        self.night()
        self.assertEqual(self.first(order), date(2026, 6, 23))
        self.assertEqual(len(order.basket_ids), self.WEEKS - 1)

    def test_r79_a_second_night_changes_nothing(self):
        order = self.order_offer(self.alice)
        self.night()
        self.night()
        self.assertEqual((self.first(order), order.shift_count), (date(2026, 6, 23), 1))

    def test_r79_the_client_is_told_by_mail(self):
        self.alice.email = "alice@example.org"
        self.order_offer(self.alice)
        self.night()
        self.night()
        mails = (
            self.env["cocagne.mail.sent"]
            .search(
                [("scenario_id.code", "=", "order_put_off"), ("state", "=", "queued")]
            )
            .filtered(lambda mail: mail.partner_id == self.alice)
        )
        self.assertEqual(len(mails), 1)

    def test_r79_who_paid_keeps_the_first_basket(self):
        order = self.order_offer(self.alice)
        order.with_user(self.user_sales_desk).action_payment_received()
        self.night()
        self.assertEqual(self.first(order), date(2026, 6, 16))

    def test_r79_offers_paid_afterwards_are_never_put_off(self):
        self.offer.is_prepaid = False
        order = self.order_offer(self.alice)
        self.night()
        self.assertEqual(self.first(order), date(2026, 6, 16))

    def test_r79_a_pack_keeps_its_number_of_baskets(self):
        self.offer.write({"duration_mode": "count", "delivery_count": 5})
        order = self.order_offer(self.alice)
        self.night()
        self.assertEqual(
            (self.first(order), len(order.basket_ids)), (date(2026, 6, 23), 5)
        )

    def test_r79_when_no_later_day_is_left_somebody_is_asked_to_look(self):
        order = self.order_offer(self.alice, date_end="2026-06-16")
        self.night()
        self.night()
        self.assertEqual(len(order.activity_ids), 1)
        self.assertEqual(self.first(order), date(2026, 6, 16))

    def test_r78_progress_follows_payment_and_delivery(self):
        order = self.order_offer(self.alice)
        self.assertEqual(order.order_progress, "ordered")
        order.action_payment_received()
        order.invalidate_recordset()
        self.assertEqual(order.order_progress, "preparation")
        order.basket_ids[:1]._set_state("delivered")
        order.invalidate_recordset()
        self.assertEqual(order.order_progress, "delivering")
