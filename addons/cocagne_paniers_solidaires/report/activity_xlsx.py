from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column

from ..counting.measures import codes_of, ratios
from ..models.activity.board import CHARTS
from ..models.activity.definition import UNITS
from ..models.activity.figures import TOTALS

#: How a figure of each unit looks.
KINDS = {"euro": "money", "kilo": "kilo", "hour": "hour", "percent": "percent"}
#: Figures that only serve to make others.
TECHNICAL = ("grams_weighed",)
#: Tables whose rows add up to the totals.
ADDITIVE = ("garden", "structure", "town", "public", "scheme", "exit_reason")


class ActivityXlsx(models.AbstractModel):
    """A report as a spreadsheet: summary, a sheet with a graph per table, definitions.

    Small numbers are hidden, whoever prints it.
    """

    _name = "report.cocagne_paniers_solidaires.activity_xlsx"
    _description = "Report of the solidarity programme (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def _formats(self, workbook):
        looks = {
            "percent": {"num_format": "0.0"},
            "kilo": {"num_format": "#,##0.0"},
            "hour": {"num_format": "#,##0.0"},
            "count": {"num_format": "#,##0"},
            "number": {"num_format": "0.0"},
            "hidden": {"italic": True, "font_color": "#777777", "bg_color": "#EEEEEE"},
            "wrap": {"text_wrap": True, "valign": "top"},
            "note": {"italic": True},
            "plain": {"num_format": "#,##0.##", "align": "left"},
        }
        formats = {name: workbook.add_format(look) for name, look in looks.items()}
        return {**super()._formats(workbook), **formats}

    def generate_xlsx_report(self, workbook, data, reports):
        formats = self._formats(workbook)
        for rank, report in enumerate(reports, 1):
            mark = f" {rank}" if len(reports) > 1 else ""
            self._write_report(workbook, report, formats, mark)

    def _write_report(self, workbook, report, formats, mark):
        shown = report._shown()
        self._write_summary(workbook, report, shown, formats, mark)
        for axis, title in report._axis_labels().items():
            table = shown["axes"].get(axis)
            if table and (table["rows"] or table.get("few")):
                page = workbook.add_worksheet(self._sheet_name(title, mark))
                self._write_axis(workbook, page, report, (axis, table), shown, formats)
        self._write_definitions(workbook, report, formats, mark)

    def _sheet_name(self, title, mark):
        """At most 31 letters, none that a spreadsheet refuses."""
        plain = "".join(one for one in title if one not in "[]:*?/\\'")
        return plain[: 31 - len(mark)] + mark

    # -- summary -------------------------------------------------------------------------

    def _write_summary(self, workbook, report, shown, formats, mark):
        page = workbook.add_worksheet(self._sheet_name(self.env._("Summary"), mark))
        garden = report.company_id.sudo()  # sudo: the name of the garden
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 14)
        page.set_column(2, 2, 70)
        page.write_string(0, 0, f"{garden.name} – {report.name}", formats["title"])
        page.write_string(1, 0, self._masking_note(report), formats["note"])
        empty = report._why_empty(shown["totals"]) or report._told_note(shown)
        if empty:
            page.write_string(2, 0, empty, formats["note"])
        head = (self.env._("Figure"), self.env._("Value"), self.env._("What it is"))
        for at, title in enumerate(head):
            page.write_string(3, at, title, formats["head"])
        page.freeze_panes(4, 0)
        values = {**shown["totals"], **ratios(shown["totals"])}
        definitions = report._definitions()
        codes = [code for code in definitions if code in values]
        lines = {}
        for line, code in enumerate(codes, 4):
            lines[code] = line
            name, text = definitions[code]
            page.write_string(line, 0, name)
            self._write_figure(page, line, 1, code, values[code], report, formats)
            page.write_string(line, 2, text, formats["wrap"])
        self._add_age_chart(workbook, page, lines, shown["totals"])

    def _masking_note(self, report):
        return self.env._(
            "Numbers of households and people under %(least)s are hidden, and others so "
            "that nobody computes them; grey cells are hidden.",
            least=report._least(),
        )

    def _add_age_chart(self, workbook, page, lines, totals):
        if not totals["people"]:
            return
        ages = [code for code in lines if code.startswith("age_")]
        first, last = lines[ages[0]], lines[ages[-1]]
        chart = workbook.add_chart({"type": "column"})
        chart.add_series(
            {
                "name": self.env._("Ages"),
                "categories": [page.name, first, 0, last, 0],
                "values": [page.name, first, 1, last, 1],
                "fill": {"color": "#3f6b35"},
            }
        )
        chart.set_title({"name": self.env._("Ages")})
        chart.set_legend({"none": True})
        page.insert_chart(3, 4, chart)

    # -- a table -------------------------------------------------------------------------

    def _write_axis(self, workbook, page, report, named_table, shown, formats):
        axis, table = named_table
        title = report._axis_labels()[axis]
        if not table["rows"]:
            page.write_string(0, 0, title, formats["title"])
            few = self.env._("Too few households for details.")
            page.write_string(2, 0, few, formats["note"])
            return
        columns = self._columns(report, axis, title)
        rows = [self._figures(row["values"], columns) for row in table["rows"]]
        heads = [Column(title, 30, "text")]
        heads += [
            Column(
                report._definitions()[code][0], 13, KINDS.get(UNITS[code][0], "count")
            )
            for code in columns
        ]
        self._write_heads(page, title, heads, formats)
        for line, (row, values) in enumerate(zip(table["rows"], rows, strict=True), 3):
            page.write_string(line, 0, row["label"])
            for at, code in enumerate(columns, 1):
                self._write_figure(
                    page, line, at, code, values.get(code), report, formats
                )
        last = 3 + len(rows)
        if axis in ADDITIVE or axis == "month":
            self._write_sums(page, last, columns, shown["totals"], report, formats)
        self._add_chart(workbook, page, axis, columns, (3, last - 1), last + 3)

    def _columns(self, report, axis, title):
        codes = codes_of(report._groups_of()[axis])
        made = [code for code in ratios(dict.fromkeys(codes, 1)) if code in UNITS]
        return [code for code in [*codes, *made] if code not in TECHNICAL]

    def _figures(self, values, columns):
        full = {**values, **ratios(values)}
        return {code: full[code] for code in columns if code in full}

    def _write_heads(self, page, title, heads, formats):
        page.write_string(0, 0, title, formats["title"])
        page.freeze_panes(3, 1)
        page.set_row(2, 45)
        for at, head in enumerate(heads):
            page.set_column(at, at, head.width)
            page.write_string(2, at, head.title, formats["head"])

    def _write_sums(self, page, line, columns, totals, report, formats):
        """The totals of the report; they are not the sum of a column where a household
        counts in two rows."""
        page.write_string(line, 0, self.env._("Whole period"), formats["total"])
        values = {**totals, **ratios(totals)}
        for at, code in enumerate(columns, 1):
            if code in values:
                self._write_figure(page, line, at, code, values[code], report, formats)

    def _write_figure(self, page, line, at, code, value, report, formats):
        if value is None:
            page.write_string(line, at, self.env._("hidden"), formats["hidden"])
            return
        unit = UNITS[code][0]
        look = KINDS.get(unit, "number" if unit == "number" else "count")
        page.write_number(line, at, report._scaled(code, value), formats[look])

    def _add_chart(self, workbook, page, axis, columns, lines, where):
        codes = CHARTS.get(axis) or ("paid",)
        codes = [code for code in codes if code in columns]
        standing = axis == "month"
        chart = workbook.add_chart(
            {
                "type": "column" if standing else "bar",
                **({"subtype": "stacked"} if len(codes) > 1 else {}),
            }
        )
        colors = ("#3f6b35", "#e08e2b")
        for color, code in zip(colors, codes, strict=False):
            at = 1 + columns.index(code)
            chart.add_series(
                {
                    "name": [page.name, 2, at],
                    "categories": [page.name, lines[0], 0, lines[1], 0],
                    "values": [page.name, lines[0], at, lines[1], at],
                    "fill": {"color": color},
                }
            )
        chart.set_legend({"position": "bottom"})
        if not standing:
            chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 720, "height": 180 + 24 * (lines[1] - lines[0])})
        page.insert_chart(where, 0, chart)

    # -- definitions ---------------------------------------------------------------------

    def _write_definitions(self, workbook, report, formats, mark):
        name = self._sheet_name(self.env._("What each figure is"), mark)
        page = workbook.add_worksheet(name)
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 110)
        used = set(codes_of(TOTALS)) | set(UNITS)
        rows = [one for code, one in report._definitions().items() if code in used]
        for line, (title, text) in enumerate(rows):
            page.write_string(line, 0, title, formats["head"])
            page.write_string(line, 1, text, formats["wrap"])


class FoodAidXlsx(models.AbstractModel):
    """The table for the State (CASF L266-2), and what it lacks."""

    _name = "report.cocagne_paniers_solidaires.food_aid_xlsx"
    _description = "Food aid (spreadsheet)"
    _inherit = "report.cocagne_paniers_solidaires.activity_xlsx"

    def generate_xlsx_report(self, workbook, data, reports):
        formats = self._formats(workbook)
        for report in reports:
            page = workbook.add_worksheet(f"{report.date_from} {report.id}")
            self._write_food_aid(page, report, formats)

    def _write_food_aid(self, page, report, formats):
        for at, width in enumerate((26, 40, 34, 8)):
            page.set_column(at, at, width)
        title = self.env._("Food aid (CASF, art. L266-2 and R266-1)")
        page.write_string(0, 0, f"{title} – {report._period_label()}", formats["title"])
        heads = (
            *(self.env._("Part"), self.env._("Figure")),
            *(self.env._("Value"), self.env._("Unit")),
        )
        for at, head in enumerate(heads):
            page.write_string(2, at, head, formats["head"])
        line = 3
        for part, name, value, unit in report._food_aid_rows():
            page.write_string(line, 0, part)
            page.write_string(line, 1, name)
            self._write_value(page, line, value, formats)
            page.write_string(line, 3, unit)
            line += 1
        missing = report._food_aid_missing()
        if missing:
            line += 1
            page.write_string(line, 0, self.env._("What is missing"), formats["head"])
            for row, text in enumerate(missing, line + 1):
                page.write_string(row, 0, text)

    def _write_value(self, page, line, value, formats):
        if value is None:
            page.write_string(line, 2, self.env._("hidden"), formats["hidden"])
        elif isinstance(value, str):
            page.write_string(line, 2, value)
        else:
            page.write_number(line, 2, value, formats["plain"])
