"""Native charts: bars of regions, lines of months and years."""

from .looks import GREEN, number_format

COLOURS = (GREEN, "#E08A1E", "#2A6FB0", "#8C4A9E")
FADED = "#9DB8A1"
SIZE = {"width": 620, "height": 340}
#: Lines of a sheet that a chart and the space below it take.
ROWS = 18


def bars(workbook, series, column, title):
    """Regions, one bar each; a hidden one has none."""
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series({**series.options(), "fill": {"color": GREEN}, "gap": 60})
    chart.set_legend({"none": True})
    # from the top on, with the numbers below
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": {"size": 9}})
    chart.set_x_axis(_axis(column))
    return _finish(chart, title)


def lines(workbook, many, column, title):
    """Lines, the last one strong: the others are the years before."""
    chart = workbook.add_chart({"type": "line"})
    for rank, series in enumerate(many):
        is_last = rank == len(many) - 1
        colour = GREEN if is_last else FADED
        chart.add_series(
            {
                **series.options(),
                "line": {"color": colour, "width": 2.5 if is_last else 1.5},
                "marker": {
                    "type": "circle",
                    "size": 5,
                    "fill": {"color": colour},
                    "border": {"color": colour},
                },
            }
        )
    if len(many) == 1:
        chart.set_legend({"none": True})
    else:
        chart.set_legend({"position": "bottom"})
    chart.set_y_axis(_axis(column) | {"min": 0})
    return _finish(chart, title)


def _axis(column):
    digits = column.digits if column.unit in ("posts", "percent") else 0
    return {
        "num_format": number_format(column.unit, digits),
        "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}},
        "num_font": {"size": 9},
    }


def _finish(chart, title):
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.show_blanks_as("gap")
    chart.set_size(SIZE)
    return chart
