"""The mercuriale, and the map of the open depots."""

import base64
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .reference_case import ReferenceCase


@tagged("post_install", "-at_install")
class TestMercuriale(ReferenceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.crosne = cls.env["cocagne.vegetable"].create(
            {"name": "Crosne", "uom_id": cls.env.ref("uom.product_uom_kgm").id}
        )
        cls.produce = cls.env["product.product"].create(
            {
                "name": "Crosne",
                "is_produce": True,
                "vegetable_id": cls.crosne.id,
                "company_id": cls.garden.id,
            }
        )
        cls.line = cls.make_item(
            "price", vegetable_id=cls.crosne.id, price=8.0, date_from=date(2026, 6, 1)
        )
        cls.line.is_released = True

    def mine(self):
        prices = self.env["cocagne.produce.price"]
        return prices._on(date(2026, 6, 15), self.produce, self.garden)

    def test_a_price_is_taken_by_a_click(self):
        self.line.with_user(self.user_manager).action_take()
        self.assertEqual(self.mine(), {self.produce.id: 8.0})

    def published(self):
        """What the garden is told of the price, once it is published."""
        self.line.is_released = False
        return self.inbox(self.publish()).change_ids.filtered(
            lambda change: change.kind == "price"
        )

    def test_a_first_price_disagrees_with_none_of_the_garden(self):
        change = self.published()
        self.assertEqual(change.status, "new")
        change.action_accept()
        self.assertEqual(self.mine(), {self.produce.id: 8.0})

    def test_another_price_of_the_garden_disagrees(self):
        prices = self.env["cocagne.produce.price"]
        prices._set(date(2026, 5, 1), self.produce, self.garden, 7.0)
        self.assertEqual(self.published().status, "conflict")

    def test_all_prices_are_taken_by_a_click(self):
        items = self.env["cocagne.reference.item"].with_user(self.user_manager)
        items.action_take_all()
        self.assertEqual(self.mine(), {self.produce.id: 8.0})

    def test_the_garden_sees_its_own_price_beside(self):
        prices = self.env["cocagne.produce.price"]
        prices._set(date(2026, 5, 1), self.produce, self.garden, 7.0)
        self.assertEqual(self.line.with_company(self.garden).own_price, 7.0)

    def test_a_garden_sees_no_price_that_is_not_given_yet(self):
        self.line.price = 9.0
        items = self.env["cocagne.reference.item"].with_user(self.user_manager)
        self.assertFalse(items.search([("id", "=", self.line.id)]))

    def bring(self, text):
        wizard = self.env["cocagne.reference.price.import"].create(
            {"file": base64.b64encode(text.encode()), "filename": "prix.csv"}
        )
        return wizard.with_user(self.user_network_manager).sudo().action_import()

    def test_a_file_brings_new_prices(self):
        self.bring("legume;unite;prix;a_partir_du\nCrosne;;8,50;01/07/2026\n")
        items = self.env["cocagne.reference.item"].search(
            [("vegetable_id", "=", self.crosne.id)]
        )
        self.assertEqual(sorted(items.mapped("price")), [8.0, 8.5])

    def test_the_same_file_again_changes_nothing(self):
        text = "legume;unite;prix;a_partir_du\nCrosne;;8,00;01/06/2026\n"
        self.bring(text)
        self.assertTrue(self.line.is_released)

    def test_an_unknown_vegetable_is_refused_and_nothing_is_written(self):
        text = (
            "legume;unite;prix;a_partir_du\nCrosne;;9;01/07/2026\n"
            "Licorne;;9;01/07/2026\n"
        )
        with self.assertRaises(UserError) as caught:
            self.bring(text)
        self.assertIn("3", str(caught.exception))

    def test_another_unit_is_refused(self):
        with self.assertRaises(UserError):
            self.bring("legume;unite;prix;a_partir_du\nCrosne;botte;9;01/07/2026\n")


@tagged("post_install", "-at_install")
class TestDepotMap(ReferenceCase):
    def files(self):
        wizard = (
            self.env["cocagne.reference.depot.map"]
            .with_user(self.user_head_office)
            .create({})
        )
        return (
            base64.b64decode(wizard.csv_file).decode("utf-8-sig"),
            base64.b64decode(wizard.geojson_file).decode(),
        )

    def depot(self, **values):
        return self.env["cocagne.depot"].create(
            {"name": "Dépôt des Prés", "company_id": self.garden.id, **values}
        )

    def test_an_open_depot_is_in_the_file(self):
        self.depot()
        self.assertIn("Dépôt des Prés", self.files()[0])

    def test_a_depot_with_a_position_is_on_the_map(self):
        self.depot(partner_latitude=47.3, partner_longitude=6.1)
        self.assertIn("[\n     6.1,\n     47.3\n    ]", self.files()[1])

    def test_reserved_and_professional_depots_are_left_out(self):
        for category in ("reserved", "professional"):
            with self.subTest(category=category):
                self.depot(name=f"Caché {category}", category=category)
        self.assertNotIn("Caché", self.files()[0])

    def test_nobody_who_keeps_a_depot_is_named(self):
        self.depot(
            contact_name="Zoé Invisible", contact_phone="0600000000", phone="0300000000"
        )
        for text in self.files():
            for secret in ("Zoé", "0600000000", "0300000000"):
                with self.subTest(secret=secret):
                    self.assertNotIn(secret, text)
