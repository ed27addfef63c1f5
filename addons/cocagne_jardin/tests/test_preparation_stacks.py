from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from .test_preparation_papers import OptionCase
from .test_preparation_sheet import DAY


class TestStacks(OptionCase):
    """Pallets of 40 with a strap, rolls of 24 (R82)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["cocagne.load.unit"]
        cls.pallet = units.create(
            {
                "name": "Palette",
                "capacity": 40,
                "has_strap": True,
                "company_id": cls.garden.id,
            }
        )
        cls.roll = units.create(
            {"name": "Roll", "capacity": 24, "company_id": cls.garden.id}
        )
        cls.m1.load_unit_id = cls.pallet

    def stacks(self):
        return self.sheet().trips[0].stacks

    def set_quantity(self, order, quantity):
        order.basket_ids.filtered(lambda basket: basket.date == DAY).quantity = quantity

    def test_r82_ninety_five_baskets_need_two_full_pallets_and_fifteen(self):
        self.set_quantity(self.alice_two, 93)  # and 1 + 1 of the others
        (stack,) = self.stacks()
        self.assertEqual(
            (stack.unit, stack.baskets, stack.count, stack.full, stack.rest),
            ("Palette", 95, 3, 2, 15),
        )
        self.assertEqual(stack.straps, 2)

    def test_r82_a_shop_has_rolls_of_its_own(self):
        self.ecole.load_unit_id = self.roll
        self.set_quantity(self.bruno_big, 30)
        pallet, roll = self.stacks()
        self.assertEqual((pallet.unit, pallet.baskets), ("Palette", 3))
        self.assertEqual((roll.unit, roll.count, roll.rest), ("Roll", 2, 6))
        self.assertIn("École", roll.place)
        self.assertEqual(roll.straps, 0)

    def test_a_big_basket_counts_two_places_where_the_garden_says_so(self):
        self.pallet.counts_places = True
        self.familial.depot_places = 2
        self.set_quantity(self.bruno_big, 20)
        (stack,) = self.stacks()
        self.assertEqual((stack.full, stack.rest), (1, 3))

    def test_an_add_on_without_a_place_travels_beside(self):
        self.pallet.counts_places = True
        self.make_subscription(self.chloe, self.mairie, self.eggs)
        (stack,) = self.stacks()
        self.assertEqual((stack.baskets, stack.left_out), (4, 1))

    def test_a_basket_type_may_have_a_capacity_of_its_own(self):
        self.pallet.line_ids = [
            (0, 0, {"product_id": self.familial.id, "capacity": 10})
        ]
        self.set_quantity(self.bruno_big, 10)
        (stack,) = self.stacks()
        self.assertEqual((stack.full, stack.rest), (1, 3))

    def test_without_containers_nothing_is_printed(self):
        self.m1.load_unit_id = False
        self.assertEqual(self.stacks(), [])
        self.assertNotIn("Pallets and rolls", self.html("preparation"))

    def test_r82_the_sheet_says_what_to_bring(self):
        self.set_quantity(self.alice_two, 93)
        text = " ".join(self.html("preparation").split())
        self.assertIn("Pallets and rolls", text)
        self.assertIn("full: <b>2</b>", text)
        self.assertIn("baskets left over: <b>15</b>", text)

    def test_a_container_carries_at_least_one_basket(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.pallet.capacity = 0
            self.env.flush_all()

    def test_only_the_manager_changes_the_containers(self):
        self.assertTrue(self.pallet.with_user(self.user_preparer).name)
        for user in (self.user_preparer, self.user_sales_desk, self.user_accountant):
            with self.assertRaises(AccessError):
                self.pallet.with_user(user).capacity = 30
        self.pallet.with_user(self.user_manager).capacity = 30
        with self.assertRaises(AccessError):
            self.pallet.with_user(self.user_head_office).read(["name"])
