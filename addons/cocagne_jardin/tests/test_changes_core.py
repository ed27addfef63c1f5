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

    def test_the_desk_changes_baskets_by_this_door_only(self):
        basket = self.baskets[2].with_user(self.user_sales_desk)
        with self.assertRaises(AccessError):
            basket.depot_id = self.gare
        with self.assertRaises(AccessError):
            basket.quantity = 2

    def test_preparers_read_nothing_of_it(self):
        change = self.move()
        for record in (change, change.line_ids):
            with self.assertRaises(AccessError):
                record.with_user(self.user_preparer).read(["company_id"])

    def test_another_garden_reads_nothing_of_it(self):
        change = self.move()
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        theirs = change.with_user(stranger).with_context(
            allowed_company_ids=self.other_garden.ids
        )
        self.assertFalse(theirs.search([("id", "in", change.ids)]))
        with self.assertRaises(AccessError):
            theirs.read(["reason"])

    def test_an_unknown_field_is_a_mistake_of_the_programmer(self):
        with self.assertRaises(ValueError):
            self.desk._apply("move", {self.baskets[2]: {"invoice_line_id": False}})

    def test_a_full_depot_refuses_the_basket_and_nothing_is_written(self):
        self.mairie.capacity = 1
        with self.assertRaisesRegex(UserError, "full"), self.cr.savepoint():
            self.move()
        self.env.invalidate_all()
        self.assertFalse(self.baskets[2].is_moved)
        self.assertFalse(self.baskets[2].change_line_ids)

    def test_what_somebody_else_changed_meanwhile_is_told(self):
        seen = self.baskets[2]._change_stamps()
        self.move()
        with self.assertRaisesRegex(UserError, "while you were deciding"):
            self.baskets[2]._lock_for_change(seen)

    def test_the_history_opens_from_basket_subscription_and_member(self):
        change = self.move()
        for record in (self.baskets[2], self.order, self.alice):
            domain = record.action_view_changes()["domain"]
            self.assertEqual(self.desk.search(domain), change)
        for record in (self.baskets[3], self.bruno):
            domain = record.action_view_changes()["domain"]
            self.assertFalse(self.desk.search(domain))

    def test_a_change_tells_in_words_what_it_did(self):
        change = self.move().with_context(lang="fr_FR")
        self.assertEqual(change.summary, "Simple: mardi 30 juin → mardi 21 juillet")

    def test_one_change_per_subscription_when_asked(self):
        other = self.make_subscription(self.bruno, self.mairie)
        vals = {
            basket: {"state": "cancelled"}
            for basket in self.baskets[1] | other.basket_ids.sorted("date")[1]
        }
        changes = self.desk._apply("exceptional", vals, by_order=True)
        self.assertEqual(changes.partner_id, self.alice | self.bruno)

    def test_the_queries_of_a_change_do_not_grow_with_the_baskets(self):
        def count(baskets):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            change = self.desk._apply(
                "exceptional", {b: {"state": "cancelled"} for b in baskets}
            )
            self.env.flush_all()
            done = self.env.cr.sql_log_count
            change.action_undo()
            self.env.flush_all()
            return done - before, self.env.cr.sql_log_count - done

        count(self.baskets[:2])  # warm
        self.assertEqual(count(self.baskets[:5]), count(self.baskets[:25]))

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
