from odoo.tests import HttpCase, tagged

from .common import CocagneCase

#: No server answers there: what a garden without network sees.
NOWHERE = "http://127.0.0.1:9/{z}/{x}/{y}.png"


@tagged("post_install", "-at_install")
class TestRoadScreens(CocagneCase, HttpCase):
    """The rounds are reorganised and the map opened in a real browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.poste = cls.make_depot("Poste")
        cls.env["cocagne.round.stop"].create(
            {"round_id": cls.m1.id, "depot_id": cls.poste.id, "sequence": 2}
        )
        cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.mairie)

    def test_r21_the_order_of_the_stops_by_buttons(self):
        self.start_tour(
            "/odoo/cocagne-round-board",
            "cocagne_round_buttons",
            login=self.user_sales_desk.login,
        )
        self.env.invalidate_all()
        depots = self.m1.stop_ids.sorted("sequence").depot_id
        self.assertEqual(depots.ids, [self.poste.id, self.mairie.id])

    def test_r21_a_depot_is_dragged_to_another_round(self):
        self.start_tour(
            "/odoo/cocagne-round-board",
            "cocagne_round_drag",
            login=self.user_manager.login,
        )
        self.env.invalidate_all()
        self.assertEqual(self.mairie.round_ids, self.v1)
        self.assertEqual(self.order.round_id, self.v1)

    def test_r15_the_map_opens_without_network(self):
        self.garden.map_tile_url = NOWHERE
        self.garden.partner_id.write(
            {"partner_latitude": 46.1, "partner_longitude": 5.1}
        )
        for number, depot in enumerate(self.mairie | self.gare | self.poste):
            depot.write(
                {"partner_latitude": 46.2 + number / 50, "partner_longitude": 5.2}
            )
        # tiles that fail are logged by the browser: they are what is tested
        self.start_tour(
            "/odoo/cocagne-map",
            "cocagne_depot_map",
            login=self.user_preparer.login,
            error_checker=lambda message: "127.0.0.1:9" not in message,
        )
