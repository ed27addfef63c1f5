from odoo import models

#: Tables with a graph: section, kind of graph, the columns it shows.
CHARTS = {
    "people": ("bar", ("count",)),
    "exits": ("column", ("count",)),
    "rates": ("column", ("percent",)),
    "obstacles": ("bar", ("inside", "outside", "both")),
    "trainings": ("bar", ("hours",)),
    "immersions": ("bar", ("count",)),
    "retention": ("column", ("percent",)),
}
GREEN, ORANGE, BLUE = COLORS = ("#3f6b35", "#e08e2b", "#4472a8")
#: Rows and columns of a sheet before the table; the table's heads are on row 2.
TOP = 3


class DialogueXlsx(models.AbstractModel):
    """The table of the dialogue de gestion as a spreadsheet: a sheet and graph a table.

    Figures only: nobody is named, whoever prints it.
    """

    _name = "report.cocagne_insertion.dialogue_xlsx"
    _description = "Dialogue de gestion (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def _formats(self, workbook):
        looks = {
            "number": {"num_format": "#,##0.00"},
            "whole": {"num_format": "#,##0"},
            "note": {"italic": True, "text_wrap": True, "valign": "top"},
        }
        formats = {name: workbook.add_format(look) for name, look in looks.items()}
        return {**super()._formats(workbook), **formats}

    def generate_xlsx_report(self, workbook, data, dialogues):
        formats = self._formats(workbook)
        for rank, dialogue in enumerate(dialogues, 1):
            mark = f" {rank}" if len(dialogues) > 1 else ""
            for table in dialogue._tables():
                name = table["title"].replace("/", "-")[: 31 - len(mark)] + mark
                page = workbook.add_worksheet(name)
                self._write_page(workbook, page, dialogue, table, formats)
            self._write_notes(workbook, dialogue, mark, formats)

    def _write_page(self, workbook, page, dialogue, table, formats):
        garden = dialogue.company_id.sudo()  # sudo: the name of the garden
        title = f"{table['title']} – {garden.name} – {dialogue.name}"
        page.write_string(0, 0, title, formats["title"])
        page.set_column(0, 0, 44)
        page.set_column(1, 8, 15)
        page.freeze_panes(TOP, 1)
        has_target = any(row[3] is not None for row in table["rows"])
        heads = ["", *table["heads"]]
        if has_target:
            heads += [self.env._("Planned"), self.env._("Gap")]
        for at, head in enumerate(heads):
            page.write_string(TOP - 1, at, head, formats["head"])
        for line, row in enumerate(table["rows"], TOP):
            self._write_row(page, line, row, table["columns"], formats)
        self._add_chart(workbook, page, table, has_target)

    def _write_row(self, page, line, row, columns, formats):
        _code, words, values, target = row
        page.write_string(line, 0, words)
        for at, column in enumerate(columns, 1):
            if column in values:
                look = "number" if self._has_decimals(column) else "whole"
                page.write_number(line, at, values[column], formats[look])
        if target is not None:
            at = len(columns) + 1
            gap = values[columns[0]] - target
            page.write_number(line, at, target, formats["number"])
            page.write_number(line, at + 1, gap, formats["number"])

    def _has_decimals(self, column):
        return column.endswith("_etp") or column in (
            *("percent", "hours", "value", "per_post"),
        )

    def _add_chart(self, workbook, page, table, has_target):
        kind, shown = CHARTS.get(table["section"], (None, ()))
        if not kind:
            return
        columns = list(table["columns"])
        series = [columns.index(code) + 1 for code in shown]
        if has_target and len(series) == 1:
            series.append(len(columns) + 1)
        look = {"type": kind}
        if len(shown) > 1:
            look["subtype"] = "stacked"
        chart = workbook.add_chart(look)
        last = TOP + len(table["rows"]) - 1
        for at, color in zip(series, COLORS, strict=False):
            chart.add_series(
                {
                    "name": [page.name, TOP - 1, at],
                    "categories": [page.name, TOP, 0, last, 0],
                    "values": [page.name, TOP, at, last, at],
                    "fill": {"color": color},
                }
            )
        chart.set_title({"name": table["title"]})
        chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
        if kind == "bar":
            chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 720, "height": 200 + 24 * len(table["rows"])})
        page.insert_chart(last + 2, 0, chart)

    def _write_notes(self, workbook, dialogue, mark, formats):
        page = workbook.add_worksheet(self.env._("How it is counted") + mark)
        page.set_column(0, 0, 110)
        lines = [*self._definitions(), dialogue.missing or ""]
        for line, text in enumerate(filter(None, lines)):
            page.write_string(line, 0, text, formats["note"])

    def _definitions(self):
        return [
            self.env._(
                "People: each once, from one paid hour in the annex and period on "
                "(table of the ASP). Ages: the year less the year of birth."
            ),
            self.env._(
                "Exits: more than 2.65 months from the recruitment to the exit, and one "
                "paid hour; withdrawn reasons are left out."
            ),
            self.env._(
                "Dynamic exits: lasting jobs, transition jobs and positive exits together."
            ),
            self.env._("ETP: paid hours / 1 820."),
            self.env._(
                "Obstacles: people, by who handles them; both are not in the two before."
            ),
            self.env._("Trainings and immersions: those that began in the period."),
            self.env._("Jobs after the exit: in percent of those who were reached."),
        ]
