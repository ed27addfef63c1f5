"""The dated figures, lengths in months, and the catalogue of problems."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law import dates, figures, problem
from ..law.figures import BadFigure, Figure, Figures, NoFigure

pytestmark = pytest.mark.fast

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def test_the_minimum_wage_changes_on_its_day():
    table = figures.load()
    assert table.at("smic_hour", date(2025, 12, 31)) == Decimal("11.88")
    assert table.at("smic_hour", date(2026, 1, 1)) == Decimal("12.02")


def test_a_value_of_an_unknown_day_is_refused_and_never_guessed():
    with pytest.raises(NoFigure) as caught:
        figures.load().at("smic_hour", date(2023, 4, 30))
    assert caught.value == NoFigure("smic_hour", date(2023, 4, 30))


def test_an_unknown_name_is_refused():
    with pytest.raises(NoFigure):
        figures.load().at("smic_week", date(2026, 1, 1))


def test_the_arrete_of_the_year_is_added_without_touching_the_table():
    table = figures.load()
    newer = Figure("aid_aci", Decimal(24500), date(2027, 1, 1), "eur", "arrêté", "A")
    assert table.plus(newer).at("aid_aci", date(2027, 1, 1)) == 24500
    assert table.plus(newer).at("aid_aci", date(2026, 12, 31)) == 23921
    assert table.at("aid_aci", date(2027, 1, 1)) == 23921


def test_a_correction_of_the_same_day_replaces_the_value():
    day = date(2026, 1, 1)
    better = Figure("smic_hour", Decimal("12.03"), day, "eur", "corrected", "A")
    assert figures.load().plus(better).at("smic_hour", day) == Decimal("12.03")


def test_every_figure_says_its_source_and_confidence():
    table = figures.load()
    for name in table.names():
        for figure in table.history(name):
            assert figure.source and figure.confidence in problem.CONFIDENCES
    assert {figure.confidence for figure in table.to_verify()} == {"B", "C"}


HEADER = "name;value;date_from;unit;source;confidence"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("smic;12,02;2026-01-01;eur;text;A", "value"),
        ("smic;NaN;2026-01-01;eur;text;A", "value"),
        ("smic;-1;2026-01-01;eur;text;A", "value"),
        ("smic;12.02;2026-13-01;eur;text;A", "date_from"),
        ("smic;12.02;2026-01-01;eur;text;D", "confidence"),
        ("smic;12.02;2026-01-01;eur;;A", "source"),
        ("smic;12.02", "date_from"),
    ],
)
def test_a_bad_line_of_figures_names_its_field(line, field):
    with pytest.raises(BadFigure) as caught:
        figures.read([HEADER, line])
    assert (caught.value.line, caught.value.field) == (2, field)


def test_a_file_with_other_columns_is_refused():
    with pytest.raises(BadFigure) as caught:
        figures.read(["name;value"])
    assert caught.value.field == "header"


@given(st.lists(st.tuples(DAYS, st.integers(0, 99)), min_size=1), DAYS)
def test_the_value_of_a_day_is_the_last_that_began(values, day):
    table = Figures(
        Figure("x", Decimal(value), start, "eur", "s", "A") for start, value in values
    )
    known = {start: value for start, value in values if start <= day}
    if known:
        assert table.at("x", day) == known[max(known)]
    else:
        with pytest.raises(NoFigure):
            table.at("x", day)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 1), 4, date(2026, 4, 30)),
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2023, 10, 29), 4, date(2024, 2, 28)),
        (date(2026, 3, 1), 24, date(2028, 2, 29)),
    ],
)
def test_a_period_ends_on_the_eve_of_the_same_day(start, months, end):
    assert dates.last_day(start, months) == end


@given(DAYS, st.integers(1, 120))
def test_months_counted_back_are_those_counted_forward(start, months):
    end = dates.last_day(start, months)
    assert dates.full_months(start, end) == months
    assert dates.full_months(start, end - timedelta(days=1)) == months - 1


def test_age_changes_on_the_birthday():
    assert dates.age(date(1969, 6, 15), date(2026, 6, 14)) == 56
    assert dates.age(date(1969, 6, 15), date(2026, 6, 15)) == 57
    assert dates.age(date(2000, 2, 29), date(2027, 2, 28)) == 26
    assert dates.age(date(2000, 2, 29), date(2027, 3, 1)) == 27


def test_a_rule_refuses_values_it_does_not_know():
    known = next(item for item in problem.catalogue().values() if item.values)
    with pytest.raises(TypeError):
        known.broken(surprise=1)


def test_a_code_is_declared_once():
    known = next(iter(problem.catalogue()))
    with pytest.raises(ValueError):
        problem.rule(known, "article", "A")


def test_each_rule_names_an_article():
    assert all(item.article for item in problem.catalogue().values())
