from datetime import date, datetime

from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.contents_case import ContentCase

from .indicator_case import IndicatorCase

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@tagged("post_install", "-at_install")
class TestIndicatorsLand(IndicatorCase):
    theme = "land"

    def test_a_depot_counts_once_where_a_basket_arrived(self):
        self.deliver(self.subscribe(self.alice))
        self.deliver(self.subscribe(self.bruno), 3)
        self.subscribe(self.chloe)
        self.check({"depots": 1})

    def test_a_depot_where_nothing_arrived_does_not_count(self):
        self.subscribe(self.alice)
        self.deliver(self.subscribe(self.bruno), 3, state="lost")
        self.check({"depots": 0})

    def test_the_home_of_a_member_is_no_depot(self):
        self.deliver(self.subscribe(self.alice))
        self.check({"depots": 1})
        self.mairie.write({"category": "home", "home_partner_id": self.alice.id})
        self.check({"depots": 0})

    def test_places_taken_are_those_of_running_subscriptions(self):
        self.mairie.capacity = 10
        self.gare.capacity = 0
        self.subscribe(self.alice, quantity=2)
        self.subscribe(self.bruno, frequency="fortnightly")
        self.subscribe(self.chloe, self.eggs)
        self.check({"depot_occupancy": (3, 10)})
        self.assertEqual(self.figures()["land.depot_occupancy"].value, 30)

    def test_a_depot_without_limit_or_archived_is_left_out(self):
        self.subscribe(self.alice)
        self.gare.capacity = 7
        self.gare.active = False
        self.check({"depot_occupancy": (0, 0)})

    def test_a_round_counts_when_it_is_marked_as_delivered(self):
        season = [("season_id", "=", self.season.id), ("round_id", "=", self.m1.id)]
        every = self.env["cocagne.delivery"].search(season)
        every.filtered(lambda one: one.date <= date(2026, 3, 17)).action_deliver()
        # 3, 10 and 17 March; 24 and 31 are still to make
        self.check({"rounds": 3})

    def test_land_is_declared_by_the_garden(self):
        defined = self.env["cocagne.indicator.source"]._indicators()
        declared = [one.code for one in defined if one.query is None]
        self.assertLessEqual(
            {"land.hectares", "land.greenhouses", "land.kilometres"}, set(declared)
        )
        self.assertNotIn("land.hectares", self.figures())


@tagged("post_install", "-at_install")
class TestIndicatorsHarvest(ContentCase, IndicatorCase):
    """On Tuesday 16 June two Simple go to Mairie, on Friday 19 one to Gare and a
    Familial; a lettuce and half a kilogramme of carrots are in each."""

    theme = "land"

    @classmethod
    def make_logistics(cls):
        if not hasattr(cls, "m1"):
            super().make_logistics()

    @classmethod
    def make_season(cls, *args, **values):
        if not hasattr(cls, "season"):
            return super().make_season(*args, **values)
        return cls.season

    def deliver_week(self):
        for day in (date(2026, 6, 16), date(2026, 6, 19)):
            self.delivery(day).action_deliver()

    def test_kilograms_are_baskets_times_content(self):
        self.validated(lettuce=1, carrot=0.5)
        self.deliver_week()
        self.check({"kinds": 2, "kilograms_delivered": 2}, JUNE)
        self.check({"kinds": 0, "kilograms_delivered": 0}, JULY)

    def test_a_piece_weighs_what_its_product_says(self):
        self.lettuce.weight = 0.25
        self.validated(lettuce=1, carrot=0.5)
        self.deliver_week()
        self.check({"kilograms_delivered": 3}, JUNE)

    def test_grams_are_kilograms(self):
        self.carrot.uom_id = self.env.ref("uom.product_uom_gram")
        self.validated(carrot=500)
        self.deliver_week()
        self.check({"kilograms_delivered": 2}, JUNE)

    def test_a_depot_with_another_quantity_counts_with_it(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=1)
        line = simple.line_ids
        self.env["cocagne.content.depot"].create(
            {"line_id": line.id, "depot_id": self.gare.id, "quantity": 3}
        )
        content.action_validate()
        self.deliver_week()
        # two Simple at Mairie with 1, one at Gare with 3; nothing in the Familial
        self.check({"kilograms_delivered": 5}, JUNE)

    def test_a_content_that_is_not_validated_is_in_no_basket(self):
        content = self.make_content()
        self.put(content.composition_ids[0], carrot=1)
        self.deliver_week()
        self.check({"kinds": 0, "kilograms_delivered": 0}, JUNE)

    def test_a_cancelled_basket_holds_nothing(self):
        self.validated(carrot=1)
        self.delivery(date(2026, 6, 16)).basket_ids[0].action_cancel()
        self.deliver_week()
        self.check({"kilograms_delivered": 3}, JUNE)

    def test_a_vegetable_without_quantity_is_not_delivered(self):
        self.validated(lettuce=0, carrot=1)
        self.deliver_week()
        self.check({"kinds": 1}, JUNE)

    def test_two_products_of_a_vegetable_are_one_kind(self):
        vegetable = self.env.ref("cocagne_jardin.vegetable_carrot")
        (self.lettuce | self.carrot).vegetable_id = vegetable
        self.validated(lettuce=1, carrot=1)
        self.deliver_week()
        self.check({"kinds": 1}, JUNE)

    # -- the stock -----------------------------------------------------------------------

    def move(
        self, quantity, source="stock.stock_location_suppliers", unit=None, day=""
    ):
        """Carrots that enter the garden's stock (from a supplier, unless told)."""
        stock = self.garden._content_warehouse().lot_stock_id
        move = self.env["stock.move"].create(
            {
                "product_id": self.carrot.id,
                "product_uom_qty": quantity,
                "product_uom": (unit or self.carrot.uom_id).id,
                "location_id": self.env.ref(source).id,
                "location_dest_id": stock.id,
                "company_id": self.garden.id,
            }
        )
        move._action_confirm()
        move.quantity = quantity
        move.picked = True
        move._action_done()
        if day:
            move.date = datetime.fromisoformat(day)
        return move

    def count(self, quantity):
        """The garden counts its carrots."""
        stock = self.garden._content_warehouse().lot_stock_id
        quants = self.env["stock.quant"].with_context(inventory_mode=True)
        quants.create(
            {
                "product_id": self.carrot.id,
                "location_id": stock.id,
                "inventory_quantity": quantity,
            }
        ).action_apply_inventory()

    def test_what_enters_the_stock_is_received_in_kilograms(self):
        self.move(20)
        self.move(500, unit=self.env.ref("uom.product_uom_gram"))
        self.check({"kilograms_received": 20.5, "kilograms_lost": 0}, JUNE)

    def test_a_count_is_a_harvest_and_a_lower_one_takes_off(self):
        self.count(50)
        self.count(40)
        self.check({"kilograms_received": 40}, JUNE)

    def test_what_waits_or_comes_back_from_members_is_not_received(self):
        self.move(7, source="stock.stock_location_customers")
        self.check({"kilograms_received": 0}, JUNE)

    def test_the_day_is_that_of_paris(self):
        # 22 h 30 UTC is half past midnight of 1 June in Paris
        self.move(3, day="2026-05-31 22:30:00")
        self.move(4, day="2026-05-31 21:30:00")
        self.check({"kilograms_received": 3}, JUNE)
        self.check({"kilograms_received": 4}, MAY)

    def test_losses_are_told_apart(self):
        self.move(20)
        self.env["cocagne.content.loss"].create(
            {
                "company_id": self.garden.id,
                "product_id": self.carrot.id,
                "quantity": 5,
            }
        ).action_lose()
        self.check({"kilograms_received": 20, "kilograms_lost": 5}, JUNE)
