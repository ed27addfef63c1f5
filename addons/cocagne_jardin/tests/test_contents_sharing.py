"""The share-out in pure Python: what it promises, whatever the week."""

import unittest
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ..sharing import Cell, Kind, Produce, share

#: A target that no week can reach: everything that fits is shared.
FAR = 10**9
SIMPLE, FAMILIAL = Kind("simple", 10), Kind("familial", 20)


def used(result, cells):
    """The steps that leave, by vegetable."""
    counts = {cell.key: cell.count for cell in cells}
    total = {}
    for (cell, item), steps in result.quantities.items():
        total[item] = total.get(item, 0) + steps * counts[cell]
    return total


@st.composite
def weeks(draw, whole=None, far=False):
    """One to three basket types over one to six depots, up to five vegetables."""
    targets = st.integers(FAR, 2 * FAR) if far else st.integers(1, 400)
    kinds = [
        Kind(f"k{place}", draw(targets), owed=draw(st.integers(-50, 50)))
        for place in range(draw(st.integers(1, 3)))
    ]
    cells = [
        Cell(
            (kind.key, f"d{place}"),
            kind.key,
            draw(st.integers(0, 30)),
            draw(st.integers(-300, 300)),
        )
        for kind in kinds
        for place in range(draw(st.integers(1, 6)))
    ]
    produce = [
        Produce(
            f"v{place}",
            draw(st.integers(0, 300)),
            draw(st.integers(0, 100)),
            least=draw(st.integers(1, 4)),
            most=draw(st.none() | st.integers(1, 12)),
            whole=draw(st.booleans()) if whole is None else whole,
            priority=draw(st.integers(0, 2)),
        )
        for place in range(draw(st.integers(1, 5)))
    ]
    return kinds, cells, produce


class TestShareOut(unittest.TestCase):
    @given(weeks())
    @settings(deadline=None)
    def test_r90_never_shares_more_than_there_is(self, week):
        _kinds, cells, produce = week
        result = share(*week)
        total = used(result, cells)
        for item in produce:
            self.assertEqual(
                total.get(item.key, 0) + result.left[item.key], item.available
            )
            self.assertGreaterEqual(result.left[item.key], 0)
        self.assertTrue(all(steps > 0 for steps in result.quantities.values()))

    @given(weeks())
    @settings(deadline=None)
    def test_r90_no_basket_goes_over_its_target_but_by_one_portion(self, week):
        kinds, cells, produce = week
        result = share(*week)
        targets = {kind.key: kind.target for kind in kinds}
        portion = sum(item.price * item.least for item in produce)
        for cell in cells:
            if cell.count:
                self.assertLessEqual(
                    result.values[cell.key], targets[cell.kind] + portion
                )

    @given(weeks())
    @settings(deadline=None)
    def test_r90_equals_get_the_same_within_one_portion(self, week):
        kinds, cells, produce = week
        result = share(*week)
        for kind in kinds:
            equals = [c for c in cells if c.kind == kind.key and c.count]
            for item in produce:
                got = {result.quantities.get((c.key, item.key), 0) for c in equals}
                if not got:
                    continue
                gap = max(got) - min(got)
                self.assertLessEqual(gap, item.least if min(got) == 0 else 1)

    @given(weeks(), st.integers(0, 4))
    @settings(deadline=None)
    def test_r90_is_the_same_each_time(self, week, place):
        self.assertEqual(share(*week), share(*week))

    @given(weeks(whole=True, far=True), st.integers(0, 4), st.integers(1, 200))
    @settings(deadline=None, max_examples=300)
    def test_r90_more_of_a_vegetable_never_takes_from_anybody(self, week, place, more):
        kinds, cells, produce = week
        place %= len(produce)
        richer = list(produce)
        richer[place] = replace(
            produce[place], available=produce[place].available + more
        )
        before, after = share(kinds, cells, produce), share(kinds, cells, richer)
        for key, value in before.values.items():
            self.assertGreaterEqual(after.values[key], value)

    @given(
        st.lists(st.integers(1, 30), min_size=2, max_size=8),
        st.lists(
            st.tuples(st.integers(0, 200), st.integers(1, 100)), min_size=1, max_size=4
        ),
        st.integers(1, 30),
    )
    @settings(deadline=None)
    def test_r90_the_short_weeks_even_out(self, counts, stock, week_count):
        """After any number of the same weeks, equals are within one portion."""
        produce = [
            Produce(place, amount, price) for place, (amount, price) in enumerate(stock)
        ]
        balance = dict.fromkeys(range(len(counts)), 0)
        for _week in range(week_count):
            cells = [
                Cell(place, "simple", count, balance[place])
                for place, count in enumerate(counts)
            ]
            result = share([Kind("simple", FAR)], cells, produce)
            for place in balance:
                balance[place] += result.values[place]
        dearest = max(price for _amount, price in stock)
        self.assertLessEqual(max(balance.values()) - min(balance.values()), dearest)

    def test_r90_everybody_has_a_first_cabbage_before_a_second(self):
        cells = [Cell("s", "simple", 6), Cell("f", "familial", 4)]
        result = share([SIMPLE, FAMILIAL], cells, [Produce("cabbage", 14, 2)])
        self.assertEqual(result.quantities["s", "cabbage"], 1)
        self.assertEqual(result.quantities["f", "cabbage"], 2)

    def test_r90_weights_even_out_what_pieces_could_not(self):
        """One cabbage each: the familial basket gets its due in carrots."""
        cells = [Cell("s", "simple", 6), Cell("f", "familial", 4)]
        carrots = Produce("carrot", 1000, 1, whole=False)
        result = share([SIMPLE, FAMILIAL], cells, [Produce("cabbage", 10, 4), carrots])
        self.assertEqual(result.quantities["s", "carrot"], 6)
        self.assertEqual(result.quantities["f", "carrot"], 16)
        self.assertEqual(result.values, {"s": 10, "f": 20})

    def test_r90_the_depot_that_was_short_comes_first(self):
        cells = [
            Cell("gare", "simple", 5, balance=2),
            Cell("mairie", "simple", 5, balance=-2),
        ]
        result = share([SIMPLE], cells, [Produce("lettuce", 7, 1)])
        self.assertEqual(result.quantities, {("mairie", "lettuce"): 1})
        [short] = result.shorts
        self.assertEqual((short.served, short.unserved), (("mairie",), ("gare",)))
        self.assertEqual(result.left, {"lettuce": 2})

    def test_r90_a_small_weight_is_not_split_into_crumbs(self):
        """Strawberries for half of the baskets: 250 g for some, not 125 g for all."""
        cells = [Cell("gare", "simple", 10), Cell("mairie", "simple", 10)]
        berries = Produce("strawberry", 50, 1, least=5, whole=False)
        result = share([SIMPLE], cells, [berries])
        self.assertEqual(result.quantities, {("gare", "strawberry"): 5})

    def test_r90_baskets_are_varied_when_there_is_plenty(self):
        """Two kinds of fruit for a value of 10: five of each, not ten of the dearest."""
        apples = Produce("apple", 1000, 1, whole=False)
        kiwis = Produce("kiwi", 1000, 1, whole=False)
        result = share([SIMPLE], [Cell("gare", "simple", 3)], [apples, kiwis])
        self.assertEqual(result.quantities, {("gare", "apple"): 5, ("gare", "kiwi"): 5})

    def test_r90_a_big_stock_does_not_drown_the_others(self):
        leeks = Produce("leek", 30, 1, whole=False)
        carrots = Produce("carrot", 100000, 1, whole=False)
        result = share([SIMPLE], [Cell("gare", "simple", 6)], [carrots, leeks])
        self.assertEqual(
            result.quantities, {("gare", "carrot"): 5, ("gare", "leek"): 5}
        )

    def test_r90_what_must_go_first_goes_first(self):
        cells = [Cell("gare", "simple", 10)]
        squash = Produce("squash", 100, 5, priority=2)
        salad = Produce("salad", 100, 2, priority=0)
        result = share([SIMPLE], cells, [squash, salad])
        self.assertEqual(result.quantities, {("gare", "salad"): 5})
        self.assertEqual(result.left, {"squash": 100, "salad": 50})

    def test_r90_a_vegetable_of_one_round_stays_on_it(self):
        cells = [Cell("tuesday", "simple", 5), Cell("friday", "simple", 5)]
        salad = Produce("salad", 100, 1, most=3, cells=frozenset({"friday"}))
        result = share([SIMPLE], cells, [salad])
        self.assertEqual(result.quantities, {("friday", "salad"): 3})

    def test_r90_refuses_what_makes_no_sense(self):
        cell = Cell("gare", "simple", 1)
        for kinds, cells, produce in (
            ([Kind("simple", 0)], [cell], []),
            ([SIMPLE], [Cell("gare", "other", 1)], []),
            ([SIMPLE], [replace(cell, count=-1)], []),
            ([SIMPLE], [cell], [Produce("salad", -1, 1)]),
            ([SIMPLE], [cell], [Produce("salad", 1, -1)]),
            ([SIMPLE], [cell], [Produce("salad", 1, 1, least=0)]),
        ):
            with self.assertRaises(ValueError):
                share(kinds, cells, produce)
