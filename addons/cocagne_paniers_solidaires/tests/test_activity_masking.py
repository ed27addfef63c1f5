"""Nobody computes a hidden figure: an adversary tries on thousands of tables."""

from fractions import Fraction
from itertools import product as every
from unittest import TestCase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.addons.cocagne_paniers_solidaires.counting import measures
from odoo.addons.cocagne_paniers_solidaires.masking.protection import (
    TOTAL,
    Block,
    UnprotectableError,
    protect,
)
from odoo.addons.cocagne_paniers_solidaires.masking.tables import mask_report

pytestmark = pytest.mark.fast

K = 5
COUNTS = st.integers(0, 9)


def block_of(numbers, row_totals=True, least=K):
    """A table from rows of numbers: rows are 0, 1..., columns a, b..."""
    columns = "abcdef"[: len(numbers[0])]
    cells = {
        (row, column): number
        for row, line in enumerate(numbers)
        for column, number in zip(columns, line, strict=True)
    }
    return Block(range(len(numbers)), columns, cells, row_totals, least)


def tables(rows, columns):
    line = st.lists(COUNTS, min_size=columns, max_size=columns)
    return st.lists(line, min_size=rows, max_size=rows)


def other_values(block, hidden):
    """{hidden cell: values it has in some table that shows the same}, by brute force.

    The adversary knows the method: zeros are shown, unless one had to be hidden.
    """
    zeros = any(block.cells[cell] == 0 for cell in hidden)
    inner = [(r, c) for r in block.rows for c in block.columns if (r, c) in hidden]
    choices = [
        range(max(0 if zeros else 1, block.cells[cell] - 2), block.cells[cell] + 3)
        for cell in inner
    ]
    seen = {cell: set() for cell in hidden}
    for values in every(*choices):
        guess = {(r, c): block.cells[r, c] for r in block.rows for c in block.columns}
        guess.update(zip(inner, values, strict=True))
        table = Block(
            block.rows, block.columns, guess, block.row_totals, block.least
        ).cells
        if all(table[c] == block.cells[c] for c in table if c not in hidden):
            for cell in hidden:
                seen[cell].add(table[cell])
    return seen


class TestOneTable(TestCase):
    def test_a_small_count_takes_the_next_smallest_with_it(self):
        block = block_of([[3], [20], [7]], row_totals=False)
        hidden = protect(block, kept={(TOTAL, "a")})
        self.assertEqual(hidden, {(0, "a"), (2, "a")})

    def test_two_small_counts_that_are_a_small_group_together_take_a_third(self):
        block = block_of([[2], [2], [8], [20]], row_totals=False)
        hidden = protect(block, kept={(TOTAL, "a")})
        self.assertEqual(hidden, {(0, "a"), (1, "a"), (2, "a")})

    def test_a_count_hidden_in_a_square_takes_a_rectangle(self):
        block = block_of([[3, 9, 8], [20, 7, 6], [7, 12, 5]])
        hidden = protect(block)
        self.assertEqual(hidden, {(r, c) for r in (0, 2) for c in "ac"})

    def test_nothing_is_hidden_where_nothing_is_small(self):
        self.assertFalse(protect(block_of([[5, 0], [0, 12]])))

    def test_a_total_of_a_small_group_is_hidden(self):
        block = block_of([[2], [1]], row_totals=False)
        self.assertIn((TOTAL, "a"), protect(block))

    def test_ones_that_the_total_would_give_show_no_detail(self):
        block = block_of([[1], [1], [1], [1], [1]], row_totals=False)
        with self.assertRaises(UnprotectableError):
            protect(block, kept={(TOTAL, "a")})

    def test_a_negative_number_of_people_is_refused(self):
        with self.assertRaises(ValueError):
            block_of([[-1]])

    def test_an_amount_takes_the_smallest_with_it_but_no_zero(self):
        block = block_of([[1000], [2000], [0]], row_totals=False, least=0)
        hidden = protect(block, hidden={(0, "a")}, kept={(TOTAL, "a")})
        self.assertEqual(hidden, {(0, "a"), (1, "a")})


class TestAdversary(TestCase):
    @given(tables(3, 2))
    @settings(max_examples=150, deadline=None)
    def test_no_hidden_count_has_one_possible_value(self, numbers):
        block = block_of(numbers)
        hidden = protect(block)
        for cell, values in other_values(block, hidden).items():
            self.assertGreater(len(values), 1, cell)

    @given(tables(4, 1))
    @settings(max_examples=200, deadline=None)
    def test_no_hidden_count_of_a_column_has_one_possible_value(self, numbers):
        block = block_of(numbers, row_totals=False)
        kept = {(TOTAL, "a")} if block.cells[TOTAL, "a"] >= K else set()
        try:
            hidden = protect(block, kept=kept)
        except UnprotectableError:
            return
        for cell, values in other_values(block, hidden).items():
            self.assertGreater(len(values), 1, cell)

    @given(tables(4, 3))
    @settings(max_examples=150, deadline=None)
    def test_no_small_count_is_shown_nor_small_group_left_over(self, numbers):
        block = block_of(numbers)
        hidden = protect(block)
        for cell, value in block.cells.items():
            self.assertTrue(cell in hidden or value == 0 or value >= K, cell)
        for total, parts in block.lines():
            if total not in hidden:
                gone = [block.cells[cell] for cell in parts if cell in hidden]
                self.assertTrue(not gone or sum(gone) >= K, total)

    @given(tables(4, 2), st.sets(st.integers(0, 3), max_size=2))
    @settings(max_examples=100, deadline=None)
    def test_hidden_amounts_are_not_solved_by_algebra(self, numbers, rows):
        block = block_of([[100 * n for n in line] for line in numbers], least=0)
        given_ones = {c for c in block.cells if c[0] in rows and block.cells[c]}
        kept = {cell for cell in block.cells if cell[0] == TOTAL}
        try:
            hidden = protect(block, given_ones, kept)
        except UnprotectableError:
            return
        equations = [
            ({total: -1, **dict.fromkeys(parts, 1)}) for total, parts in block.lines()
        ]
        self.assertFalse(solved(equations, hidden))


def solved(equations, hidden):
    """The hidden cells that the equations give, the others being known."""
    names = sorted(hidden, key=str)
    rows = [[Fraction(eq.get(name, 0)) for name in names] for eq in equations]
    rank = 0
    for at in range(len(names)):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][at]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [value / rows[rank][at] for value in rows[rank]]
        for other, row in enumerate(rows):
            if other != rank and row[at]:
                rows[other] = [
                    a - row[at] * b for a, b in zip(row, rows[rank], strict=True)
                ]
        rank += 1
    return {
        names[at]
        for row in rows
        for at in range(len(names))
        if row[at] and sum(1 for value in row if value) == 1
    }


GROUPS = (measures.HOUSEHOLDS, measures.PEOPLE, measures.BASKETS, measures.MONEY)


@st.composite
def towns(draw):
    """Figures of some towns: households, their people, baskets, cents."""
    rows = {}
    for town in range(draw(st.integers(1, 5))):
        households = draw(st.integers(1, 12))
        bands = [draw(st.integers(0, 2 * households)) for _band in range(4)]
        paid = [draw(st.integers(0, 300)) * 10 for _payer in range(3)]
        values = {
            "households": households,
            **dict(zip(measures.AGE_BANDS, [*bands, households], strict=True)),
            "delivered": 4 * households,
            "not_collected": draw(st.integers(0, 9)),
            **dict(zip(measures.MONEY.columns, paid, strict=True)),
        }
        rows[f"town {town}"] = measures.with_totals(values, GROUPS)
    return rows


def report_of(*axes):
    totals = {
        code: sum(row[code] for row in axes[0].values())
        for code in measures.codes_of(GROUPS)
    }
    names = [f"axis {rank}" for rank in range(len(axes))]
    groups = {"totals": GROUPS, **dict.fromkeys(names, GROUPS)}
    figures = {"totals": totals, "axes": dict(zip(names, axes, strict=True))}
    return figures, groups, mask_report(figures, groups, K)


class TestReport(TestCase):
    @given(towns())
    @settings(max_examples=150, deadline=None)
    def test_no_report_gives_back_a_hidden_figure(self, rows):
        figures, _groups, masked = report_of(rows)
        shown = masked["axes"]["axis 0"]
        if not shown:
            return  # all are under one line: there is nothing to compute from
        equations, hidden = [], set()
        for group in GROUPS:
            codes = measures.codes_of([group])
            for code in codes:
                line = {("sum", code): -1, **{(row, code): 1 for row in shown}}
                equations.append(line)
                hidden |= {(row, code) for row in shown if shown[row][code] is None}
                if masked["totals"][code] is None:
                    hidden.add(("sum", code))
            if group.total:
                for row in [*shown, "sum"]:
                    parts = {(row, code): 1 for code in group.columns}
                    equations.append({(row, group.total): -1, **parts})
        found = solved(equations, hidden)
        # nothing is known of a hidden figure but that it is zero where all are
        self.assertFalse({cell for cell in found if self.value(figures, cell)})

    def value(self, figures, cell):
        row, code = cell
        if row == "sum":
            return figures["totals"][code]
        return figures["axes"]["axis 0"][row][code]

    @given(towns())
    @settings(max_examples=100, deadline=None)
    def test_no_report_shows_a_small_count(self, rows):
        _figures, _groups, masked = report_of(rows)
        for values in [masked["totals"], *masked["axes"]["axis 0"].values()]:
            for code in ("households", "people", *measures.AGE_BANDS):
                self.assertTrue(values[code] is None or values[code] not in range(1, K))

    @given(towns())
    @settings(max_examples=100, deadline=None)
    def test_a_town_of_few_households_tells_no_amount(self, rows):
        _figures, _groups, masked = report_of(rows)
        for row, values in masked["axes"]["axis 0"].items():
            if rows[row]["households"] < K:
                self.assertIsNone(values["households"])
                self.assertIsNone(values["participant"])
                self.assertFalse(values["value"])
                self.assertIsNone(measures.ratios(values)["price"])

    def test_few_households_in_all_tell_nothing(self):
        row = dict.fromkeys(measures.codes_of(GROUPS), 4)
        _figures, _groups, masked = report_of({"Lyon": row})
        self.assertEqual(set(masked["totals"].values()), {None})
        self.assertEqual(masked["axes"]["axis 0"], {})

    def test_what_the_totals_hide_no_table_shows(self):
        row = dict.fromkeys(measures.codes_of(GROUPS), 20)
        row |= {"age_under_3": 2, "age_3_17": 6, "age_18_24": 4, "people": 52}
        row |= {"age_25_64": 20, "age_65": 20}
        figures, _groups, masked = report_of({"Lyon": row})
        gone = {code for code, value in masked["totals"].items() if value is None}
        self.assertEqual(gone, {"age_under_3", "age_18_24"})
        self.assertLessEqual(
            gone,
            {c for c, v in masked["axes"]["axis 0"]["Lyon"].items() if v is None},
        )
        self.assertEqual(figures["totals"]["age_under_3"], 2)
