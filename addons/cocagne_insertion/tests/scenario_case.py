"""A site lived month after month through the models, for the scenario of two years."""

from datetime import date, timedelta

from freezegun import freeze_time

from . import scenario_people as told
from . import scenario_recount as recount
from .annex_case import AnnexCase
from .scenario_story import FIRST, story

YEARS = (2025, 2026)


class ScenarioCase(AnnexCase):
    """The people of the story sign, are absent, are met, leave; months are declared."""

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
            for talk in told.talks(person):
                if first <= talk.moment.date() <= last:
                    cls.meet(person, talk)
            if first <= person.end <= last:
                cls.leave(person)

    @classmethod
    def sign(cls, person, contract):
        if person.name not in cls.pathways:
            first, _space, last = person.name.partition(" ")
            one = told.situation(person.name)
            employee = cls.make_person(
                first, last, sex=one.sex, birthday=one.birth, education=one.education
            )
            held = cls.make_pass(employee, contract.start)
            cls.pathways[person.name] = cls.make_pathway(
                employee, held, contract.start, **cls.situation_values(one)
            )
        cls.make_contract(
            cls.pathways[person.name],
            contract.start,
            contract.end,
            annex_id=cls.annexes[contract.start.year].id,
            weekly_hours=contract.week,
            hourly_rate=contract.rate,
        )

    @staticmethod
    def situation_values(one):
        """The situation on the day of the entry, as the pathway has it."""
        return {
            "rsa": one.rsa,
            "rsa_since": "02" if one.rsa != "NON" else False,
            "ass_since": "02" if one.ass else False,
            "aah_since": "02" if one.aah else False,
            "rqth": one.rqth,
            "zrr": one.zrr,
            "qpv": one.qpv,
            "job_seeker_since": one.registered or False,
        }

    @classmethod
    def meet(cls, person, talk):
        """The adviser meets the person, or waits for them in vain."""
        interview = (
            cls.env["cocagne.interview"]
            .with_user(cls.user_insertion_adviser)
            .create(
                {
                    "pathway_id": cls.pathways[person.name].id,
                    "date_start": talk.moment,
                    "duration": talk.hours,
                }
            )
        )
        if talk.held:
            interview.action_held()
        else:
            interview.action_missed()

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
