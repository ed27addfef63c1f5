from .common import CocagneCase


class TestPreparationLine(CocagneCase):
    """Tuesday 16 June at the Mairie: Alice has 2 Simple, Bruno 1 Simple, 1 Œufs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        monday = cls.env["cocagne.preparation.day"].create(
            {"weekday": "1", "company_id": cls.garden.id}
        )
        cls.m1.preparation_day_id = monday
        cls.make_season(plan=True)
        cls.alice_order = cls.make_subscription(cls.alice, cls.mairie, quantity=2)
        cls.bruno_order = cls.make_subscription(cls.bruno, cls.mairie)
        cls.eggs_order = cls.make_subscription(cls.bruno, cls.mairie, cls.eggs)
        cls.lines = cls.env["cocagne.preparation.line"]

    def on(self, day):
        return [("date", "=", day), ("company_id", "=", self.garden.id)]

    def tuesday(self):
        """The lines of Tuesday 16 June, as {product: (units, labels)}."""
        return {
            line.product_id: (line.quantity, line.basket_count)
            for line in self.lines.search(self.on("2026-06-16"))
        }

    def test_units_are_added_up_by_basket_type(self):
        self.assertEqual(self.tuesday(), {self.simple: (3, 2), self.eggs: (1, 1)})

    def test_a_cancelled_basket_is_not_prepared(self):
        self.bruno_order.basket_ids._set_state("cancelled")
        self.assertEqual(self.tuesday()[self.simple], (2, 1))

    def test_a_basket_moved_away_is_prepared_elsewhere(self):
        basket = self.bruno_order.basket_ids.sorted("date")[0]
        basket.action_move(self.bruno_order.basket_ids.sorted("date")[1].delivery_id)
        self.assertEqual(self.tuesday()[self.simple], (2, 1))

    def test_it_is_prepared_on_the_preparation_day_of_the_round(self):
        line = self.lines.search(self.on("2026-06-16"), limit=1)
        self.assertEqual(str(line.preparation_date), "2026-06-15")

    def test_this_week_means_monday_to_sunday(self):
        domain = [("date", ">=", "today =monday"), ("date", "<=", "today =monday +6d")]
        mine = self.lines.with_user(self.user_preparer)
        dates = set(mine.search(domain).mapped("date"))
        self.assertEqual({str(day) for day in dates}, {"2026-06-16"})

    def test_a_preparer_reads_the_quantities(self):
        lines = self.lines.with_user(self.user_preparer).search([])
        self.assertEqual(sum(lines.mapped("quantity")), 4 * 29)

    def test_another_garden_sees_nothing(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_preparer", self.other_garden
        )
        lines = self.lines.with_user(stranger).with_context(
            allowed_company_ids=self.other_garden.ids
        )
        self.assertFalse(lines.search([]))
