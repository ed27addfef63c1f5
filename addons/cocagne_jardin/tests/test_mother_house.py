from datetime import date

from odoo.exceptions import ValidationError
from odoo.fields import Command

from .common import CocagneCase


class TestMotherHouse(CocagneCase):
    """Jardin du Lac has two establishments, Nord and Sud, each with its depot (R2)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.north, cls.south = cls.env["res.company"].create(
            [{"name": name, "parent_id": cls.garden.id} for name in ("Nord", "Sud")]
        )
        every = cls.garden | cls.north | cls.south
        cls.env.user.company_ids |= every
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": every.ids})
        cls.season = cls.make_season(closed_weeks=[1, 52, 53])
        cls.depot_north = cls.make_site("Lavoir", "N1", 2, cls.north)
        cls.depot_south = cls.make_site("Moulin", "S1", 5, cls.south)
        cls.season.action_plan()

    @classmethod
    def make_site(cls, name, code, weekday, establishment):
        depot = cls.make_depot(name, company_id=establishment.id)
        cls.make_round(code, weekday, depot, company_id=establishment.id)
        return depot

    def subscribe(self, depot, **values):
        return self.env["sale.order"].create(
            {
                "partner_id": self.alice.id,
                "is_subscription": True,
                "depot_id": depot.id,
                "date_start": date(2026, 6, 16),
                "order_line": [
                    Command.create(
                        {
                            "product_id": self.simple.id,
                            "frequency_id": self.env.ref(
                                "cocagne_jardin.frequency_weekly"
                            ).id,
                        }
                    )
                ],
                **values,
            }
        )

    def test_one_season_plans_the_rounds_of_all_establishments(self):
        self.assertEqual(self.season.delivery_ids.company_id, self.north | self.south)

    def test_the_depot_decides_which_establishment_makes_the_sale(self):
        order = self.subscribe(self.depot_south)
        self.assertEqual(order.company_id, self.south)

    def test_its_baskets_belong_to_that_establishment(self):
        order = self.subscribe(self.depot_south)
        order.action_confirm()
        self.assertEqual(order.basket_ids.company_id, self.south)
        self.assertEqual(order.basket_ids.season_id, self.season)

    def test_another_establishment_than_the_depots_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "served by Sud"):
            self.subscribe(self.depot_south, company_id=self.north.id)

    def test_a_driver_of_one_establishment_sees_only_its_deliveries(self):
        driver = self.make_user("north", "cocagne_jardin.group_preparer", self.north)
        seen = self.env["cocagne.delivery"].with_user(driver)
        seen = seen.with_context(allowed_company_ids=self.north.ids)
        found = seen.search([("season_id", "=", self.season.id)])
        self.assertEqual(found.company_id, self.north)
