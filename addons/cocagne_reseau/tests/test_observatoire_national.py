"""Figures of brochures: how they are added, and when a change may be told."""

from odoo.addons.cocagne_reseau.report.observatoire.book import (
    HIDDEN,
    NETWORK,
    UNKNOWN,
    Year,
)
from odoo.addons.cocagne_reseau.report.observatoire.national import (
    Line,
    alike,
    change,
    figure_of,
    growth,
)
from odoo.addons.cocagne_reseau.report.observatoire.page import sheet_name

KILOS, STAFF = Line("t", ("a.kilos",), 1000), Line("s", ("a.eti", "a.cip"))


def year(gardens=10, months=120, last=10, **figures):
    table = {(NETWORK, f"a.{word}"): value for word, value in figures.items()}
    return Year(2025, gardens, gardens, gardens, months, table, last)


def test_tonnes_are_a_thousand_kilograms():
    assert figure_of(KILOS, year(kilos=12500)) == 12.5


def test_two_figures_are_added():
    assert figure_of(STAFF, year(eti=30, cip=12)) == 42


def test_a_sum_with_a_hidden_part_is_hidden():
    assert figure_of(STAFF, year(eti=30, cip=None)) is HIDDEN


def test_a_sum_with_an_unknown_part_is_unknown():
    assert figure_of(STAFF, year(eti=30)) is UNKNOWN


def test_a_figure_that_doubled_grew_by_its_whole():
    assert growth(50, 100) == 1
    assert change(50, 100, "baskets") == (100, "growth")


def test_a_rate_moves_by_points():
    assert change(50, 55, "percent") == (5, "points")


def test_no_growth_is_told_of_what_is_hidden_unknown_or_zero():
    for before in (HIDDEN, UNKNOWN, 0):
        assert change(before, 100, "baskets") is None
    assert change(10, HIDDEN, "baskets") is None


def test_a_year_with_missing_months_is_not_compared():
    assert not alike(year(), year(months=90))


def test_more_gardens_with_all_their_months_are_compared():
    assert alike(year(), year(gardens=14, months=168, last=14))


def test_a_year_in_which_few_gardens_of_the_network_took_part_is_not_compared():
    few = Year(2025, 10, 2, 2, 24, {}, 2)
    assert not alike(few, year())
    assert not alike(few, year(), is_last=True)


def test_what_the_last_month_tells_asks_for_the_last_month_of_the_gardens():
    short = year(months=117, last=7)
    assert alike(year(), short)
    assert not alike(year(), short, is_last=True)


def test_names_of_sheets_are_those_that_spreadsheets_take():
    assert sheet_name("Terres / récoltes: [tout]?") == "Terres   récoltes   tout"
    assert len(sheet_name("x" * 50)) == 31
    assert sheet_name("Paniers", ["PANIERS"]) == "Paniers 2"
    assert len(sheet_name("x" * 50, ["x" * 31])) == 31
