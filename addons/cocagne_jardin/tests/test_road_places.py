from hypothesis import given
from hypothesis import strategies as st
from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import BaseCase
from odoo.tools import mute_logger

from ..planning.places import Places
from .common import CocagneCase

COUNTS = st.builds(Places, st.integers(0, 50), st.integers(0, 50))


class TestPlaces(BaseCase):
    """The arithmetic of places, without a database."""

    @given(COUNTS, COUNTS, COUNTS)
    def test_r12_what_fits_never_goes_over_a_limit(self, asked, taken, limits):
        total = taken + asked
        over = (limits.baskets and total.baskets > limits.baskets) or (
            limits.crates and total.crates > limits.crates
        )
        self.assertEqual(asked.fits(taken, limits), not over)

    @given(COUNTS, COUNTS)
    def test_r12_places_add_up_in_any_order(self, one, two):
        self.assertEqual(one + two, two + one)
        self.assertEqual(Places.sum([one, two]), one + two)

    def test_r12_a_plain_number_is_baskets_of_one_crate(self):
        self.assertEqual(Places.of(3), Places(3, 3))
        self.assertEqual(Places.of(Places(1, 2)), Places(1, 2))


class TestDepotPlaces(CocagneCase):
    """A familial fills two crates; the Mairie gets limits in each test."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.familial.depot_places = 2

    def test_r12_two_limits_one_in_baskets_one_in_crates(self):
        self.mairie.write({"capacity": 10, "crate_capacity": 5})
        self.make_subscription(self.alice, self.mairie, product=self.familial)
        self.make_subscription(self.bruno, self.mairie)
        self.assertEqual((self.mairie.places_taken, self.mairie.crates_taken), (2, 3))
        self.assertEqual((self.mairie.places_left, self.mairie.crates_left), (8, 2))

    def test_r12_a_familial_that_lacks_a_crate_is_refused(self):
        self.mairie.write({"capacity": 10, "crate_capacity": 3})
        self.make_subscription(self.alice, self.mairie, product=self.familial)
        with self.assertRaisesRegex(UserError, "places for crates left: 1 of 3"):
            self.make_subscription(self.bruno, self.mairie, product=self.familial)

    def test_r12_a_simple_still_fits_where_a_familial_does_not(self):
        self.mairie.crate_capacity = 3
        self.make_subscription(self.alice, self.mairie, product=self.familial)
        self.make_subscription(self.bruno, self.mairie)
        self.assertTrue(self.mairie.is_full)

    def test_r12_two_crates_of_one_familial_are_one_basket(self):
        self.mairie.capacity = 2
        self.make_subscription(self.alice, self.mairie, product=self.familial)
        self.make_subscription(self.bruno, self.mairie, product=self.familial)
        self.assertTrue(self.mairie.is_full)

    def test_r12_the_refusal_says_what_to_do(self):
        self.mairie.capacity = 1
        self.make_subscription(self.alice, self.mairie)
        with self.assertRaisesRegex(UserError, "waiting list"):
            self.make_subscription(self.bruno, self.mairie)

    def test_r12_the_colour_tells_how_full_a_depot_is(self):
        self.mairie.capacity = 10
        self.assertEqual(self.mairie.fill_state, "free")
        self.make_subscription(self.alice, self.mairie, quantity=9)
        self.mairie.invalidate_recordset()
        self.assertEqual(self.mairie.fill_state, "almost")
        self.make_subscription(self.bruno, self.mairie)
        self.mairie.invalidate_recordset()
        self.assertEqual(self.mairie.fill_state, "full")

    def test_r12_full_depots_are_found_by_either_limit(self):
        self.mairie.crate_capacity = 1
        self.make_subscription(self.alice, self.mairie)
        full = self.env["cocagne.depot"].search([("is_full", "=", True)])
        self.assertIn(self.mairie, full)
        self.assertNotIn(self.gare, full)

    def test_r12_a_depot_cannot_have_fewer_than_no_place(self):
        refused = self.assertRaises(IntegrityError)
        with refused, mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.mairie.crate_capacity = -1
            self.env.flush_all()

    # -- the fullest delivery -------------------------------------------------------

    def fortnight(self, partner, phase, **values):
        frequency = self.env["cocagne.frequency"].create(
            {
                "name": phase,
                "code": f"{phase}-{partner.id}",
                "rule": "fortnightly",
                "phase": phase,
            }
        )
        order = self.make_subscription(partner, self.mairie, confirm=False, **values)
        order.order_line.frequency_id = frequency
        order.action_confirm()
        return order

    def test_r12_even_and_odd_weeks_share_a_place_when_the_garden_says_so(self):
        self.garden.depot_count_mode = "fullest"
        self.mairie.capacity = 1
        self.fortnight(self.alice, "even")
        self.fortnight(self.bruno, "odd")
        self.assertEqual(self.mairie.places_taken, 1)

    def test_r12_by_subscriptions_each_one_has_its_place(self):
        self.mairie.capacity = 1
        self.fortnight(self.alice, "even")
        with self.assertRaisesRegex(UserError, "is full"):
            self.fortnight(self.bruno, "odd")

    def test_r12_the_same_week_is_never_shared(self):
        self.garden.depot_count_mode = "fullest"
        self.mairie.capacity = 1
        self.fortnight(self.alice, "even")
        with self.assertRaisesRegex(UserError, "is full on"):
            self.fortnight(self.bruno, "even")

    def test_r12_a_refused_subscription_leaves_nothing_behind(self):
        self.garden.depot_count_mode = "fullest"
        self.mairie.capacity = 1
        self.fortnight(self.alice, "even")
        with self.assertRaises(UserError), self.cr.savepoint():
            self.fortnight(self.bruno, "even")
        self.assertFalse(
            self.env["cocagne.basket"].search([("partner_id", "=", self.bruno.id)])
        )
