from odoo.exceptions import AccessError, UserError

from .contents_case import FRIDAY, TUESDAY, ContentCase


class TestShare(ContentCase):
    """The proposal on real baskets (R90)."""

    def served(self, composition, product):
        """The depots whose baskets get a vegetable."""
        line = composition.line_ids.filtered(lambda one: one.product_id == product)
        depots = composition.delivery_ids.round_id.stop_ids.depot_id
        other = {row.depot_id: row.quantity for row in line.depot_ids}
        return depots.filtered(lambda depot: other.get(depot, line.quantity))

    def make_even(self):
        """As many Simple baskets at the Gare as at the Mairie, and nothing else."""
        self.env["cocagne.basket"].search(
            [("product_id", "=", self.familial.id)]
        ).write({"state": "cancelled"})
        self.make_subscription(self.eric, self.gare, self.simple)

    def test_r90_everything_is_shared_in_proportion_of_the_targets(self):
        content = self.make_content(carrot=10)
        content.action_propose()
        # 3 Simple and 1 Familial: 10 kg in 5 shares
        self.assertEqual(
            self.quantities(self.composition(content, self.simple)), {"Carrot": 2.0}
        )
        self.assertEqual(
            self.quantities(self.composition(content, self.familial)), {"Carrot": 4.0}
        )
        self.assertFalse(content.available_ids.is_short)
        self.assertIn("Everything is shared", content.share_report)

    def test_r90_the_depot_that_was_short_comes_first_the_next_week(self):
        self.make_even()
        served = []
        for week in ("2026-06-15", "2026-06-22", "2026-06-29"):
            content = self.make_content(week, lettuce=3)
            content.action_propose()
            simple = self.composition(content, self.simple)
            served.append(self.served(simple, self.lettuce))
            # two of the three lettuces: a depot is served whole
            self.assertEqual(content.available_ids.left, 1)
            self.assertIn("First the next time", content.share_report)
            self.assertEqual(
                "who had less until now" in content.share_report, week == "2026-06-22"
            )
            content.action_validate()
        self.assertEqual([len(depots) for depots in served], [1, 1, 1])
        self.assertEqual(served[0] | served[1], self.mairie | self.gare)
        self.assertEqual(served[0], served[2])

    def test_r90_the_memory_is_readable_by_depot(self):
        self.make_even()
        content = self.make_content(lettuce=2)
        content.action_propose()
        content.action_validate()
        rows = self.env["cocagne.content.depot.history"].search(
            [("content_id", "=", content.id)]
        )
        self.assertEqual(sorted(rows.mapped("deviation")), [-0.5, 0.5])

    def test_r90_a_type_that_was_worth_too_little_catches_up(self):
        self.garden.content_catch_up = 50
        last = self.make_content("2026-06-08")
        # the Simple basket got 8 of 10, the Familial its 20
        self.put(self.composition(last, self.simple), carrot=4)
        self.put(self.composition(last, self.familial), carrot=10)
        last.action_validate()
        content = self.make_content(carrot=100)
        content.action_propose()
        self.assertEqual(self.composition(content, self.simple).value, 12.0)
        self.assertEqual(self.composition(content, self.familial).value, 20.0)

    def test_r90_what_is_written_by_hand_stays_and_is_counted(self):
        content = self.make_content(carrot=10)
        simple = self.composition(content, self.simple)
        content.grid_set(simple.id, self.carrot.id, 3)
        content.action_propose()
        self.assertEqual(self.quantities(simple), {"Carrot": 3.0})
        # 10 kg less 3 baskets of 3 kg
        self.assertEqual(
            self.quantities(self.composition(content, self.familial)), {"Carrot": 1.0}
        )
        content.grid_release(simple.id, self.carrot.id)
        content.action_propose()
        self.assertEqual(self.quantities(simple), {"Carrot": 2.0})

    def test_r90_a_delivered_round_keeps_its_baskets(self):
        content = self.make_content(carrot=10)
        simple = self.composition(content, self.simple)
        simple.action_split()
        tuesday = self.composition(content, self.simple, self.m1)
        self.put(tuesday, carrot=1)
        content.action_validate()
        self.delivery(TUESDAY).action_deliver()
        content.action_reset()
        content.action_propose()
        self.assertEqual(self.quantities(tuesday), {"Carrot": 1.0})
        # 8 kg for 3 shares on Friday
        friday = self.composition(content, self.simple, self.v1)
        self.assertEqual(self.quantities(friday), {"Carrot": 2.65})
        with self.assertRaisesRegex(UserError, "delivered"):
            tuesday.line_ids.quantity = 5

    def test_r90_a_vegetable_of_friday_goes_to_friday_only(self):
        content = self.make_content(lettuce=10)
        content.available_ids.delivery_ids = self.delivery(FRIDAY)
        content.action_propose()
        self.assertFalse(self.composition(content, self.simple).line_ids)
        self.composition(content, self.simple).action_split()
        content.action_propose()
        self.assertFalse(self.composition(content, self.simple, self.m1).line_ids)
        self.assertTrue(self.composition(content, self.simple, self.v1).line_ids)

    def test_r90_no_leek_goes_into_a_fruit_basket(self):
        fruity = self.make_basket("Fruity", 10, "fruits")
        self.make_subscription(self.alice, self.gare, fruity)
        type(self).apple = self.make_produce("Apple", price=2, produce_family="fruits")
        content = self.make_content(apple=50, carrot=50)
        content.action_propose()
        self.assertEqual(
            set(self.quantities(self.composition(content, fruity))), {"Apple"}
        )
        simple = self.composition(content, self.simple)
        self.assertEqual(set(self.quantities(simple)), {"Carrot"})
        rows = {row.product_id: row for row in content.available_ids}
        rows[self.apple].basket_ids = self.simple
        content.action_propose()
        self.assertFalse(self.composition(content, fruity).line_ids)
        self.assertIn("Apple", self.quantities(simple))

    def test_r90_the_gap_counts_the_depots_that_went_short(self):
        self.make_even()
        content = self.make_content(lettuce=2)
        content.action_propose()
        simple = self.composition(content, self.simple)
        # two of the four baskets have a lettuce at 1
        self.assertEqual((simple.average_value, simple.gap), (0.5, -9.5))
        self.assertEqual(content.total_gap, -38.0)

    def test_r90_a_proposal_needs_to_know_what_there_is(self):
        with self.assertRaisesRegex(UserError, "how much there is"):
            self.make_content().action_propose()

    def test_r90_the_same_week_gives_the_same_proposal(self):
        content = self.make_content(carrot=7, lettuce=5)
        content.action_propose()
        first = {one: self.quantities(one) for one in content.composition_ids}
        content.action_propose()
        again = {one: self.quantities(one) for one in content.composition_ids}
        self.assertEqual(first, again)

    def test_r90_the_desk_proposes_and_the_preparer_does_not(self):
        content = self.make_content(carrot=10)
        content.with_user(self.user_sales_desk).action_propose()
        self.assertTrue(content.composition_ids.line_ids)
        with self.assertRaises(AccessError):
            content.with_user(self.user_preparer).action_propose()

    def test_r90_a_vegetable_without_price_is_named(self):
        type(self).herb = self.make_produce("Parsley", "uom_bunch")
        content = self.make_content(herb=10)
        content.action_propose()
        self.assertIn("Parsley has no price", content.share_report)

    def test_r90_another_depot_quantity_is_written_by_hand(self):
        content = self.make_content(lettuce=10)
        simple = self.composition(content, self.simple)
        self.put(simple, lettuce=1)
        simple.line_ids.depot_ids.create(
            {
                "line_id": simple.line_ids.id,
                "depot_id": self.gare.id,
                "quantity": 2,
            }
        )
        # 2 at the Mairie, 1 x 2 at the Gare
        self.assertEqual(content.available_ids.used, 4)

    def test_r90_a_depot_where_no_round_stops_is_refused(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, lettuce=1)
        with self.assertRaisesRegex(Exception, "stops at"):
            simple.line_ids.depot_ids.create(
                {
                    "line_id": simple.line_ids.id,
                    "depot_id": self.make_depot("Port").id,
                    "quantity": 2,
                }
            )

    def test_r90_many_depots_are_counted_rather_than_named(self):
        depots = [self.make_depot(f"Depot {number}") for number in range(10)]
        for depot in depots:
            self.m1.stop_ids.create({"round_id": self.m1.id, "depot_id": depot.id})
            self.make_subscription(self.alice, depot, self.simple)
        content = self.make_content(lettuce=9)
        content.action_propose()
        self.assertIn("other depots", content.share_report)

    def queries_of_the_grid(self):
        """How many queries the table makes, with cold records and warm registry."""
        content = self.make_content("2026-07-06", carrot=100, lettuce=100)
        content.action_propose()
        own = content.with_user(self.user_sales_desk)
        own.grid_data()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        own.grid_data()
        count = self.env.cr.sql_log_count - before
        content.unlink()
        return count

    def test_the_table_of_the_week_asks_as_much_for_fifty_types_as_for_ten(self):
        stops = self.m1.stop_ids
        counts = []
        for start, stop in ((0, 10), (10, 50)):
            for number in range(start, stop):
                depot = self.make_depot(f"Depot {number}")
                stops.create({"round_id": self.m1.id, "depot_id": depot.id})
                basket = self.make_basket(f"Type {number}", 10, "vegetables")
                self.make_subscription(self.alice, depot, basket)
            counts.append(self.queries_of_the_grid())
        self.assertLessEqual(counts[1], counts[0])
