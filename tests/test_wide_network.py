"""The network of many invented gardens: its sizes, its places, how it goes on."""

from odoo.tests import TransactionCase, tagged

from demo.wide import network
from demo.wide.places import REGIONS, places


@tagged("post_install", "-at_install")
class TestWideNetwork(TransactionCase):
    """What is built is told by the codes of the gardens; no garden is made here."""

    def setUp(self):
        super().setUp()
        self.built = []
        # beside those that are there, one of each size
        self.size = self.count() + len(network.SIZES)

    def gardens(self, codes):
        self.env["res.company"].create(
            [
                {"name": f"Jardin {code}", "garden_code": code, "is_garden": True}
                for code in codes
            ]
        )

    def network(self, size):
        """The work of a run of so many gardens, which notes what it would build."""
        test = self

        class Noted(network.WideNetwork):
            def _build_size(self, rank, size, chosen):
                test.built.append((size, [place.code for place in chosen]))
                test.gardens(place.code for place in chosen)

        work = Noted(self.env, size, lambda *_args: None)
        # the database of the tests keeps nothing
        self.patch(self.env.cr, "commit", lambda: None)
        return work

    def count(self):
        return self.env["res.company"].search_count(
            [("is_garden", "=", True), ("parent_id", "=", False)]
        )

    def test_the_sizes_make_up_the_network(self):
        for count in range(0, 260, 13):
            self.assertEqual(
                sum(share for _size, share in network.shares(count)), count
            )

    def test_no_two_places_have_the_same_name_or_code(self):
        many = places(500)
        self.assertEqual(len({place.code for place in many}), 500)
        self.assertEqual(len({place.name for place in many}), 500)

    def test_a_network_of_130_has_gardens_in_each_region(self):
        there = {place.region for place in places(130)}
        self.assertEqual(there, {code for code, *_more in REGIONS})

    def test_a_run_makes_as_many_gardens_as_were_asked(self):
        self.network(self.size).build()
        self.assertEqual(self.count(), self.size)
        self.assertEqual(len(self.built), len(network.SIZES))

    def test_a_run_that_was_stopped_builds_the_sizes_that_are_not_there(self):
        first = self.network(self.size)
        first.build()
        sizes = self.built
        self.built = []
        lost = self.env["res.company"].search([("garden_code", "in", sizes[-1][1])])
        for company in lost:
            company.name += " (parti)"
        lost.write({"garden_code": False, "is_garden": False})
        self.network(self.size).build()
        self.assertEqual(self.built, sizes[-1:])

    def test_a_second_run_builds_nothing(self):
        self.network(self.size).build()
        self.built = []
        self.network(self.size).build()
        self.assertEqual(self.built, [])
