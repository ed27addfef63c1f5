"""The three-way comparison, and the file of the mercuriale."""

import unittest
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.reference import price_file
from odoo.addons.cocagne_reseau.reference.merge import merge

NAMES = ("name", "price")
VALUES = st.fixed_dictionaries({name: st.integers(0, 3) for name in NAMES})


class TestReferenceMerge(unittest.TestCase):
    def test_what_a_garden_does_not_have_is_new(self):
        self.assertEqual(merge(None, {"price": 10}, None).status, "new")

    def test_what_a_garden_left_is_not_asked_again(self):
        self.assertEqual(merge({"price": 10}, {"price": 10}, None).status, "nothing")

    def test_what_a_garden_left_is_asked_again_once_it_changes(self):
        self.assertEqual(merge({"price": 10}, {"price": 11}, None).status, "new")

    def test_a_change_of_the_network_alone_is_proposed(self):
        merged = merge({"price": 10}, {"price": 11}, {"price": 10})
        self.assertEqual((merged.status, merged.proposal), ("changed", {"price": 11}))

    def test_a_change_of_the_garden_alone_is_left_alone(self):
        merged = merge({"price": 10}, {"price": 10}, {"price": 9})
        self.assertEqual((merged.status, merged.proposal), ("nothing", {"price": 9}))

    def test_a_change_of_both_asks(self):
        merged = merge({"price": 10}, {"price": 11}, {"price": 9})
        self.assertEqual(merged.status, "conflict")

    def test_the_same_change_of_both_asks_nothing(self):
        merged = merge({"price": 10}, {"price": 11}, {"price": 11})
        self.assertEqual(merged.status, "nothing")

    def test_keeping_mine_takes_what_only_the_network_changed(self):
        base, theirs = {"name": 1, "price": 1}, {"name": 2, "price": 2}
        merged = merge(base, theirs, {"name": 1, "price": 3})
        self.assertEqual(merged.chosen(theirs, mine=True), {"name": 2, "price": 3})

    @given(st.none() | VALUES, VALUES, VALUES)
    def test_what_a_garden_changed_is_never_proposed_away(self, base, theirs, mine):
        proposal = merge(base, theirs, mine).proposal
        for name in NAMES:
            if base is None or base[name] != mine[name]:
                self.assertEqual(proposal[name], mine[name])

    @given(st.none() | VALUES, VALUES, st.none() | VALUES)
    def test_once_answered_nothing_is_asked_again(self, base, theirs, mine):
        merged = merge(base, theirs, mine)
        after = merged.chosen(theirs, mine=False)
        self.assertEqual(merge(theirs, theirs, after).status, "nothing")


class TestPriceFile(unittest.TestCase):
    ROWS = (("Carotte", "kg", Decimal("1.80"), date(2026, 6, 1)),)

    def rows(self, text, name="prix.csv"):
        return price_file.read_prices(name, text.encode())

    def refused(self, text, code, line):
        with self.assertRaises(price_file.PriceFileError) as caught:
            self.rows("legume;unite;prix;a_partir_du\n" + text)
        self.assertEqual((caught.exception.code, caught.exception.line), (code, line))

    def test_what_is_written_as_csv_is_read_back(self):
        found = price_file.read_prices("a.csv", price_file.write_csv(self.ROWS))
        self.assertEqual([row[1:] for row in found], list(self.ROWS))

    def test_what_is_written_as_xlsx_is_read_back(self):
        found = price_file.read_prices("a.xlsx", price_file.write_xlsx(self.ROWS))
        self.assertEqual([row[1:] for row in found], list(self.ROWS))

    def test_a_price_is_read_as_people_write_it(self):
        rows = self.rows('legume,unite,prix,a_partir_du\nAil,kg,"1,80 €",1/6/2026\n')
        self.assertEqual(rows[0][3], Decimal("1.80"))

    def test_a_word_as_price_is_refused_by_its_line(self):
        self.refused("Ail;kg;cher;01/06/2026\n", "price", 2)

    def test_a_negative_price_is_refused(self):
        self.refused("Ail;kg;-1;01/06/2026\n", "price", 2)

    def test_nan_is_no_price(self):
        self.refused("Ail;kg;NaN;01/06/2026\n", "price", 2)

    def test_a_day_that_is_none_is_refused(self):
        self.refused("Ail;kg;1;31/02/2026\n", "day", 2)

    def test_a_line_without_a_vegetable_is_refused(self):
        self.refused(";kg;1;01/06/2026\n", "no_vegetable", 2)

    def test_a_file_without_the_columns_is_refused(self):
        with self.assertRaises(price_file.PriceFileError) as caught:
            self.rows("a;b\n1;2\n")
        self.assertEqual(caught.exception.code, "columns")

    @given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx"]))
    def test_any_bytes_are_read_or_refused_in_words(self, content, name):
        try:
            price_file.read_prices(name, content)
        except price_file.PriceFileError:
            return
