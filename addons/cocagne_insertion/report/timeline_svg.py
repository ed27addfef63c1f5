"""The PASS of a person as a picture, for who prefers to look than to read.

Pure: periods in, an SVG out. One row for the PASS, one for the contracts, a line for
today, a scale in months. Words are those of the caller.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from ..law.dates import same_day

#: Width of the drawing and left edge of the bars, in pixels of its own scale.
WIDTH, LEFT, RIGHT = 900, 90, 20
ROW, GAP, TOP = 34, 12, 34
#: Colours by kind; a suspension is striped too, for who does not see colours.
COLOURS = {
    "running": "#4c8c4a",
    "suspended": "#e6a23c",
    "prolonged": "#3f7fb5",
    "contract": "#7a6a9b",
    "asked": "#b9d3e8",
}
#: A bar narrower than this has no words in it.
ROOM_FOR_WORDS = 70
#: Marks of the scale: every so many months, by length of the whole.
STEPS = ((15, 1), (30, 3), (72, 6), (10_000, 12))


class Bar(NamedTuple):
    """Both days in it. :param title: what the pointer shows. :param label: in the bar."""

    start: date
    end: date
    kind: str
    title: str
    label: str = ""


class Row(NamedTuple):
    """A line of the picture. :param name: at its left."""

    name: str
    bars: Sequence[Bar]


class Words(NamedTuple):
    """What the picture says. :param legend: words by kind, in order."""

    title: str
    today: str
    legend: dict[str, str]


def svg(rows: Sequence[Row], today: date, words: Words) -> str:
    """The picture, or an empty text when there is nothing to show."""
    bars = [bar for row in rows for bar in row.bars]
    if not bars:
        return ""
    first = min(bar.start for bar in bars)
    last = max(bar.end for bar in bars)
    scale = _Scale(first.replace(day=1), last + timedelta(days=1))
    height = TOP + len(rows) * (ROW + GAP) + 34
    parts = [_marks(scale, height - 40)]
    for rank, row in enumerate(rows):
        parts.append(_row(row, scale, TOP + rank * (ROW + GAP)))
    parts.append(_today(scale, today, words.today, height - 40))
    parts.append(_legend(words.legend, {bar.kind for bar in bars}, height - 18))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="100%" role="img" font-family="sans-serif" font-size="12">'
        f"<title>{escape(words.title)}</title>{_STRIPES}{''.join(parts)}</svg>"
    )


_STRIPES = (
    '<defs><pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="4" height="8" fill="#ffffff" '
    'fill-opacity="0.35"/></pattern></defs>'
)


class _Scale:
    """Days to pixels."""

    def __init__(self, first, last):
        self.first, self.last = first, last
        self.days = max((last - first).days, 1)

    def x(self, day):
        """Left edge of a day, kept within the picture."""
        day = min(max(day, self.first), self.last)
        share = (day - self.first).days / self.days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def marks(self):
        """First days of months, as far apart as there is room."""
        months = self.days // 30
        step = next(step for most, step in STEPS if months <= most)
        day = self.first
        while day.month % step != 1 % step:
            day = same_day(day, 1)
        while day <= self.last:
            yield day
            day = same_day(day, step)


def _marks(scale, bottom):
    parts = []
    for day in scale.marks():
        x = scale.x(day)
        parts.append(
            f'<line x1="{x}" x2="{x}" y1="{TOP - 10}" y2="{bottom}" stroke="#dddddd"/>'
            f'<text x="{x}" y="{TOP - 14}" text-anchor="middle" fill="#666666">'
            f"{day:%m/%Y}</text>"
        )
    return "".join(parts)


def _row(row, scale, top):
    middle = top + ROW / 2 + 4
    parts = [f'<text x="4" y="{middle}" font-weight="bold">{escape(row.name)}</text>']
    parts += [_bar(bar, scale, top) for bar in row.bars]
    return "".join(parts)


def _bar(bar, scale, top):
    left = scale.x(bar.start)
    width = max(scale.x(bar.end + timedelta(days=1)) - left, 1.5)
    place = f'x="{left}" y="{top}" width="{round(width, 1)}" height="{ROW}" rx="3"'
    parts = [f'<rect {place} fill="{COLOURS[bar.kind]}"/>']
    if bar.kind == "suspended":
        parts.append(f'<rect {place} fill="url(#stripes)"/>')
    if bar.label and width >= ROOM_FOR_WORDS:
        x, y = round(left + width / 2, 1), top + ROW / 2 + 4
        colour = "#222222" if bar.kind in ("suspended", "asked") else "#ffffff"
        parts.append(
            f'<text x="{x}" y="{y}" text-anchor="middle" fill="{colour}">'
            f"{escape(bar.label)}</text>"
        )
    return f"<g><title>{escape(bar.title)}</title>{''.join(parts)}</g>"


def _today(scale, today, word, bottom):
    if not scale.first <= today < scale.last:
        return ""
    x = scale.x(today)
    return (
        f'<line x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{bottom}" stroke="#c0392b" '
        f'stroke-width="2"/><text x="{x}" y="{bottom + 12}" text-anchor="middle" '
        f'fill="#c0392b" font-weight="bold">{escape(word)}</text>'
    )


def _legend(legend, kinds, y):
    parts, x = [], LEFT
    for kind, word in legend.items():
        if kind not in kinds:
            continue
        parts.append(
            f'<rect x="{x}" y="{y}" width="14" height="12" fill="{COLOURS[kind]}"/>'
            f'<text x="{x + 20}" y="{y + 10}">{escape(word)}</text>'
        )
        x += 44 + 7 * len(word)
    return "".join(parts)
