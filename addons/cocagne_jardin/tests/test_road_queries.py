from .common import CocagneCase


class TestRoadQueries(CocagneCase):
    """What the screens of the road ask of the database does not grow with the garden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.mairie.write(
            {"capacity": 500, "partner_latitude": 46.2, "partner_longitude": 5.2}
        )
        cls.grow(10)

    @classmethod
    def grow(cls, count):
        """More members, half of them at each depot."""
        for number in range(count):
            depot = cls.mairie if number % 2 else cls.gare
            cls.make_subscription(cls.make_member(f"M{number}", "Test"), depot)

    def count(self, action):
        action()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        action()
        return self.cr.sql_log_count - before

    def assert_constant(self, action, grow):
        few = self.count(action)
        grow()
        self.assertEqual(self.count(action), few)
        return few

    def test_r21_the_board_whatever_the_number_of_baskets(self):
        rounds = self.env["cocagne.round"].with_user(self.user_manager)
        queries = self.assert_constant(rounds.board, lambda: self.grow(40))
        self.assertLessEqual(queries, 20)

    def test_r21_the_board_whatever_the_number_of_stops(self):
        rounds = self.env["cocagne.round"].with_user(self.user_manager)

        def grow():
            for number in range(20):
                depot = self.make_depot(f"Depot {number}")
                self.m1.stop_ids = [(0, 0, {"depot_id": depot.id})]

        self.assert_constant(rounds.board, grow)

    def test_r15_the_map_whatever_the_number_of_baskets(self):
        depots = self.env["cocagne.depot"].with_user(self.user_preparer)
        queries = self.assert_constant(depots.map_data, lambda: self.grow(40))
        self.assertLessEqual(queries, 30)

    def test_r15_the_map_whatever_the_number_of_depots(self):
        depots = self.env["cocagne.depot"].with_user(self.user_preparer)

        def grow():
            for number in range(20):
                depot = self.make_depot(f"Depot {number}", capacity=5)
                self.m1.stop_ids = [(0, 0, {"depot_id": depot.id})]

        self.assert_constant(depots.map_data, grow)

    def test_r12_the_places_of_many_depots_at_once(self):
        depots = self.env["cocagne.depot"].with_user(self.user_preparer)
        fields = {"places_taken": {}, "crates_taken": {}, "fill_state": {}}

        def grow():
            for number in range(20):
                self.make_depot(f"Depot {number}", crate_capacity=5)
            self.grow(10)

        self.assert_constant(lambda: depots.web_search_read([], fields), grow)
