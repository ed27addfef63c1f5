"""Any sequence of suspensions, prolongations and contracts, over the models.

What the models keep is what the pure rules keep, and the last day is always the first
day + 729 + suspended days + prolongations.
"""

from datetime import timedelta

from freezegun import freeze_time
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..law.pathway import Context, Hiring, History, Prolongation, Suspension
from ..law.pathway.reasons import PROLONGATION_REASONS
from .insertion_case import START
from .pass_case import DAY, PassCase

#: Reasons that the screen offers; old ones are refused by both alike.
SUSPENSIONS = ("CONTRACT_SUSPENDED", "CONTRACT_BROKEN", "SICKNESS")
PROLONGATIONS = ("COMPLETE_TRAINING", "PARTICULAR_DIFFICULTIES", "SENIOR", "RQTH")


@st.composite
def declarations(draw):
    """A day, and what is declared on it: often wrong on purpose."""
    today = START + draw(st.integers(-5, 2200)) * DAY
    kind = draw(st.sampled_from(("suspend", "suspend", "prolong", "hire")))
    start = today - draw(st.integers(-3, 380)) * DAY
    days = draw(st.integers(0, 500))
    if kind == "hire":
        return today, Hiring(start)
    if kind == "suspend":
        reason = draw(st.sampled_from(SUSPENSIONS))
        return today, Suspension(start, start + days * DAY, reason)
    reason = draw(st.sampled_from(PROLONGATIONS))
    wants = PROLONGATION_REASONS[reason].prescriber
    return today, Prolongation(None, timedelta(days=days), reason, wants, wants)


@tagged("post_install", "-at_install")
class TestAnySequence(PassCase):
    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(declarations(), max_size=8))
    def test_the_end_is_start_729_and_all_the_days_pushed(self, declared):
        with self.env.cr.savepoint() as savepoint:
            self.env.invalidate_all()
            self.check(sorted(declared, key=lambda pair: pair[0]))
            savepoint.rollback()
        self.env.invalidate_all()

    def check(self, declared):
        figures = self.env["cocagne.insertion.figure"]._figures()
        held = self.farid_pass
        self.pathway.rqth = True
        self.farid.birthday = "1960-01-01"
        history = History.begin(held.number, START, figures)
        history = history.after(Hiring(START), Context(START), figures)
        for today, event in declared:
            if isinstance(event, Prolongation):
                event = event._replace(start=history.end, end=history.end + event.end)
            context = Context(today, birth=self.farid.birthday, rqth=True)
            again = isinstance(event, Hiring) and event.day in history.hirings
            allowed = again or not history.problems(event, context, figures)
            with freeze_time(today):
                self.assertEqual(self.declare(event), allowed, (today, event))
            if allowed and not again:
                history = history.after(event, context, figures)
            self.assertEqual(held._history(), history)
            self.assertEqual(held.date_end, self.summed(held))

    def declare(self, event):
        """Whether the models accept it; a refusal leaves nothing behind."""
        try:
            with self.env.cr.savepoint():
                self.declare_one(event)
        except ValidationError:
            self.env.invalidate_all()
            return False
        return True

    def declare_one(self, event):
        held = self.as_adviser(self.farid_pass)
        if isinstance(event, Hiring):
            held._hire(event.day)
        elif isinstance(event, Suspension):
            held._suspend(*event)
        else:
            values = {"prescriber_id": self.prescriber.id, "report": "cmFwcG9ydA=="}
            asked = held._prolong(event.end, event.reason, **values)
            if asked.state == "PENDING":
                asked.action_grant()

    @staticmethod
    def summed(held):
        granted = held.prolongation_ids.filtered(lambda one: one.state == "GRANTED")
        pushed = sum(held.suspension_ids.mapped("days")) + sum(granted.mapped("days"))
        return held.date_start + timedelta(days=729 + pushed)
