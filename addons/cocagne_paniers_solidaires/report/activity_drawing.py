"""Graphs of the two-page report as SVG, drawn by reportlab (Odoo brings it along)."""

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.renderSVG import drawToString
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor

COLORS = [HexColor(one) for one in ("#3f6b35", "#e08e2b", "#7a4b8c", "#2f7f9e")]
FONT, SIZE = "Helvetica", 8
#: Points; two drawings fit beside each other on a page.
WIDTH, HEIGHT = 262, 150
#: Points for a bar that lies and its name.
ROW = 26
#: Graphs whose bars stand, because they follow in time or in age.
STANDING = ("month", "age")
#: Longer names are cut.
MOST_LETTERS = 26


def bars_svg(labels, series, code):
    """A picture of bars: a whole SVG file.

    :param series: [{"name", "values"}]; several are stacked.
    :param code: the table it shows, for the way its bars go.
    """
    standing = code in STANDING
    height = HEIGHT if standing else min(HEIGHT, 24 + ROW * max(len(labels), 2))
    drawing = Drawing(WIDTH, height)
    chart = _standing(labels) if standing else _lying(labels, height)
    values = [tuple(one["values"]) for one in series]
    # what lies is read from top to bottom
    chart.data = values if standing else [tuple(reversed(row)) for row in values]
    _style(chart, len(series), values, standing)
    drawing.add(chart)
    if len(series) > 1:
        drawing.add(_legend(series))
    return drawToString(drawing)


def _standing(labels):
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 32, 42, WIDTH - 40, HEIGHT - 56
    chart.categoryAxis.categoryNames = [_cut(one, 14) for one in labels]
    if len(labels) > 4:
        names = chart.categoryAxis.labels
        names.angle, names.boxAnchor, names.dy, names.dx = 30, "ne", -2, 2
    return chart


def _lying(labels, height):
    chart = HorizontalBarChart()
    # as many points for a bar, however many there are
    chart.x, chart.width = 120, WIDTH - 165
    chart.height = min(height - 12, ROW * len(labels))
    chart.y = height - 6 - chart.height
    chart.categoryAxis.labels.dx = -8
    chart.categoryAxis.categoryNames = [_cut(one) for one in reversed(labels)]
    return chart


def _style(chart, series, values, standing):
    chart.categoryAxis.style = "stacked"
    chart.barSpacing, chart.groupSpacing = 0, 6
    for rank in range(series):
        chart.bars[rank].fillColor = COLORS[rank % len(COLORS)]
        chart.bars[rank].strokeColor = None
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName, axis.labels.fontSize = FONT, SIZE
        axis.strokeColor = HexColor("#999999")
    chart.categoryAxis.visibleTicks = False
    chart.valueAxis.valueMin = 0
    top = max((sum(column) for column in zip(*values, strict=True)), default=0)
    chart.valueAxis.valueMax = top * 1.1 or 1
    chart.valueAxis.visibleGrid = standing
    chart.valueAxis.gridStrokeColor = HexColor("#dddddd")
    chart.valueAxis.labelTextFormat = _number
    if not standing:
        chart.valueAxis.visible = False
    if series == 1:
        chart.barLabelFormat = _number
        chart.barLabels.fontName, chart.barLabels.fontSize = FONT, SIZE
        chart.barLabels.nudge = 9 if standing else 14
        chart.barLabels.boxAnchor = "c"


def _legend(series):
    legend = Legend()
    legend.x, legend.y, legend.alignment = 32, 10, "right"
    legend.fontName, legend.fontSize = FONT, SIZE
    legend.columnMaximum, legend.deltax, legend.dxTextSpace = 1, 80, 4
    legend.boxAnchor, legend.dx, legend.dy = "w", 7, 7
    legend.strokeWidth, legend.strokeColor = 0, None
    legend.colorNamePairs = [
        (COLORS[rank % len(COLORS)], one["name"]) for rank, one in enumerate(series)
    ]
    return legend


def _cut(name, most=MOST_LETTERS):
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _number(value):
    """1234.5 as 1 235, with the space of the French."""
    return f"{value:,.0f}".replace(",", " ")
