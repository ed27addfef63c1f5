import base64

from odoo import api, models
from odoo.exceptions import UserError

from ...indicators import drawing
from ...indicators.definition import LAST, MEAN, RATIO
from .dashboard import CURVE, KEY_CODES

#: Curves and lines of the page.
CURVES, LINES = 6, 14


class NetworkGarden(models.Model):
    """The sheet of a garden: one page with its figures among those of the network.

    The head office prints what it reads, the garden prints its own true figures beside
    the quartiles of the network.
    """

    _inherit = "cocagne.network.garden"

    @api.model
    def action_print_own_sheet(self):
        """The sheet of the user's garden."""
        garden = self.search(
            [("company_id", "parent_of", self.env.company.id)], limit=1
        )
        if not garden:
            raise UserError(
                self.env._(
                    "%s is not in the list of the network: ask the head office to add "
                    "it.",
                    self.env.company.display_name,
                )
            )
        report = self.env.ref("cocagne_reseau.report_garden_sheet")
        return report.report_action(garden)

    def _sheet_data(self):
        """What the page shows."""
        self.ensure_one()
        figures = self.env["cocagne.network.figure"]
        own = not figures._reads_totals()
        months = self._sheet_months(own)
        if not months:
            return {"garden": self, "own": own, "months": []}
        series = self._own_series(months) if own else self._network_series(months)
        values = self._own_values(series) if own else None
        themes = figures._positions(self, months, values)
        lines = [line for theme in themes for line in theme["lines"]]
        return {
            "garden": self,
            "own": own,
            "months": months,
            "first": figures._month_label(months[0]),
            "last": figures._month_label(months[-1]),
            "lines": [self._with_boxes(line) for line in self._sheet_lines(lines)],
            "curves": self._sheet_curves(series, months),
            "least": self.env["res.company"]._network_least(),
        }

    def _sheet_months(self, own):
        """The twelve months to the last one that the garden validated."""
        figures = self.env["cocagne.network.figure"]
        last = figures.search(
            [("garden_id", "=", self.id)], order="month desc", limit=1
        )
        return figures._twelve_months(last.month) if last else []

    def _sheet_lines(self, lines):
        """The key figures first, then others up to the end of the page."""
        key = [line for line in lines if line["code"] in KEY_CODES]
        rest = [line for line in lines if line not in key and not line["hidden"]]
        return [*key, *rest][:LINES]

    def _with_boxes(self, line):
        picture = line["picture"]
        return {
            **line,
            "image": self._as_image(drawing.boxes(picture)) if picture else "",
        }

    def _as_image(self, svg):
        """wkhtmltopdf draws pictures, not an SVG inside the page."""
        text = base64.b64encode(svg.encode()).decode()
        return f"data:image/svg+xml;base64,{text}"

    # -- figures of the curves ---------------------------------------------------------

    def _network_series(self, months):
        """{code: {month: number}} of what the head office reads of the garden."""
        rows = self.env["cocagne.network.figure"].search(
            [
                ("garden_id", "=", self.id),
                ("month", "in", months),
                ("is_masked", "=", False),
            ]
        )
        return self._series_of(rows)

    def _own_series(self, months):
        """{code: {month: row}} of the garden's own validated figures, unmasked."""
        rows = self.env["cocagne.snapshot.value"].search(
            [
                ("garden_id", "=", self.id),
                ("month", "in", months),
                ("is_current", "=", True),
                ("has_value", "=", True),
                ("snapshot_id.state", "=", "validated"),
            ]
        )
        return self._series_of(rows)

    def _series_of(self, rows):
        series = {}
        for row in rows:
            series.setdefault(row.indicator_id, {})[row.month] = row
        return series

    def _own_values(self, series):
        """{code: number} over the months, as each indicator says."""
        values = {
            indicator.code: self._over_months(indicator, rows)
            for indicator, rows in series.items()
        }
        return {code: value for code, value in values.items() if value is not None}

    def _over_months(self, indicator, rows):
        values = [rows[month].value for month in sorted(rows)]
        if indicator.aggregation == LAST:
            return values[-1]
        if indicator.aggregation == MEAN:
            return sum(values) / len(values)
        if indicator.aggregation == RATIO:
            below = sum(row.denominator for row in rows.values())
            above = sum(row.numerator for row in rows.values())
            factor = 100 if indicator.unit == "percent" else 1
            return factor * above / below if below else None
        return sum(values)

    def _sheet_curves(self, series, months):
        """Curves of the key figures that move."""
        figures = self.env["cocagne.network.figure"]
        ends = [figures._month_label(months[0]), figures._month_label(months[-1])]
        by_code = {indicator.code: indicator for indicator in series}
        curves = []
        for code in KEY_CODES:
            indicator = by_code.get(code)
            rows = series.get(indicator, {})
            if len(rows) > 1 and len(curves) < CURVES:
                points = [rows[day].value if day in rows else None for day in months]
                svg = drawing.curve(points[-CURVE:], ends)
                last = figures._in_words(rows[max(rows)].value, indicator)
                curves.append(
                    {
                        "label": indicator.label,
                        "last": last,
                        "image": self._as_image(svg),
                    }
                )
        return curves


class NetworkFigure(models.Model):
    _inherit = "cocagne.network.figure"

    @api.model
    def _reads_totals(self):
        """Whether the user reads the network; a garden reads its own months."""
        return self.env["cocagne.network.total"].has_access("read")
