"""From the hours of a day to the times in between."""

from collections.abc import Iterable

from .timetable import Slot

#: When a day begins that the timetable does not know.
BEGIN = 8.0
DAY = 24.0


def times(hours: float, slots: Iterable[Slot] = ()) -> list[tuple[float, float]]:
    """Times of work that make these hours, in order: the timetable's first, then after.

    :raises ValueError: when the day has not that many hours left.
    """
    result, left = [], float(hours)
    for slot in slots:
        if left <= 0:
            break
        end = min(slot.end, slot.start + left)
        left -= end - slot.start
        if result and result[-1][1] == slot.start:
            result[-1] = (result[-1][0], end)
        else:
            result.append((slot.start, end))
    if left > 1e-6:
        start, end = result.pop() if result else (BEGIN, BEGIN)
        result.append((start, end + left))
    if result and result[-1][1] > DAY:
        raise ValueError(hours)
    return result
