"""A PASS as segments one after the other, for a picture."""

from datetime import date, timedelta
from typing import NamedTuple

from .. import dates

RUNNING, SUSPENDED, PROLONGED = KINDS = ("running", "suspended", "prolonged")


class Segment(NamedTuple):
    """Both days in it. :param reason: of the suspension or prolongation; empty otherwise."""

    start: date
    end: date
    kind: str
    reason: str = ""

    @property
    def days(self) -> int:
        return dates.days(self.start, self.end)


def segments(history) -> list[Segment]:
    """The PASS from its first to its last day, without a hole.

    A suspension takes one day more than it gives back: that day is taken from the time
    in which it begins.
    """
    chunks = [[history.days, RUNNING, ""]]
    chunks += [[one.pushes, PROLONGED, one.reason] for one in history.prolongations]
    found, cursor = [], history.start
    for suspension in sorted(history.suspensions):
        cursor = _run(chunks, found, cursor, (suspension.start - cursor).days)
        _take(chunks, 1)
        found.append(
            Segment(suspension.start, suspension.end, SUSPENDED, suspension.reason)
        )
        cursor = suspension.end + dates.ONE_DAY
    _run(chunks, found, cursor, sum(days for days, *_rest in chunks))
    end = history.end
    return [
        segment._replace(end=min(segment.end, end))
        for segment in found
        if segment.start <= end
    ]


def _run(chunks, found, cursor, days):
    """Add segments for some days of the chunks; the day after them."""
    while days > 0 and chunks:
        length = min(days, chunks[0][0])
        if length:
            last = cursor + timedelta(days=length - 1)
            found.append(Segment(cursor, last, *chunks[0][1:]))
            cursor = last + dates.ONE_DAY
        days -= length
        _take(chunks, length)
    return cursor


def _take(chunks, days):
    while chunks and chunks[0][0] <= days:
        days -= chunks.pop(0)[0]
    if chunks:
        chunks[0][0] -= days
