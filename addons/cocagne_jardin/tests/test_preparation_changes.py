from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command

from ..report.paper_options import PaperOptions
from .test_planner import PlannedCase

BEFORE, DAY, NEXT = date(2026, 6, 16), date(2026, 6, 23), date(2026, 6, 30)


class ChangesCase(PlannedCase):
    """Alice takes a Simple every Tuesday at Mairie, from 16 June on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, lang="en_US"))
        cls.ecole = cls.make_depot("École")
        cls.m1.stop_ids = [Command.create({"depot_id": cls.ecole.id, "sequence": 2})]
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.engine = cls.env["cocagne.preparation.changes"]

    def delivery(self, day=DAY, garden_round=None):
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", (garden_round or self.m1).id), ("date", "=", day)]
        )

    def basket(self, order=None, day=DAY):
        return (order or self.order).basket_ids.filtered(
            lambda basket: basket.date == day
        )

    def changes(self, day=DAY, garden_round=None):
        """The kinds of change, by first name."""
        delivery = self.delivery(day, garden_round)
        found = self.engine.changes_of(delivery)[delivery.id]
        return {change.person.firstname: change.kinds for change in found}


class TestChanges(ChangesCase):
    def test_r84_nothing_changes_when_everybody_gets_the_same(self):
        self.assertEqual(self.changes(), {})

    def test_the_first_delivery_of_a_round_says_nothing(self):
        self.assertEqual(self.changes(BEFORE), {})

    def test_r84_a_first_basket_is_new(self):
        self.make_subscription(self.bruno, self.mairie, date_start=DAY)
        self.assertEqual(self.changes(), {"Bruno": ["new"]})
        self.assertEqual(self.changes(NEXT), {})

    def test_r84_who_left_is_gone_once(self):
        self.order.basket_ids.filtered(lambda b: b.date >= DAY)._set_state("cancelled")
        self.assertEqual(self.changes(), {"Alice": ["gone"]})
        self.assertEqual(self.changes(NEXT), {})

    def test_who_left_and_whose_baskets_are_no_longer_planned_is_gone_once(self):
        self.order.basket_ids.filtered(lambda b: b.date >= DAY).unlink()
        self.assertEqual(self.changes(), {"Alice": ["gone"]})
        self.assertEqual(self.changes(NEXT), {})

    def test_a_fortnightly_member_who_left_is_gone_two_weeks_later(self):
        # M1 has its fortnights in even weeks: 16 June is week 25
        order = self.make_subscription(
            self.bruno, self.mairie, frequency="fortnightly_even"
        )
        first = order.basket_ids.sorted("date")[0]
        self.assertEqual(first.date, DAY)
        (order.basket_ids - first).unlink()
        self.assertEqual(self.changes(NEXT), {})
        self.assertEqual(self.changes(date(2026, 7, 7)), {"Bruno": ["gone"]})

    def test_r84_a_cancelled_basket_is_absent_then_back(self):
        self.basket()._set_state("cancelled")
        self.assertEqual(self.changes(), {"Alice": ["absent"]})
        self.assertEqual(self.changes(NEXT), {"Alice": ["back"]})

    def test_a_basket_held_back_is_absent_without_a_reason(self):
        self.basket()._set_state("held")
        self.assertEqual(self.changes(), {"Alice": ["absent"]})

    def test_r84_a_postponed_basket_doubles_the_next_one(self):
        self.basket().action_move(self.delivery(NEXT))
        self.assertEqual(self.changes(), {"Alice": ["absent"]})
        self.assertEqual(self.changes(NEXT), {"Alice": ["back"]})

    def test_r84_a_basket_moved_beside_another_is_doubled(self):
        self.basket(day=NEXT).action_move(self.delivery(DAY))
        self.assertEqual(self.changes(), {"Alice": ["doubled"]})

    def test_two_simple_that_become_one_familial_are_doubled(self):
        moved = self.basket(day=NEXT)
        moved.action_move(self.delivery(DAY))
        own = self.basket() - moved
        own.prepared_product_id = self.familial
        moved.prepared_quantity = 0
        delivery = self.delivery()
        (change,) = self.engine.changes_of(delivery)[delivery.id]
        self.assertEqual(change.kinds, ["doubled"])
        (line,) = self.lines()
        self.assertEqual((line.before, line.now), ("1 Simple", "1 Familial"))

    def lines(self, day=DAY):
        """The lines of the page, without the depots."""
        delivery = self.delivery(day)
        found = self.engine.changes_of(delivery)
        screen = self.env["cocagne.delivery.change"]
        products, _depots = screen._names(found)
        return screen._lines(found[delivery.id], products)

    def test_r84_another_quantity_says_both(self):
        self.basket().quantity = 3
        self.assertEqual(self.changes(), {"Alice": ["quantity"]})
        (line,) = self.lines()
        self.assertEqual((line.before, line.now), ("1 Simple", "3 Simple"))

    def test_r84_another_basket_type_is_told(self):
        self.basket().product_id = self.familial
        self.assertEqual(self.changes(), {"Alice": ["product"]})

    def test_r84_another_depot_is_told(self):
        self.basket().depot_id = self.ecole
        self.assertEqual(self.changes(), {"Alice": ["depot"]})

    def test_r84_a_basket_from_another_round_is_told(self):
        self.v1.stop_ids = [Command.create({"depot_id": self.mairie.id})]
        self.make_subscription(self.chloe, self.gare)
        moved = self.basket(day=DAY)
        moved.action_move(self.delivery(date(2026, 6, 26), self.v1))
        self.assertEqual(self.changes(), {"Alice": ["absent"]})
        self.assertEqual(
            self.changes(date(2026, 6, 26), self.v1), {"Alice": ["other_round"]}
        )

    def test_a_subscription_that_goes_to_another_round_leaves_and_arrives(self):
        self.order.basket_ids.filtered(lambda b: b.date >= DAY).unlink()
        self.make_subscription(self.chloe, self.gare)
        self.make_subscription(self.alice, self.gare, date_start=DAY)
        self.assertEqual(self.changes(), {"Alice": ["left_round"]})
        self.assertEqual(
            self.changes(date(2026, 6, 26), self.v1), {"Alice": ["other_round"]}
        )

    def test_r84_a_basket_on_a_week_that_is_not_theirs_is_only_this_week(self):
        order = self.make_subscription(
            self.bruno, self.mairie, frequency="fortnightly_even"
        )
        later = self.basket(order, date(2026, 7, 7))
        later.action_move(self.delivery(NEXT))
        self.assertEqual(self.changes(NEXT), {"Bruno": ["this_week"]})

    def test_a_fortnightly_basket_is_compared_with_that_of_two_weeks_ago(self):
        self.make_subscription(self.bruno, self.mairie, frequency="fortnightly_even")
        self.assertEqual(self.changes(DAY), {"Bruno": ["new"]})
        self.assertEqual(self.changes(NEXT), {})
        self.assertEqual(self.changes(date(2026, 7, 7)), {})

    def test_a_monthly_add_on_is_no_change_of_the_weekly_basket(self):
        self.make_subscription(
            self.alice, self.mairie, self.eggs, frequency="fortnightly_even"
        )
        self.assertEqual(self.changes(DAY), {"Alice": ["product"]})
        self.assertEqual(self.changes(NEXT), {})
        self.assertEqual(self.changes(date(2026, 7, 7)), {})

    def test_a_pack_without_a_date_this_week_changes_nothing(self):
        order = self.make_subscription(self.bruno, self.mairie)
        self.basket(order).unlink()
        self.assertNotIn("Bruno", self.changes())

    def test_a_renewed_subscription_changes_nothing(self):
        self.order.basket_ids.filtered(lambda b: b.date >= DAY).unlink()
        self.make_subscription(self.alice, self.mairie, date_start=DAY)
        self.assertEqual(self.changes(), {})

    def test_a_renewed_subscription_of_another_size_is_another_basket(self):
        self.order.basket_ids.filtered(lambda b: b.date >= DAY).unlink()
        self.make_subscription(self.alice, self.mairie, self.familial, date_start=DAY)
        self.assertEqual(self.changes(), {"Alice": ["product"]})

    def test_what_comes_stands_before_what_goes(self):
        self.make_subscription(self.bruno, self.mairie, date_start=DAY)
        self.basket()._set_state("cancelled")
        self.assertEqual(list(self.changes().values()), [["new"], ["absent"]])


class TestChangesOfADepot(ChangesCase):
    def sheet(self):
        collector = self.env["cocagne.preparation.sheet"]
        options = PaperOptions(with_changes=True)
        return collector.sheets_of(self.delivery(), options)[0].trips[0]

    def stops(self):
        return {
            stop.depot.name: [
                (line.sign, line.label, line.person.firstname) for line in stop.changes
            ]
            for stop in self.sheet().stops
        }

    def test_r84_a_depot_reads_its_own_lines_only(self):
        self.make_subscription(self.bruno, self.ecole, date_start=DAY)
        self.basket().quantity = 2
        stops = self.stops()
        self.assertEqual([line[2] for line in stops["Mairie"]], ["Alice"])
        self.assertEqual([line[2] for line in stops["École"]], ["Bruno"])

    def test_the_old_depot_does_not_read_where_somebody_went(self):
        self.make_subscription(self.chloe, self.mairie)
        self.basket().depot_id = self.ecole
        stops = self.stops()
        self.assertEqual(stops["Mairie"], [("−", "Leaves this depot", "Alice")])
        self.assertEqual(stops["École"], [("+", "Comes to this depot", "Alice")])

    def test_the_whole_round_reads_both_depots(self):
        self.basket().depot_id = self.ecole
        (line,) = self.sheet().changes
        self.assertIn("Mairie", line.before)
        self.assertIn("École", line.now)


class TestChangesAccess(ChangesCase):
    def test_r84_a_preparer_opens_the_changes(self):
        self.basket().quantity = 2
        action = self.delivery().with_user(self.user_preparer).action_view_changes()
        rows = (
            self.env["cocagne.delivery.change"]
            .with_user(self.user_preparer)
            .search(action["domain"])
        )
        self.assertEqual(rows.mapped("kind"), ["quantity"])
        self.assertEqual(rows.partner_id, self.alice)

    def test_who_has_no_role_reads_no_change(self):
        for user in (self.user_insertion_adviser, self.user_head_office):
            with self.assertRaises(AccessError):
                self.engine.with_user(user).changes_of(self.delivery())

    def test_another_garden_reads_no_change(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        with self.assertRaises(AccessError):
            self.engine.with_user(stranger).changes_of(self.delivery())

    def test_fifty_changes_ask_as_often_as_ten(self):
        for number in range(10):
            self.add(number)
        ten = self.queries()
        for number in range(10, 50):
            self.add(number)
        self.assertLessEqual(self.queries(), ten)
        self.assertEqual(len(self.changes()), 50)

    def add(self, number):
        member = self.make_member("Zoé", f"Nom{number}")
        member.firstname = f"Zoé{number}"
        self.make_subscription(
            member, (self.mairie, self.ecole)[number % 2], date_start=DAY
        )

    def queries(self):
        delivery = self.delivery()
        self.engine.changes_of(delivery)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.engine.changes_of(delivery)
        return self.env.cr.sql_log_count - before
