"""Whatever members and staff do, in whatever order: nothing is lost or doubled."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError

from .change_case import ChangeCase

#: Alice's season counts 29 baskets; the wishes play on the first ones to come.
FIRST, LAST = 1, 10
NUMBER = st.integers(FIRST, LAST)
WISHES = st.lists(
    st.one_of(
        st.tuples(st.just("move"), NUMBER, NUMBER),
        st.tuples(st.just("cancel"), NUMBER, NUMBER),
        st.tuples(st.just("double"), NUMBER, NUMBER),
        st.tuples(st.just("depot"), NUMBER, NUMBER),
        st.tuples(st.just("absence"), NUMBER, NUMBER),
        st.tuples(st.just("for_good"), NUMBER, NUMBER),
    ),
    max_size=6,
)
OPTIONS = settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck)
)


class TestAnySequence(ChangeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule.write({"max_moves": 4, "max_cancellations": 3})
        cls.garden.write({"doubling_limited": True, "doubling_maximum": 1})
        cls.mairie.capacity = 2
        cls.familial.depot_places = 2
        cls.bruno_order, cls.bruno_baskets = cls.second_order(count=6)

    def wish(self, name, number, target):
        """Try one wish as the desk; a refusal changes nothing."""
        basket = self.as_desk(self.baskets[number])
        day = self.days[target]
        wishes = {
            "move": lambda: basket.action_move(day),
            "cancel": lambda: basket.action_cancel(),
            "double": lambda: basket.action_double(day),
            "depot": lambda: basket.action_change_depot(
                self.gare if target % 2 else self.mairie
            ),
            "absence": lambda: self.as_desk(self.alice).action_declare_absence(
                day.date, choice="postpone" if number % 2 else "give"
            ),
            "for_good": lambda: self.as_desk(self.order).action_change_depot(
                self.gare if number % 2 else self.mairie, day.date
            ),
        }
        try:
            with self.env.cr.savepoint():
                wishes[name]()
        except UserError:
            return False
        return True

    def picture(self):
        """All that matters of Alice's subscription, and the subscription's own data."""
        baskets = self.env["cocagne.basket"].search([("order_id", "=", self.order.id)])
        rows = [
            (
                basket.planned_delivery_id.id,
                basket.delivery_id.id,
                basket.depot_id.id,
                basket.state,
                basket.quantity,
                basket.flexibility_use,
                basket.prepared_product_id.id,
                basket.prepared_quantity,
                basket.is_gift,
            )
            for basket in baskets
        ]
        order = self.order
        return sorted(rows, key=str), order.depot_id, order.round_id, order.plan_from

    def check_counters(self):
        baskets = self.order.basket_ids
        kept = baskets.filtered(lambda b: b.state != "cancelled")
        units = sum(kept.mapped("quantity"))
        self.assertEqual(self.order.order_line.product_uom_qty, units)
        self.order.invalidate_recordset(["basket_count"])
        self.assertEqual(self.order.basket_count, units)
        # what was agreed: each cancelled basket is one less, each doubled one more
        cancelled = len(baskets.filtered(lambda b: b.flexibility_use == "cancelled"))
        doubled = len(baskets.filtered(lambda b: b.flexibility_use == "doubled"))
        self.assertEqual(units, self.total - cancelled + doubled)
        self.assertEqual(self.order.to_double_count, cancelled - doubled)

    def check_crates(self):
        """A crate holds what is counted: a big basket for two."""
        for delivery, baskets in self.order.basket_ids.grouped("delivery_id").items():
            shown = baskets.filtered(lambda b: b.state != "cancelled")
            worth = sum(
                b.prepared_quantity
                * (2 if b.prepared_product_id == self.familial else 1)
                for b in shown
            )
            self.assertEqual(worth, sum(shown.mapped("quantity")), delivery)

    def check_limits(self):
        uses = self.order.basket_ids.mapped("flexibility_use")
        moved = [use for use in uses if use in ("postponed", "advanced")]
        cancelled = [use for use in uses if use in ("cancelled", "compensated")]
        self.assertLessEqual(len(moved), 4)
        self.assertLessEqual(len(cancelled), 3)
        weeks = {day.week for day in self.days}
        doubled = self.env["cocagne.doubling.quota"]._doubled(self.garden, weeks)
        self.assertFalse([units for units in doubled.values() if units > 1])
        for day in self.days[FIRST : LAST + 1]:
            taken = self.mairie._places_by_delivery(deliveries=day)[
                self.mairie.id, day.id
            ].baskets
            self.assertLessEqual(taken, self.mairie.capacity)

    def play(self, wishes):
        """The wishes that were accepted, with the invariants checked."""
        self.total = sum(self.baskets.mapped("quantity"))
        self.days = [basket.planned_delivery_id for basket in self.baskets]
        for wish in wishes:
            if self.wish(*wish):
                self.check_counters()
        self.check_crates()
        self.check_limits()

    @given(WISHES)
    @OPTIONS
    def test_r50_any_sequence_keeps_counters_quotas_and_places(self, wishes):
        with self._rolled_back():
            self.play(wishes)

    @given(WISHES)
    @OPTIONS
    def test_r50_undoing_everything_gives_the_first_state_back(self, wishes):
        with self._rolled_back():
            before = self.picture()
            self.play(wishes)
            changes = self.env["cocagne.change"].search(
                [("line_ids.order_id", "=", self.order.id)]
            )
            changes.action_undo()
            self.assertEqual(self.picture(), before)

    @given(WISHES)
    @OPTIONS
    def test_r50_planning_again_keeps_exactly_the_right_baskets(self, wishes):
        with self._rolled_back():
            self.play(wishes)
            before = self.picture()
            self.order.action_replan()
            self.assertEqual(self.picture(), before)

    def _rolled_back(self):
        return _RolledBack(self.env)


class _RolledBack:
    """Each example starts from the same garden."""

    def __init__(self, env):
        self.env = env

    def __enter__(self):
        self.savepoint = self.env.cr.savepoint()
        self.savepoint.__enter__()

    def __exit__(self, *error):
        self.savepoint.close(rollback=True)
        self.env.invalidate_all()
