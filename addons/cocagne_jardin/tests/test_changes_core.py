from datetime import date

from odoo.exceptions import AccessError, UserError

from .billing_case import BillingCase
from .common import CocagneCase


class TestChangeCore(CocagneCase):
    """Alice fetches a Simple at the Mairie every Tuesday."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.baskets = cls.order.basket_ids.sorted("date")
        cls.desk = cls.env["cocagne.change"].with_user(cls.user_sales_desk)

    def move(self, number=2, to=5, **values):
        """Basket ``number`` goes to the week of basket ``to``."""
        target = self.baskets[to].planned_delivery_id
        vals = {self.baskets[number]: {"delivery_id": target}}
        return self.desk._apply("move", vals, **values)

    def test_a_change_alters_the_basket_and_remembers_both_sides(self):
        change = self.move(reason="Holidays")
        line = change.line_ids
        self.assertEqual(self.baskets[2].date, self.baskets[5].date)
        self.assertEqual(
            line.before["delivery_id"], self.baskets[2].planned_delivery_id.id
        )
        self.assertEqual(line.after["delivery_id"], self.baskets[5].delivery_id.id)
        self.assertEqual(
            (change.user_id, change.reason, change.partner_id, change.order_id),
            (self.user_sales_desk, "Holidays", self.alice, self.order),
        )

    def test_a_change_that_changes_nothing_leaves_no_trace(self):
        same = {self.baskets[2]: {"delivery_id": self.baskets[2].delivery_id}}
        self.assertFalse(self.desk._apply("move", same))

    def test_undoing_gives_the_basket_back(self):
        change = self.move()
        change.action_undo()
        self.assertFalse(self.baskets[2].is_moved)
        self.assertEqual(
            (change.state, change.undone_by_id), ("undone", self.user_sales_desk)
        )

    def test_undoing_twice_changes_nothing_more(self):
        change = self.move()
        change.action_undo()
        self.move(to=6)
        change.action_undo()
        self.assertEqual(self.baskets[2].date, self.baskets[6].date)

    def test_what_changed_since_is_undone_first(self):
        first = self.move()
        second = self.move(to=6)
        with self.assertRaisesRegex(UserError, "later first"):
            first.action_undo()
        (second | first).action_undo()
        self.assertFalse(self.baskets[2].is_moved)

    def test_the_ordered_quantity_follows(self):
        before = self.order.order_line.product_uom_qty
        change = self.desk._apply("cancel", {self.baskets[2]: {"state": "cancelled"}})
        self.assertEqual(self.order.order_line.product_uom_qty, before - 1)
        change.action_undo()
        self.assertEqual(self.order.order_line.product_uom_qty, before)

    def test_a_delivered_basket_is_not_undone(self):
        change = self.move()
        self.baskets[2].action_deliver()
        self.assertFalse(change.can_undo)
        with self.assertRaisesRegex(UserError, "changed or delivered since"):
            change.action_undo()

    def test_after_the_delivery_only_the_manager_undoes(self):
        change = self.move()
        change.sudo().undo_until = "2026-06-14 00:00:00"
        with self.assertRaisesRegex(UserError, "too late"):
            change.action_undo()
        change.with_user(self.user_manager).action_undo()
        self.assertEqual(change.state, "undone")

    def test_the_desk_reads_the_history_and_writes_none(self):
        change = self.move()
        change.read(["summary"])
        with self.assertRaises(AccessError):
            change.reason = "Other"
        with self.assertRaises(AccessError):
            self.desk.create({"kind": "move"})
        with self.assertRaises(AccessError):
            change.unlink()

    def test_the_queries_of_the_history_do_not_grow_with_the_changes(self):
        for number in range(2, 12):
            self.move(number, number + 14)
        changes = self.desk.search([])

        def count(some):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.read(["summary", "can_undo", "kind", "user_id"])
            return self.env.cr.sql_log_count - before

        count(changes[:2])
        self.assertEqual(count(changes[:3]), count(changes[:10]))


class TestChangeBilled(BillingCase):
    def test_a_billed_basket_neither_changes_nor_comes_back(self):
        order = self.subscribe(self.alice)
        basket = self.baskets(order, 10)
        changes = self.env["cocagne.change"]
        change = changes._apply("correction", {basket: {"state": "delivered"}})
        self.assertEqual(basket.date, date(2026, 3, 10))
        self.bill()
        with self.assertRaisesRegex(UserError, "already invoiced"):
            change.action_undo()
        with self.assertRaisesRegex(UserError, "already invoiced"):
            changes._apply("correction", {basket: {"state": "lost"}})
