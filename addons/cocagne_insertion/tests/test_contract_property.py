"""Any sequence of contracts, renewals, suspensions and prolongations, over the models.

Whatever is accepted stays in bounds: contracts of four months at least and 24 in all,
never two at a time, each begun under the PASS; and the PASS ends on its first day + 729 +
suspended days + prolongations. What is refused leaves nothing behind.
"""

from datetime import timedelta

from freezegun import freeze_time
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..law import dates
from .insertion_case import RATE, START, WEEK
from .pass_case import DAY, PassCase

PARTS = (4, 5, 6, 12, 13, 24, 25)


@st.composite
def happenings(draw):
    """Days since the last event, and what is written then: often wrong on purpose."""
    kind = draw(st.sampled_from(("contract", "contract", "longer", "suspend", "pass")))
    return (
        kind,
        draw(st.integers(0, 450)),
        draw(st.sampled_from((-1, 1, 1, 1, 40))),
        draw(st.sampled_from(PARTS)),
        draw(st.sampled_from((-1, 0, 0))),
    )


@tagged("post_install", "-at_install")
class TestAnyContracts(PassCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_person("Nadia", "Testeuse")
        cls.held = cls.make_pass(cls.person, START)
        cls.path = cls.make_pathway(cls.person, cls.held, False, state="candidate")
        # what ``suspend`` and ``prolong`` of the case write on
        cls.farid_pass = cls.held

    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(happenings(), min_size=2, max_size=7))
    def test_what_is_accepted_stays_in_bounds(self, happened):
        with self.env.cr.savepoint() as savepoint:
            self.env.invalidate_all()
            today = START
            for kind, later, gap, months, days in happened:
                today += later * DAY
                accepted = self.try_one(kind, today, gap, months, days)
                event(f"{kind}: {'accepted' if accepted else 'refused'}")
                self.check()
            savepoint.rollback()
        self.env.invalidate_all()

    def contracts(self):
        found = self.env["hr.version"].search(
            [("pathway_id", "=", self.path.id)], order="date_version"
        )
        return [(one.contract_date_start, one.contract_date_end) for one in found]

    def try_one(self, kind, today, gap, months, days):
        """Whether the models accept it."""
        before = self.kept()
        try:
            with freeze_time(today), self.env.cr.savepoint():
                getattr(self, f"write_{kind}")(today, gap, months, days)
        except ValidationError:
            self.env.invalidate_all()
            self.assertEqual(self.kept(), before)
            return False
        return True

    def kept(self):
        """All that a refusal must leave as it was."""
        return (
            self.contracts(),
            self.held._history(),
            self.held.date_end,
            self.path.state,
        )

    def write_contract(self, today, gap, months, days):
        """Over RPC: the first contract, or one that goes on ``gap`` days after."""
        found = self.contracts()
        start = found[-1][1] + gap * DAY if found else today
        self.env["hr.version"].with_user(self.user_payroll).create(
            {
                "employee_id": self.person.id,
                "pathway_id": self.path.id,
                "insertion_kind": "cddi",
                "contract_date_start": start,
                "contract_date_end": dates.last_day(start, months) + days * DAY,
                "weekly_hours": WEEK,
                "hourly_rate": RATE,
            }
        )

    def write_longer(self, today, gap, months, days):
        """Over RPC: another last day of the last contract."""
        last = self.env["hr.version"].search(
            [("pathway_id", "=", self.path.id)], order="date_version desc", limit=1
        )
        if last:
            end = dates.last_day(last.contract_date_end + DAY, months) + days * DAY
            last.with_user(self.user_payroll).contract_date_end = end

    def write_suspend(self, today, gap, months, days):
        self.suspend(today, dates.last_day(today, months) + days * DAY)

    def write_pass(self, today, gap, months, days):
        end = dates.last_day(self.held.date_end, months) + days * DAY
        asked = self.prolong(end)
        if asked.state == "PENDING":
            asked.action_grant()

    # -- what must hold, counted without the rules ---------------------------------------

    def check(self):
        contracts, held = self.contracts(), self.held
        self.assertEqual(
            held.hiring_ids.sorted("day").mapped("day"), [one[0] for one in contracts]
        )
        for first, last in contracts:
            self.assertGreaterEqual(last, dates.last_day(first, 4))
            self.assertGreaterEqual(first, held.date_start)
            self.assertLessEqual(first, held.date_end)
        for former, later in zip(contracts, contracts[1:], strict=False):
            self.assertLess(former[1], later[0])
        worked = sum((last - first).days + 1 for first, last in contracts)
        # 24 months have at most 731 days, in pieces at most 24 x 31
        self.assertLessEqual(worked, 731 if len(contracts) == 1 else 744)
        self.assertEqual(held.date_end, self.summed(held))
        self.assert_suspensions_apart(held)

    def assert_suspensions_apart(self, held):
        days = [
            (one.date_start, one.date_end)
            for one in held.suspension_ids.sorted("date_start")
        ]
        for first, last in days:
            self.assertLessEqual(last, dates.last_day(first, 36))
        for former, later in zip(days, days[1:], strict=False):
            self.assertLess(former[1], later[0])

    @staticmethod
    def summed(held):
        granted = held.prolongation_ids.filtered(lambda one: one.state == "GRANTED")
        pushed = sum(held.suspension_ids.mapped("days")) + sum(granted.mapped("days"))
        return held.date_start + timedelta(days=729 + pushed)
