"""The PASS as a picture, and what ends soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law import alerts
from ..law.alerts import End
from ..law.pathway import Context, History, Prolongation, Suspension
from ..law.pathway.timeline import PROLONGED, RUNNING, SUSPENDED, Segment, segments
from .law_case import FIGURES, ONE_DAY, day
from .pathway_case import events, happened

pytestmark = pytest.mark.fast

START = day("2026-03-01")
PASS = History.begin("999992600001", START, FIGURES)


def test_a_pass_without_event_is_one_segment():
    assert segments(PASS) == [Segment(START, PASS.end, RUNNING)]


def test_suspensions_and_prolongations_in_order_of_time():
    pause = Suspension(day("2026-06-01"), day("2026-07-01"), "CONTRACT_BROKEN")
    history = PASS.after(pause, Context(day("2026-06-15")), FIGURES)
    longer = Prolongation(history.end, history.end + 100 * ONE_DAY, "COMPLETE_TRAINING")
    history = history.after(longer, Context(history.end), FIGURES)
    assert segments(history) == [
        Segment(START, day("2026-05-31"), RUNNING),
        Segment(day("2026-06-01"), day("2026-07-01"), SUSPENDED, "CONTRACT_BROKEN"),
        Segment(day("2026-07-02"), longer.start, RUNNING),
        Segment(longer.start + ONE_DAY, longer.end, PROLONGED, "COMPLETE_TRAINING"),
    ]


@given(st.lists(events(), max_size=25))
def test_segments_cover_the_pass_without_a_hole(declared):
    history = happened(declared)
    found = segments(history)
    assert found[0].start == history.start and found[-1].end == history.end
    for before, after in zip(found, found[1:], strict=False):
        assert after.start == before.end + ONE_DAY
    pauses = [one[:2] for one in found if one.kind == SUSPENDED]
    assert pauses == sorted(one[:2] for one in history.suspensions)


TODAY = day("2026-03-01")


@pytest.mark.parametrize(
    ("days", "threshold"),
    [(91, None), (90, 90), (61, 90), (60, 60), (30, 30), (0, 30), (-1, 0)],
)
def test_alerts_at_90_60_and_30_days_and_once_it_is_over(days, threshold):
    found = alerts.alerts([End("alice", "contract", TODAY + days * ONE_DAY)], TODAY)
    assert [one.threshold for one in found] == (
        [] if threshold is None else [threshold]
    )


def test_the_most_urgent_comes_first():
    later = End("alice", "pass", TODAY + 20 * ONE_DAY)
    over = End("bruno", "interview", TODAY - ONE_DAY)
    assert [one.end for one in alerts.alerts([later, over], TODAY)] == [over, later]


@pytest.mark.parametrize(
    ("contract", "pass_end", "due"),
    [
        ("2026-03-31", "2027-01-01", True),
        ("2026-04-01", "2027-01-01", False),
        ("2026-03-01", "2026-02-28", True),
        ("2026-02-01", "2026-03-01", True),
        ("2026-02-01", "2026-02-28", False),
    ],
)
def test_the_report_of_the_end_of_a_contract(contract, pass_end, due):
    assert alerts.report_is_due(day(contract), day(pass_end), TODAY) == due
