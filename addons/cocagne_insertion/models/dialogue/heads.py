from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.misc import formatLang

from .dialogue import WRITERS

#: The six heads of the annual report (R.5132-29), and the tables under each.
HEADS = (
    ("means", ("posts", "staff")),
    ("hirings", ("people", "contracts")),
    ("follow_up", ("interviews",)),
    ("social", ("obstacles",)),
    ("proposals", ("trainings", "immersions", "searches")),
    ("results", ("exits", "rates", "retention")),
)
#: Columns that count things, written without decimals.
WHOLE = (
    *("count", "people", "concerned", "inside", "outside", "both", "permanent"),
    *("external", "followed", "reached", "employed"),
)


class Dialogue(models.Model):
    """The annual report: six heads, the figures of each and what the garden says."""

    _inherit = "cocagne.dialogue"

    text_means = fields.Text(groups=WRITERS)
    text_hirings = fields.Text(groups=WRITERS)
    text_follow_up = fields.Text(groups=WRITERS)
    text_social = fields.Text(groups=WRITERS)
    text_proposals = fields.Text(groups=WRITERS)
    text_results = fields.Text(groups=WRITERS)

    @api.model
    def _head_titles(self):
        return {
            "means": self.env._("1. Means used for the insertion activity"),
            "hirings": self.env._("2. People hired and their contracts"),
            "follow_up": self.env._(
                "3. Nature, purpose and length of the individual follow-up"
            ),
            "social": self.env._("4. Social actions"),
            "proposals": self.env._(
                "5. Orientation, training and job proposals, and what followed"
            ),
            "results": self.env._("6. Return to employment: results"),
        }

    def _document(self):
        """The report as blocks, the same for the PDF and the text document.

        :return: list of ``("heading", level, text)``, ``("text", text)`` and
            ``("table", heads, rows)``, where cells are words ready to print.
        """
        self.ensure_one()
        self.check_access("read")
        tables = {table["section"]: table for table in self._tables()}
        titles = self._head_titles()
        blocks = [
            ("heading", 1, self._document_title()),
            ("text", self._document_intro()),
        ]
        for head, sections in HEADS:
            blocks.append(("heading", 2, titles[head]))
            blocks.append(("text", self[f"text_{head}"] or self._to_write()))
            for section in sections:
                if section in tables:
                    blocks.append(("heading", 3, tables[section]["title"]))
                    blocks.append(("table", *self._table_cells(tables[section])))
        return blocks

    def _document_parts(self):
        """The blocks of the report in groups that a page must not cut.

        A heading stays with the text and the table below it.
        """
        parts, current = [], []
        for block in self._document():
            full = any(one[0] == "table" for one in current)
            if block[0] == "heading" and (full or block[1] == 2) and current:
                parts.append(current)
                current = []
            current.append(block)
        return [*parts, current]

    def _document_title(self):
        garden = self.company_id.sudo()  # sudo: the name of the garden
        return self.env._("Annual report of %s", garden.trade_name or garden.name)

    def _document_intro(self):
        period = {
            "start": format_date(self.env, self.date_from),
            "end": format_date(self.env, self.date_to),
        }
        if not self.annex_id:
            return self.env._("From %(start)s to %(end)s.", **period)
        # sudo: the number of the annex is printed on the report
        return self.env._(
            "Annexe financière %(annex)s, from %(start)s to %(end)s.",
            annex=self.annex_id.sudo().number,
            **period,
        )

    def _to_write(self):
        return self.env._("(To be written: this head has no text yet.)")

    def _table_cells(self, table):
        """(heads, rows) of a table as words; rows without any figure are left out."""
        has_targets = any(target is not None for *_row, target in table["rows"])
        heads = ["", *table["heads"]]
        if has_targets:
            heads += [self.env._("Planned"), self.env._("Gap")]
        rows = []
        for _code, words, values, target in table["rows"]:
            if table["section"] not in ("people", "exits") and not any(values.values()):
                continue
            cells = [self._cell(one, values.get(one)) for one in table["columns"]]
            if has_targets:
                cells += self._target_cells(table, values, target)
            rows.append([words, *cells])
        return heads, rows or [
            [self.env._("Nothing in this period"), *[""] * (len(heads) - 1)]
        ]

    def _target_cells(self, table, values, target):
        if target is None:
            return ["", ""]
        column = table["columns"][0]
        gap = values.get(column, 0) - target
        sign = "+" if gap > 0 else ""
        return [self._cell("", target), sign + self._cell("", gap)]

    def _cell(self, column, value):
        if value is None:
            return ""
        digits = 0 if column in WHOLE else 2
        return formatLang(self.env, value, digits=digits)

    def action_print(self):
        """The annual report as a PDF."""
        return self.env.ref("cocagne_insertion.action_report_dialogue").report_action(
            self, config=False
        )

    def action_docx(self):
        """The annual report as a text document to finish in Word or LibreOffice."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/cocagne_insertion/dialogue/{self.id}/report.docx",
            "target": "download",
        }
