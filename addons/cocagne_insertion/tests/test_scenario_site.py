"""Two years of a site of 24.76 posts, lived month after month through the models.

People are hired, amended, absent, leave; payroll prepares and validates each month; the
director and the accountant look at the annex. ``scenario_recount`` then says the same
from the texts alone: hours, posts, use, aid, payments, forecast and exits.
"""

from datetime import date
from fractions import Fraction

import pytest

from odoo.tests import tagged

from . import scenario_recount as recount
from .scenario_case import YEARS, ScenarioCase
from .scenario_checks import PeopleOfTheSite
from .scenario_story import FIRST

#: 24.76 x 23 921.
YEAR_AMOUNT = 592283.96


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestScenarioSite(PeopleOfTheSite, ScenarioCase):
    # -- what the texts say --------------------------------------------------------------

    def test_the_site_is_the_one_of_the_convention(self):
        self.assertEqual(len(recount.employed_in(self.people, 2025)), 46)
        for annex in self.annexes.values():
            self.assertEqual(annex.unit_amount, 23921.0)
            self.assertEqual(annex.amount, YEAR_AMOUNT)
        # one year above its posts and one below: the ceiling and the gap are both lived
        used = [recount.year_hours(self.people, year) / 1820 for year in YEARS]
        self.assertTrue(used[1] < Fraction(2476, 100) < used[0])

    def test_every_state_of_every_month_to_the_hundredth_of_an_hour(self):
        names = {pathway.id: name for name, pathway in self.pathways.items()}
        for year in YEARS:
            for month in range(1, 13):
                states = self.states.search([("month", "=", date(year, month, 1))])
                found = {
                    (names[one.pathway_id.id], one.contract_start): round(
                        one.hours_paid * 100
                    )
                    for one in states
                }
                expected = recount.states(self.people, year, month)
                self.assertEqual(found, expected, f"{month}/{year}")

    def test_pay_posts_and_aid_of_every_state(self):
        rates = {
            (person.name, contract.start): contract.rate
            for person in self.people
            for contract in person.contracts
        }
        names = {pathway.id: name for name, pathway in self.pathways.items()}
        for state in self.states.search([("month", ">=", FIRST)]):
            hours = Fraction(round(state.hours_paid * 100), 100)
            rate = rates[names[state.pathway_id.id], state.contract_start]
            pay = recount.cents(hours * Fraction(str(rate)))
            self.assertEqual(round(state.gross * 100), pay)
            self.assertEqual(round(state.aid * 100), recount.aid_cents(hours))
            self.assertAlmostEqual(state.etp, float(hours * 12 / 1820), 4)

    def test_posts_used_and_their_status_after_each_month(self):
        for first, status, declared, _hours in self.told:
            with self.subTest(first):
                self.assertEqual(declared, first.month)
                expected = recount.use_status(self.people, first.year, first.month)
                self.assertEqual(status, expected)

    def test_posts_of_the_whole_year(self):
        for year, annex in self.annexes.items():
            hours = recount.year_hours(self.people, year)
            self.assertEqual(annex.declared_months, 12)
            self.assertEqual(round(annex.hours_used * 100), hours * 100)
            self.assertEqual(
                round(annex.etp_used * 100), recount.cut(hours / recount.YEAR_HOURS)
            )
            gap = recount.cents(hours * recount.UNIT / recount.YEAR_HOURS)
            self.assertEqual(
                round(annex.use_gap_amount * 100), gap - round(YEAR_AMOUNT * 100)
            )

    def test_the_forecast_is_what_was_worked_and_what_the_contracts_say(self):
        for first, _status, _declared, hours in self.told:
            signed = [
                contract
                for person in self.people
                for contract in person.contracts
                if contract.start <= recount.month_bounds(first.year, first.month)[1]
            ]
            known = [self.as_known(one, first) for one in signed]
            for month, found in enumerate(hours, 1):
                if month <= first.month:
                    expected = recount.month_hours(self.people, first.year, month)
                else:
                    expected = recount.planned_hours(known, first.year, month)
                self.assertAlmostEqual(found, float(expected), 2, (first, month))

    def as_known(self, contract, first):
        """The contract without an amendment that is not signed yet."""
        last = recount.month_bounds(first.year, first.month)[1]
        is_known = contract.amended and contract.amended[0] <= last
        return contract if is_known else contract._replace(amended=None)

    def test_the_asp_owes_what_was_worked_and_never_more_than_the_annex(self):
        totals = []
        for year, annex in self.annexes.items():
            owed = recount.paid_by_the_state(self.people, year)
            self.assertEqual(round(annex.amount_expected * 100), owed)
            totals.append(annex.amount_expected)
        self.assertEqual(round(totals[0], 2), YEAR_AMOUNT)
        self.assertLess(totals[1], YEAR_AMOUNT)

    def test_each_regularisation_brings_the_payments_to_what_was_earned(self):
        for year, annex in self.annexes.items():
            earned = [
                recount.aid_cents(recount.month_hours(self.people, year, month))
                for month in range(1, 13)
            ]
            for rank in (5, 8, 11, 13):
                due = min(sum(earned[: rank - 1]), round(YEAR_AMOUNT * 100))
                paid = sum(
                    round(one.amount * 100)
                    for one in annex.payment_ids
                    if one.rank < rank
                    or (one.rank == rank and one.kind == "regularisation")
                )
                self.assertEqual(paid, due, (year, rank))
