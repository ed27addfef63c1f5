from fractions import Fraction
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from ..planning.packing import pack

CAPACITY = st.integers(min_value=1, max_value=60)
BASKETS = st.integers(min_value=0, max_value=400)
WANTED = st.lists(st.tuples(BASKETS, st.integers(0, 60)), max_size=5)


def packed(wanted):
    """``pack`` for pairs of a quantity and a capacity."""
    quantities = [(place, number) for place, (number, _capacity) in enumerate(wanted)]
    capacities = {place: capacity for place, (_n, capacity) in enumerate(wanted)}
    return pack(quantities, capacities), capacities


class TestPacking(TestCase):
    """No database: baskets in, pallets out."""

    def test_r82_ninety_five_baskets_are_two_full_pallets_and_fifteen(self):
        load, _capacities = packed([(95, 40)])
        self.assertEqual((load.count, load.full, load.rest), (3, 2, 15))

    def test_r82_eighty_baskets_fill_two_pallets_exactly(self):
        load, _capacities = packed([(80, 40)])
        self.assertEqual((load.count, load.full, load.rest), (2, 2, 0))

    def test_nothing_needs_no_pallet(self):
        load, _capacities = packed([(0, 40)])
        self.assertEqual((load.count, load.full, load.rest), (0, 0, 0))

    def test_two_sizes_share_a_pallet(self):
        # 20 simple fill half a pallet of 40, 10 familial the other half of 20
        load, _capacities = packed([(20, 40), (10, 20)])
        self.assertEqual((load.count, load.full), (1, 1))

    def test_a_big_basket_that_does_not_fit_begins_a_new_pallet(self):
        load, _capacities = packed([(39, 40), (1, 20)])
        self.assertEqual((load.count, load.full, load.rest), (2, 1, 1))

    def test_eggs_that_travel_elsewhere_are_left_out(self):
        load, _capacities = packed([(10, 40), (30, 0)])
        self.assertEqual((load.baskets, load.left_out.total()), (10, 30))

    def test_a_negative_quantity_is_refused(self):
        with self.assertRaises(ValueError):
            packed([(-1, 40)])

    @given(WANTED)
    def test_r82_no_basket_is_lost_and_no_pallet_is_overfilled(self, wanted):
        load, capacities = packed(wanted)
        total = sum(number for number, _capacity in wanted)
        self.assertEqual(load.baskets + load.left_out.total(), total)
        for unit in load.units:
            weight = sum(
                Fraction(number, capacities[product])
                for product, number in unit.items()
            )
            self.assertTrue(0 < weight <= 1)

    @given(WANTED)
    def test_all_pallets_but_the_last_are_full_and_the_rest_is_on_the_last(
        self, wanted
    ):
        load, _capacities = packed(wanted)
        self.assertIn(load.count - load.full, (0, 1))
        on_full = sum(unit.total() for unit in load.units[: load.full])
        self.assertEqual(on_full + load.rest, load.baskets)

    @given(BASKETS, CAPACITY)
    def test_one_kind_of_basket_rounds_up(self, number, capacity):
        load, _capacities = packed([(number, capacity)])
        self.assertEqual(load.count, -(-number // capacity))
        self.assertEqual(load.full, number // capacity)
        self.assertEqual(load.rest, number % capacity)
