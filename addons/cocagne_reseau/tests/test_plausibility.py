from decimal import Decimal

import pytest

from odoo.addons.cocagne_reseau.indicators.plausibility import (
    BASKETS,
    POSTS_AGREED,
    POSTS_USED,
    SUBSCRIBERS,
    Past,
    oddities,
)

A = "baskets.given"


def kinds(figures, **options):
    return [one.kind for one in oddities(figures, **options)]


def past(current, before=None, last_year=None, lowest=None, months=0):
    numbers = [
        None if number is None else Decimal(number)
        for number in (current, before, last_year, lowest)
    ]
    return Past(*numbers, months)


@pytest.mark.parametrize(("current", "expected"), [(70, []), (69, ["drop"])])
def test_a_fall_of_more_than_30_percent_is_told(current, expected):
    assert kinds({A: past(current, before=100)}) == expected


def test_the_share_that_was_lost_is_told():
    (one,) = oddities({A: past(40, before=100)})
    assert one.share == Decimal("0.6")


def test_a_fall_that_comes_each_year_is_of_the_season():
    assert kinds({A: past(50, before=100, last_year=60)}) == []


def test_a_fall_below_last_year_too_is_told():
    assert kinds({A: past(50, before=100, last_year=90)}) == ["drop"]


def test_small_figures_may_move():
    assert kinds({A: past(2, before=9)}) == []


def test_a_first_zero_is_told_once():
    assert kinds({A: past(0, before=100, lowest=80, months=3)}) == ["zero"]


def test_a_zero_that_was_there_before_is_ordinary():
    assert kinds({A: past(0, before=4, lowest=0, months=12)}) == []


def test_a_garden_that_begins_has_no_habit():
    assert kinds({A: past(0, before=4, lowest=4, months=2)}) == []


@pytest.mark.parametrize(("used", "expected"), [("11.5", []), ("11.6", ["posts"])])
def test_posts_well_above_the_agreed_ones_are_told(used, expected):
    assert kinds({POSTS_USED: past(used), POSTS_AGREED: past(10)}) == expected


def test_baskets_without_a_member_are_told():
    figures = {BASKETS: past(20), SUBSCRIBERS[0]: past(0)}
    assert kinds(figures) == ["no_members"]


def test_baskets_with_members_are_ordinary():
    figures = {BASKETS: past(20), SUBSCRIBERS[0]: past(12)}
    assert kinds(figures) == []


def test_baskets_are_not_judged_where_members_are_unknown():
    assert kinds({BASKETS: past(20)}) == []


def test_a_declared_figure_that_is_empty_is_told():
    assert kinds({A: past(None)}, declared=(A,)) == ["missing"]


def test_a_ratio_without_a_figure_is_not_missing():
    assert kinds({A: past(None)}) == []
