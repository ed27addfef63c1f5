"""Periods and the arithmetic of the fund, in pure Python."""

import unittest
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_paniers_solidaires.models.statement.fund_rules import (
    entry,
    step,
    year_to_date,
)
from odoo.addons.cocagne_paniers_solidaires.models.statement.rhythm import (
    MONTHS,
    Period,
    assign,
    period_of,
    periods,
)

JAN, MAR, APR, JUN = (
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 6, 30),
)
Q1, Q2 = Period(JAN, MAR), Period(APR, JUN)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
cents = st.integers(0, 100_000).map(lambda cents: Decimal(cents) / 100)


class TestPeriods(unittest.TestCase):
    def test_a_period_is_a_month_a_quarter_a_half_or_a_year(self):
        day = date(2026, 5, 20)
        self.assertEqual(
            [period_of(rhythm, day).last for rhythm in MONTHS],
            [date(2026, 5, 31), JUN, JUN, date(2026, 12, 31)],
        )

    def test_periods_are_cut_to_the_dates_of_the_agreement(self):
        found = periods("quarter", date(2026, 2, 15), date(2026, 5, 10), JUN)
        self.assertEqual(
            found,
            [Period(date(2026, 2, 15), MAR), Period(APR, date(2026, 5, 10))],
        )

    def test_a_period_that_is_not_over_waits(self):
        self.assertEqual(periods("quarter", JAN, date(2026, 12, 31), MAR), [Q1])
        before = MAR - timedelta(days=1)
        self.assertEqual(periods("quarter", JAN, date(2026, 12, 31), before), [])

    @given(st.sampled_from([*MONTHS]), days, days)
    def test_periods_hold_each_day_of_an_agreement_once(self, rhythm, first, last):
        first, last = min(first, last), max(first, last)
        found = periods(rhythm, first, last, last)
        self.assertEqual((found[0].first, found[-1].last), (first, last))
        for before, after in zip(found, found[1:], strict=False):
            self.assertEqual(after.first, before.last + timedelta(days=1))


class TestWhichDaysAStatementTakes(unittest.TestCase):
    def test_each_period_takes_its_days(self):
        dues = {date(2026, 2, 3): 5, date(2026, 5, 5): 7}
        self.assertEqual(
            assign([Q1, Q2], dues), [(Q1, None, MAR, False), (Q2, MAR, JUN, False)]
        )

    def test_what_arrives_late_joins_the_next_statement(self):
        self.assertEqual(assign([Q2], {date(2026, 2, 3): 5}), [(Q2, None, JUN, False)])

    def test_days_that_sum_to_zero_wait(self):
        dues = {date(2026, 2, 3): 5, date(2026, 2, 10): -5}
        self.assertEqual(assign([Q1], dues), [])
        dues[date(2026, 5, 5)] = 7
        self.assertEqual(assign([Q1, Q2], dues), [(Q2, None, JUN, False)])

    def test_what_is_left_when_the_agreement_is_over_is_a_complement(self):
        self.assertEqual(
            assign([], {date(2026, 2, 3): 5}, last_stated=Q1),
            [(Q1, None, None, True)],
        )

    @given(st.dictionaries(st.dates(JAN, JUN), st.integers(1, 9)))
    def test_each_day_is_taken_once(self, dues):
        made = assign([Q1, Q2], dues)
        for day in dues:
            taken = [
                period
                for period, first, last, _complement in made
                if (first is None or day > first) and day <= last
            ]
            self.assertEqual(len(taken), 1)


class TestFund(unittest.TestCase):
    def test_the_fund_pays_within_what_it_holds(self):
        done = step(Decimal(20), Decimal(10), Decimal(50))
        self.assertEqual(done, (Decimal(30), Decimal(20), Decimal(0)))

    def test_a_gift_that_comes_back_makes_what_it_paid_an_effort(self):
        done = step(Decimal(0), Decimal(-20), Decimal(0))
        self.assertEqual(done, (Decimal(-20), Decimal(20), Decimal(0)))

    def test_what_is_given_and_used_in_a_year_moves_no_dedicated_fund(self):
        self.assertEqual(
            year_to_date(Decimal(0), Decimal(30), Decimal(30)), (Decimal(0), Decimal(0))
        )

    def test_the_oldest_money_is_used_first(self):
        self.assertEqual(
            year_to_date(Decimal(20), Decimal(30), Decimal(25)),
            (Decimal(20), Decimal(25)),
        )

    @given(cents, st.lists(st.tuples(cents, cents), min_size=1, max_size=12))
    def test_the_entries_of_a_year_sum_to_its_yearly_entry(self, opening, moves):
        balance, before, uses, reports = opening, (Decimal(), Decimal()), [], []
        for received, needed in moves:
            done = step(balance, received, needed)
            self.assertGreaterEqual(done.closing, 0)
            self.assertGreaterEqual(done.effort, 0)
            after = (before[0] + received, before[1] + done.used)
            booked = entry(opening, before, after)
            uses.append(booked.use)
            reports.append(booked.report)
            balance, before = done.closing, after
            # 196 holds what is left, after each period
            self.assertEqual(opening - sum(uses) + sum(reports), balance)
        self.assertEqual((sum(uses), sum(reports)), year_to_date(opening, *before))
        self.assertGreaterEqual(sum(reports), 0)
