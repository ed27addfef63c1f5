"""Two years of a site of 24.76 posts, lived month after month through the models.

People are hired, amended, absent, leave; payroll prepares and validates each month; the
director and the accountant look at the annex. ``scenario_recount`` then says the same
from the texts alone: hours, posts, use, aid, payments, forecast and exits.
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from freezegun import freeze_time

from odoo.tests import tagged

from . import scenario_recount as recount
from .annex_case import AnnexCase
from .scenario_story import FIRST, LAST, story

YEARS = (2025, 2026)
#: 24.76 x 23 921.
YEAR_AMOUNT = 592283.96


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestScenarioSite(AnnexCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Farid is not of this story
        cls.annex.state = "ANNULE"
        cls.contract.write(
            {"insertion_kind": False, "pathway_id": False, "hourly_rate": 0.0}
        )
        cls.people = story()
        cls.annexes = {year: cls.make_year(year) for year in YEARS}
        cls.pathways, cls.told = {}, []
        with freeze_time(FIRST):
            cls.live()

    @classmethod
    def make_year(cls, year):
        start, end = date(year, 1, 1), date(year, 12, 31)
        convention = cls.env["cocagne.convention"].create(
            {
                "name": f"ACI {year}",
                "company_id": cls.garden.id,
                "date_start": start,
                "date_end": end,
            }
        )
        return cls.env["cocagne.annex"].create(
            {
                "number": f"ACI025{year % 100}0009A0M0",
                "company_id": cls.garden.id,
                "convention_id": convention.id,
                "date_start": start,
                "date_end": end,
                "date_signed": start,
                "posts": 24.76,
            }
        )

    # -- the two years -------------------------------------------------------------------

    @classmethod
    def live(cls):
        """Each month: what happens in it, then its states on the 5th of the next one."""
        for year, month in [(year, month) for year in YEARS for month in range(1, 13)]:
            first, last = recount.month_bounds(year, month)
            with freeze_time(last):
                cls.live_month(first, last)
            with freeze_time(last + timedelta(days=5)):
                cls.declare(first)

    @classmethod
    def live_month(cls, first, last):
        for person in cls.people:
            for contract in person.contracts:
                if first <= contract.start <= last:
                    cls.sign(person, contract)
                if contract.amended and first <= contract.amended[0] <= last:
                    cls.amend(person, contract)
            for absence in person.absences:
                if first <= absence.start <= last:
                    cls.be_absent(person, absence)
            if first <= person.end <= last:
                cls.leave(person)

    @classmethod
    def sign(cls, person, contract):
        if person.name not in cls.pathways:
            first, _space, last = person.name.partition(" ")
            employee = cls.make_person(first, last)
            held = cls.make_pass(employee, contract.start)
            cls.pathways[person.name] = cls.make_pathway(employee, held, contract.start)
        cls.make_contract(
            cls.pathways[person.name],
            contract.start,
            contract.end,
            annex_id=cls.annexes[contract.start.year].id,
            weekly_hours=contract.week,
            hourly_rate=contract.rate,
        )

    @classmethod
    def amend(cls, person, contract):
        day, week = contract.amended
        cls.pathways[person.name].employee_id.create_version(
            {"date_version": day, "weekly_hours": week}
        )

    @classmethod
    def be_absent(cls, person, absence):
        kind = "paid_leave" if absence.paid else "unpaid_agreed"
        leave = (
            cls.env["hr.leave"]
            .with_context(leave_skip_state_check=True)
            .create(
                {
                    "employee_id": cls.pathways[person.name].employee_id.id,
                    "holiday_status_id": cls.env.ref(
                        f"cocagne_insertion.leave_type_{kind}"
                    ).id,
                    "request_date_from": absence.start,
                    "request_date_to": absence.end,
                }
            )
        )
        assert leave.state == "validate", (person.name, absence, leave.state)

    @classmethod
    def leave(cls, person):
        reason = cls.env["cocagne.insertion.exit.reason"].search(
            [("code", "=", person.reason)], limit=1
        )
        cls.env["cocagne.insertion.leave"].with_user(cls.user_insertion_adviser).create(
            {
                "pathway_id": cls.pathways[person.name].id,
                "date": person.end,
                "reason_id": reason.id,
                "proof_seen": True,
            }
        ).action_leave()

    @classmethod
    def declare(cls, first):
        """Payroll prepares and validates; what the director sees then is kept."""
        states = cls.states.with_user(cls.user_payroll)._prepare(first, cls.garden)
        annex = cls.annexes[first.year].with_user(cls.user_director)
        annex.action_refresh_schedule()
        states.action_validate()
        annex.invalidate_recordset()
        cls.told.append(
            (
                first,
                annex.use_status,
                annex.declared_months,
                [month["hours"] for month in annex.use_picture["months"]],
            )
        )

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

    def test_each_exit_counts_or_not(self):
        for person in self.people:
            if person.end <= LAST:
                left = self.pathways[person.name].exit_ids
                self.assertEqual(left.is_counted, recount.counts(person), person)

    def test_exits_and_their_categories(self):
        for year in YEARS:
            exits = self.env["cocagne.insertion.exit"].search(
                [
                    ("pathway_id", "in", [one.id for one in self.pathways.values()]),
                    ("date", ">=", date(year, 1, 1)),
                    ("date", "<=", date(year, 12, 31)),
                    ("is_counted", "=", True),
                ]
            )
            kinds = ("durable", "transition", "positive")
            found = [
                len(exits.filtered(lambda one, kind=kind: one.category == kind))
                for kind in kinds
            ]
            self.assertEqual(
                (len(exits), *found), recount.exits(self.people, year), year
            )

    def test_the_hours_of_an_exit_are_those_of_its_year(self):
        for person in self.people:
            if person.end > LAST:
                continue
            left = self.pathways[person.name].exit_ids
            hours = recount.year_hours([person], person.end.year)
            self.assertEqual(round(left.hours * 100), hours * 100)

    def test_who_left_is_told_on_the_state_of_the_last_month(self):
        for person in self.people:
            if person.end > LAST:
                continue
            states = self.states.search(
                [("pathway_id", "=", self.pathways[person.name].id)], order="month"
            )
            self.assertEqual(states[-1].date_left, person.end)
            self.assertEqual(states[-1].exit_reason, person.reason)
            self.assertFalse(any(states[:-1].mapped("date_left")))
