from odoo import api, fields, models
from odoo.tools import format_amount, formatLang

from ...counting.measures import AGE_BANDS, ratios
from .definition import UNITS

#: The figures at the top of the screen, and of the first page.
CARDS = (
    *("households", "people", "entries", "exits", "baskets", "collected_share"),
    *("grams", "organic_share", "value", "participant", "price", "presences"),
)
#: {axis: figures of its chart}.
CHARTS = {
    "month": ("delivered", "not_collected"),
    "garden": ("households",),
    "payer": ("paid",),
    "funder": ("paid",),
    "structure": ("households",),
    "town": ("households",),
    "public": ("households",),
    "scheme": ("households",),
    "exit_reason": ("exits",),
    "workshop": ("presences",),
}
#: More bars than this are not read.
MOST_BARS = 12


class SolidarityActivity(models.Model):
    """The figures on screen: cards and graphs, in the words of the reader."""

    _inherit = "cocagne.solidarity.activity"

    board = fields.Json("Figures", compute="_compute_board")

    @api.depends_context("lang", "uid")
    @api.depends(
        *("period", "date_from", "date_to", "agreement_ids", "funder_id", "company_id"),
        *("structure_ids", "public_ids", "town", "state"),
    )
    def _compute_board(self):
        for report in self:
            ready = report.date_from and report.date_to and report.company_id
            ready = ready and report.date_from <= report.date_to
            report.board = report._board() if ready else False

    def _board(self):
        exact = self._may_read_exact()
        shown = self._shown(exact=True)
        return {
            "exact": exact,
            "least": self._least(),
            "empty": self._why_empty(shown["totals"]),
            "told": self._told_note(shown),
            "cards": [self._card(code, shown, exact) for code in CARDS],
            "charts": self._charts(shown),
        }

    def _why_empty(self, totals):
        """Why there is no basket in the period, or an empty text."""
        if totals["baskets"] != 0:
            return ""
        if self._is_of_agreements() and not self._agreements():
            return self.env._("This funder has no agreement with the garden.")
        if self.date_from > fields.Date.context_today(self):
            return self.env._("This period has not begun yet.")
        return self.env._(
            "No solidarity basket went out in this period. Its figures come once a "
            "round is marked as delivered: look at the period and at what you chose "
            "above."
        )

    def _card(self, code, shown, exact):
        label, definition = self._definitions()[code]
        values = {**shown["totals"], **ratios(shown["totals"])}
        return {
            "code": code,
            "label": label,
            "value": self._card_value(code, values),
            "note": self._card_note(code, values),
            "help": definition,
            "hidden": values.get(code, 0) is None,
            "list": exact and self.state == "draft",
        }

    def _card_value(self, code, values):
        unknown = code not in values
        if code == "grams" and not values["grams"] and values.get("weighed_share") == 0:
            unknown = values["grams"] is not None
        return (
            self.env._("not known") if unknown else self._in_words(code, values[code])
        )

    def _card_note(self, code, values):
        """How far the kilos can be trusted."""
        share = values.get("weighed_share")
        if code != "grams" or not share or round(share) >= 100:
            return ""
        return self.env._(
            "Weight known for %s of the baskets",
            self._in_words("weighed_share", share),
        )

    @api.model
    def _in_words(self, code, value):
        """A figure as people read it; a hidden one is « fewer than k » or a dash."""
        if value is None:
            return self.env._("hidden")
        value = self._scaled(code, value)
        unit = UNITS[code][0]
        if unit == "euro":
            currency = self.company_id.currency_id or self.env.company.currency_id
            return format_amount(self.env, value, currency)
        if unit == "percent":
            number = formatLang(self.env, value, digits=0)
            return self.env._("%s %%", number)
        if unit == "kilo":
            digits = 1 if value < 100 else 0
            return self.env._("%s kg", formatLang(self.env, value, digits=digits))
        if unit == "hour":
            return self.env._("%s h", formatLang(self.env, value, digits=0))
        digits = 1 if unit == "number" else 0
        return formatLang(self.env, value, digits=digits)

    # -- graphs ------------------------------------------------------------------------

    def _charts(self, shown):
        charts = [self._chart_of_ages(shown["totals"])]
        charts += [
            self._chart(axis, shown["axes"][axis], CHARTS[axis])
            for axis in self._axis_labels()
            if axis in CHARTS and axis in shown["axes"]
        ]
        return [chart for chart in charts if chart]

    def _chart(self, axis, table, codes):
        told = [row for row in table["rows"] if self._is_told(row, codes)]
        bars = told if axis == "month" else [r for r in told if self._is_bar(r, codes)]
        hidden = len(table["rows"]) - len(told)
        if not any(self._is_bar(row, codes) for row in bars) and not (
            hidden or table.get("few")
        ):
            return None
        title = self._axis_labels()[axis]
        if UNITS[codes[0]][0] == "euro":
            title = f"{title} ({self.company_id.currency_id.symbol})"
        return {
            "code": axis,
            "title": title,
            "labels": [row["label"] for row in bars[:MOST_BARS]],
            "unit": UNITS[codes[0]][0],
            "series": [
                {
                    "name": self._definitions()[code][0],
                    "values": [
                        self._scaled(code, row["values"][code]) or 0
                        for row in bars[:MOST_BARS]
                    ],
                }
                for code in codes
            ],
            "note": self._note(hidden, len(bars) - MOST_BARS, table),
        }

    def _is_told(self, row, codes):
        return all(row["values"][code] is not None for code in codes)

    def _is_bar(self, row, codes):
        return any(row["values"][code] for code in codes)

    def _note(self, hidden, more, table):
        """What a graph does not show, in a sentence."""
        if table.get("few"):
            return self.env._("Too few households for details.")
        notes = []
        if hidden:
            notes.append(self.env._("Hidden, too few households: %s.", hidden))
        if more > 0:
            notes.append(self.env._("And others, in the spreadsheet: %s.", more))
        return " ".join(notes)

    def _chart_of_ages(self, totals):
        bands = [code for code in AGE_BANDS if totals[code] is not None]
        if not totals["people"]:
            return None
        definitions = self._definitions()
        return {
            "code": "age",
            "title": self.env._("Ages"),
            "labels": [definitions[code][0] for code in bands],
            "unit": "count",
            "series": [
                {
                    "name": definitions["people"][0],
                    "values": [totals[code] for code in bands],
                }
            ],
            "note": self._note(len(AGE_BANDS) - len(bands), 0, {}),
        }
