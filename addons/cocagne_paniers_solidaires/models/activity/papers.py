from base64 import b64encode

from markupsafe import Markup

from odoo import api, fields, models

from ...counting.measures import ratios
from ...report.activity_drawing import bars_svg
from .board import CARDS

#: The graphs of the two pages, in order: two beside each other on each line.
ON_PAPER = ("month", "payer", "age", "public", "town", "structure", "workshop")


class SolidarityActivity(models.Model):
    """The papers of a report: two pages for a board, a spreadsheet. Always masked."""

    _inherit = "cocagne.solidarity.activity"

    definitions = fields.Html(compute="_compute_definitions", sanitize=False)

    @api.depends_context("lang")
    def _compute_definitions(self):
        rows = Markup().join(
            Markup("<dt>%s</dt><dd>%s</dd>") % definition
            for definition in self._definitions().values()
        )
        self.definitions = Markup('<dl class="o_cocagne_definitions">%s</dl>') % rows

    def _report_action(self, name):
        self.ensure_one()
        report = self.env.ref(f"cocagne_paniers_solidaires.{name}")
        return report.report_action(self)

    def action_print(self):
        return self._report_action("action_report_activity")

    def action_spreadsheet(self):
        return self._report_action("action_report_activity_xlsx")

    def _file_name(self):
        """The name of the files: the period and nothing of anybody."""
        self.ensure_one()
        return self.env._("Solidarity report %s", self._period_label())

    def _paper(self):
        """All that the two pages print."""
        shown = self._shown()
        charts = {chart["code"]: chart for chart in self._charts(shown)}
        return {
            "empty": self._why_empty(shown["totals"]),
            "told": self._told_note(shown),
            "cards": [self._card(code, shown, False) for code in CARDS],
            "sentence": self._sentence(shown),
            "charts": [
                {**charts[code], "picture": self._drawing(charts[code])}
                for code in ON_PAPER
                if code in charts
            ],
            "payers": self._paper_payers(shown),
            "least": self._least(),
        }

    def _drawing(self, chart):
        svg = bars_svg(chart["labels"], chart["series"], chart["code"])
        # a picture of its own: wkhtmltopdf does not draw an SVG inside the page
        return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"

    def _sentence(self, shown):
        """The report in a sentence, for whoever reads nothing else."""
        values = {**shown["totals"], **ratios(shown["totals"])}
        if any(values.get(code) is None for code in ("households", "price")):
            return ""
        return self.env._(
            "%(households)s households (%(people)s people) received %(baskets)s baskets; "
            "they paid %(price)s for a basket on average, %(share)s of its price.",
            households=self._in_words("households", values["households"]),
            people=self._in_words("people", values["people"]),
            baskets=self._in_words("baskets", values["baskets"]),
            price=self._in_words("price", values["price"]),
            share=self._in_words("participant_share", values["participant_share"]),
        )

    def _paper_payers(self, shown):
        """Who paid how much: [(payer, households, amount)]."""
        return [
            (
                row["label"],
                self._in_words("households", row["values"]["households"]),
                self._in_words("paid", row["values"]["paid"]),
            )
            for row in shown["axes"]["payer"]["rows"]
        ]
