"""The radar picture of an assessment: a whole SVG file, in pure Python."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from math import cos, pi, sin
from typing import NamedTuple

#: Points: the picture, and the circle inside it. Names want room at the sides.
WIDTH, HEIGHT, RADIUS = 560, 420, 140
#: The earlier assessments are dashed, the last one is green and full.
BEFORE, LAST = ("#c77700", "#0b5394"), "#2e6b34"
#: Longer names go on a second line, then are cut.
LINE_LETTERS, MOST_LINES = 20, 2
MIN_AXES = 3


class Series(NamedTuple):
    """An assessment. :param levels: one for each axis; None where it was not looked at."""

    name: str
    levels: Sequence[float | None]


def radar(axes: Sequence[str], series: Sequence[Series], top: int) -> str:
    """Draw assessments on the same skills.

    :param axes: names of the skills, three at least (fewer make no surface).
    :param series: at most three, the oldest first.
    :param top: the highest level, on the rim.
    :return: SVG, or an empty string when there is nothing to draw.
    :raises ValueError: when a series has not one level for each axis.
    """
    if any(len(one.levels) != len(axes) for one in series):
        raise ValueError("one level for each axis")
    if len(axes) < MIN_AXES or not series:
        return ""
    parts = [_grid(len(axes), top), _names(axes)]
    parts += [
        _surface(one, top, _color(rank, series), rank == len(series) - 1)
        for rank, one in enumerate(series)
    ]
    parts.append(_legend(series))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" font-family="Helvetica, Arial, sans-serif">'
        f"{''.join(parts)}</svg>"
    )


def data_uri(svg: str) -> str:
    """The picture as the ``src`` of an image: the only way that papers show it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _point(rank, count, radius):
    """Clockwise, the first axis on top."""
    angle = 2 * pi * rank / count - pi / 2
    return (
        round(WIDTH / 2 + radius * cos(angle), 1),
        round(HEIGHT / 2 - 10 + radius * sin(angle), 1),
    )


def _color(rank, series):
    return LAST if rank == len(series) - 1 else BEFORE[rank % len(BEFORE)]


def _path(points):
    return " ".join(f"{x},{y}" for x, y in points)


def _grid(count, top):
    rings = []
    for level in range(1, top + 1):
        radius = RADIUS * level / top
        points = _path(_point(rank, count, radius) for rank in range(count))
        rings.append(f'<polygon points="{points}" fill="none" stroke="#d0d4d1"/>')
        x, y = _point(0, count, radius)
        rings.append(
            f'<text x="{x + 4}" y="{y + 4}" font-size="10" fill="#7a827d">{level}</text>'
        )
    centre = _point(0, count, 0)
    for rank in range(count):
        x, y = _point(rank, count, RADIUS)
        rings.append(
            f'<line x1="{centre[0]}" y1="{centre[1]}" x2="{x}" y2="{y}" stroke="#e3e6e4"/>'
        )
    return "".join(rings)


def _lines(name):
    """The name on two lines at most."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LINE_LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    return [
        line if len(line) <= LINE_LETTERS + 4 else f"{line[: LINE_LETTERS + 3]}…"
        for line in lines
    ]


def _names(axes):
    texts = []
    for rank, name in enumerate(axes):
        x, y = _point(rank, len(axes), RADIUS + 14)
        side = x - WIDTH / 2
        anchor = "middle" if abs(side) < 20 else "start" if side > 0 else "end"
        lines = _lines(name)
        if y < HEIGHT / 2 - RADIUS:
            y -= 13 * (len(lines) - 1)
        for number, line in enumerate(lines):
            texts.append(
                f'<text x="{x}" y="{round(y + 4 + 13 * number, 1)}" font-size="12"'
                f' fill="#1d2420" text-anchor="{anchor}">{escape(line)}</text>'
            )
    return "".join(texts)


def _surface(one, top, color, is_last):
    """Skills that were not looked at make a gap: the line goes to the next one."""
    count = len(one.levels)
    points = [
        _point(rank, count, RADIUS * level / top)
        for rank, level in enumerate(one.levels)
        if level is not None
    ]
    if not points:
        return ""
    dash = "" if is_last else ' stroke-dasharray="6 4"'
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="4" fill="{color}"/>' for x, y in points
    )
    return (
        f'<polygon points="{_path(points)}" fill="{color}" fill-opacity="0.15"'
        f' stroke="{color}" stroke-width="2.5"{dash}/>{dots}'
    )


def _legend(series):
    width = WIDTH / len(series)
    texts = []
    for rank, one in enumerate(series):
        color = _color(rank, series)
        x = round(width * rank + 16, 1)
        y = HEIGHT - 14
        texts.append(
            f'<rect x="{x}" y="{y - 10}" width="14" height="12" rx="2" fill="{color}"/>'
            f'<text x="{x + 20}" y="{y}" font-size="13" fill="#1d2420">'
            f"{escape(one.name)}</text>"
        )
    return "".join(texts)
