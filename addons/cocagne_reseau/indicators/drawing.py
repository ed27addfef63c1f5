"""Small pictures for papers, as SVG text: no library, no data but what is drawn."""

from xml.sax.saxutils import escape

GREEN, GREY, ORANGE = "#3f6b35", "#9aa0a6", "#e08e2b"


def _runs(points):
    """Months with a number that follow each other: lists of (rank, number)."""
    runs = [[]]
    for rank, one in enumerate(points):
        if one is None:
            runs.append([])
        else:
            runs[-1].append((rank, float(one)))
    return runs


def _line(places):
    """A line through these places, and a dot on each."""
    dots = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return [
        f'<polyline points="{dots}" fill="none" stroke="{GREEN}" stroke-width="2"/>',
        *(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{GREEN}"/>'
            for x, y in places
        ),
    ]


def curve(points, labels, width=240, height=70):
    """A curve of months; a month without a number (None) is a gap.

    :param labels: the words under the first and the last point.
    """
    numbers = [float(one) for one in points if one is not None]
    if not numbers:
        return ""
    low, high = min(0.0, *numbers), max(numbers)
    reach = (high - low) or 1
    step = (width - 12) / max(1, len(points) - 1)
    floor = height - 16

    def place(rank, number):
        return 6 + rank * step, floor - (number - low) / reach * (floor - 8)

    parts = [
        f'<line x1="4" y1="{floor}" x2="{width - 4}" y2="{floor}" stroke="#dddddd"/>'
    ]
    for run in _runs(points):
        parts += _line([place(rank, number) for rank, number in run])
    first, last = labels
    parts += [
        _text(4, height - 3, first, "start"),
        _text(width - 4, height - 3, last, "end"),
    ]
    return _svg(width, height, parts)


def _text(x, y, words, anchor):
    return (
        f'<text x="{x}" y="{y}" font-size="9" font-family="sans-serif" fill="#666666" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def _svg(width, height, parts):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def boxes(picture, width=220, height=26):
    """Quartiles of the network (grey) and of the region (orange), the garden a dot.

    :param picture: places in percent: ``network`` and ``region`` (low, middle, high),
        ``dot`` or False.
    """
    parts = [f'<line x1="0" y1="13" x2="{width}" y2="13" stroke="#dddddd"/>']
    for name, color, top, tall in (("network", GREY, 4, 18), ("region", ORANGE, 9, 8)):
        if picture[name]:
            low, middle, high = (width * one / 100 for one in picture[name])
            parts.append(
                f'<rect x="{low:.1f}" y="{top}" width="{max(1, high - low):.1f}" '
                f'height="{tall}" fill="{color}" fill-opacity="0.45"/>'
            )
            parts.append(
                f'<line x1="{middle:.1f}" y1="{top}" x2="{middle:.1f}" '
                f'y2="{top + tall}" stroke="{color}" stroke-width="2"/>'
            )
    if picture["dot"] is not False:
        at = min(width - 6, max(6, width * picture["dot"] / 100))
        parts.append(f'<circle cx="{at:.1f}" cy="13" r="5" fill="{GREEN}"/>')
    return _svg(width, height, parts)
