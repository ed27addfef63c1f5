"""Any sequence of things that may happen to a PASS, often wrong on purpose."""

from datetime import timedelta

from hypothesis import strategies as st

from ..law.pathway import Context, Hiring, History, Prolongation, Suspension
from ..law.pathway.reasons import PROLONGATION_REASONS, SUSPENSION_REASONS
from .law_case import FIGURES, day

START = day("2026-03-01")


@st.composite
def events(draw):
    """A day on which something is declared, and what: often wrong on purpose."""
    today = START + timedelta(days=draw(st.integers(-10, 5000)))
    kind = draw(st.sampled_from(("suspend", "prolong", "hire")))
    back, days = draw(st.integers(-5, 400)), draw(st.integers(-1, 1200))
    start = today - timedelta(days=back)
    if kind == "hire":
        return today, Hiring(start)
    if kind == "suspend":
        reason = draw(st.sampled_from(sorted(SUSPENSION_REASONS)))
        return today, Suspension(start, start + timedelta(days=days), reason)
    reason = draw(st.sampled_from(sorted(PROLONGATION_REASONS)))
    return today, Prolongation(None, timedelta(days=days // 3), reason, True, True)


def happened(declared):
    """The PASS after the events that it accepts, in order of their day."""
    history = History.begin("999992600001", START, FIGURES)
    for today, event in sorted(declared, key=lambda pair: pair[0]):
        if isinstance(event, Prolongation):
            event = event._replace(start=history.end, end=history.end + event.end)
        context = Context(today, birth=day("1965-01-01"), rqth=True)
        if not history.problems(event, context, FIGURES):
            history = history.after(event, context, FIGURES)
    return history
