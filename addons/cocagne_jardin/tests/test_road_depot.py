from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form

from .common import CocagneCase

GEOCODER = "odoo.addons.base_geolocalize.models.base_geocoder.BaseGeocoder.geo_find"


class TestDepotRecord(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()

    def test_r10_the_desk_must_give_address_and_phone(self):
        form = Form(self.env["cocagne.depot"].with_user(self.user_sales_desk))
        form.name = "École"
        for field, value in [
            ("street", "1 rue de l'École"),
            ("zip", "01000"),
            ("city", "Bourg"),
        ]:
            setattr(form, field, value)
        with self.assertRaisesRegex(AssertionError, "phone"):
            form.save()
        form.phone = "04 00 00 00 00"
        depot = form.save()
        self.assertEqual(depot.number, self.gare.number + 1)

    def test_r10_an_imported_depot_says_what_is_missing(self):
        self.mairie.write({"street": "1 place", "zip": "01000"})
        self.assertEqual(self.mairie.missing_info, "city, phone")

    def test_r10_the_delivery_days_are_those_of_its_rounds(self):
        self.make_round("V2", 5, self.mairie)
        self.mairie.stop_ids[0].pickup_slot = "16:30-19:00"
        self.assertEqual(self.mairie.delivery_days, "Tuesday, Friday")
        self.assertEqual(self.mairie.pickup_hours, "Tuesday 16:30-19:00")

    def test_r10_the_address_gives_the_position(self):
        with patch(GEOCODER, return_value=(46.2, 5.2)):
            action = self.mairie.with_user(self.user_sales_desk).action_geocode()
        self.assertEqual(action["params"]["type"], "success")
        self.assertEqual(
            (self.mairie.partner_latitude, self.mairie.partner_longitude), (46.2, 5.2)
        )
        self.assertTrue(self.mairie.is_on_map)

    def test_r10_without_network_it_says_so_and_breaks_nothing(self):
        with patch(GEOCODER, side_effect=UserError("no network")):
            action = self.mairie.action_geocode()
        self.assertEqual(action["params"]["type"], "warning")
        self.assertIn("internet connection", action["params"]["message"])
        self.assertFalse(self.mairie.is_on_map)

    def test_r10_depots_without_a_position_are_found(self):
        self.mairie.write({"partner_latitude": 46.2, "partner_longitude": 5.2})
        placed = self.env["cocagne.depot"].search([("is_on_map", "=", True)])
        self.assertIn(self.mairie, placed)
        self.assertNotIn(self.gare, placed)

    def test_r10_a_depot_with_running_subscriptions_is_not_archived(self):
        self.make_season(plan=True)
        self.make_subscription(self.alice, self.mairie)
        with self.assertRaisesRegex(UserError, "running subscriptions: 1"):
            self.mairie.action_archive()
        with self.assertRaisesRegex(UserError, "cannot be archived"):
            self.mairie.active = False
        self.assertTrue(self.mairie.active)

    def test_r10_an_unused_depot_is_archived_and_used_again(self):
        self.gare.action_archive()
        self.assertFalse(self.gare.active)
        self.gare.action_unarchive()
        self.assertTrue(self.gare.active)

    def test_r10_an_archived_depot_takes_no_new_subscription(self):
        self.make_season(plan=True)
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        self.mairie.active = False
        with self.assertRaisesRegex(UserError, "archived"):
            order.action_confirm()


class TestDepotCategories(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.shops = cls.env["res.partner.category"].create({"name": "Shops"})
        cls.depots = cls.env["cocagne.depot"]

    def public(self):
        return self.depots.search(self.depots._public_domain(self.garden))

    def test_r11_open_and_reserved_depots_are_public(self):
        self.gare.write({"category": "reserved", "reserved_note": "the railway staff"})
        self.assertEqual(self.public(), self.mairie | self.gare)

    def test_r11_a_professional_depot_is_hidden(self):
        self.gare.category = "professional"
        self.assertEqual(self.public(), self.mairie)

    def test_r11_a_depot_that_no_round_serves_is_not_public(self):
        self.m1.active = False
        self.assertEqual(self.public(), self.gare)

    def test_r11_an_open_depot_can_be_chosen_by_anybody(self):
        self.assertTrue(self.mairie._can_be_chosen_by(self.alice))
        self.assertTrue(self.mairie._can_be_chosen_by(self.env["res.partner"]))

    def test_r11_a_reserved_depot_asks_for_its_password(self):
        self.gare.write({"category": "reserved", "access_code": "lune"})
        self.assertFalse(self.gare._can_be_chosen_by(self.alice))
        self.assertFalse(self.gare._can_be_chosen_by(self.alice, "soleil"))
        self.assertTrue(self.gare._can_be_chosen_by(self.alice, "lune"))

    def test_r11_a_professional_depot_is_for_its_client_categories(self):
        self.gare.write(
            {"category": "professional", "client_category_ids": self.shops.ids}
        )
        self.assertFalse(self.gare._can_be_chosen_by(self.alice))
        self.alice.category_id = self.shops
        self.assertTrue(self.gare._can_be_chosen_by(self.alice))

    def test_r11_a_professional_depot_tied_to_nobody_is_for_nobody(self):
        self.gare.category = "professional"
        self.assertFalse(self.gare._can_be_chosen_by(self.alice))

    def test_r11_the_desk_is_refused_a_client_of_another_category(self):
        self.gare.write(
            {"category": "professional", "client_category_ids": self.shops.ids}
        )
        with self.assertRaisesRegex(UserError, "Shops"):
            self.make_subscription(self.alice, self.gare)
        self.bruno.category_id = self.shops
        self.assertEqual(self.make_subscription(self.bruno, self.gare).state, "sale")

    def test_r11_the_desk_types_no_password(self):
        self.gare.write({"category": "reserved", "access_code": "lune"})
        self.assertEqual(self.make_subscription(self.alice, self.gare).state, "sale")
