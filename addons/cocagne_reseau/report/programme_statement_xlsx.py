from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column


class ProgrammeStatementXlsx(models.AbstractModel):
    """What a national funder adds up: a row per garden, no name of a person."""

    _name = "report.cocagne_reseau.report_programme_statement_xlsx"
    _description = "Statement for a national funder (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"
    _money_format = "#,##0.00 €;[Red]-#,##0.00 €"

    def generate_xlsx_report(self, workbook, data, statements):
        formats = self._formats(workbook)
        for statement in statements:
            page = workbook.add_worksheet(f"{statement.id}")
            rows = [self._row(line) for line in statement.line_ids]
            title = statement.display_name
            last = self._write_table(page, self._columns(), rows, formats, title)
            self._write_facts(page, last + 2, statement, formats)

    def _columns(self):
        return [
            Column(self.env._("Garden"), 34, "text"),
            Column(self.env._("Region"), 26, "text"),
            Column(self.env._("Baskets"), 10, "count"),
            Column(self.env._("Households"), 12, "text"),
            Column(self.env._("Amount"), 16, "money"),
        ]

    def _row(self, line):
        garden = line.garden_id
        region = garden.region_id.name or ""
        return [garden.name, region, line.baskets, line.households, line.amount]

    def _write_facts(self, page, line, statement, formats):
        programme = statement.programme_id
        facts = [
            (self.env._("Agreement"), programme.name),
            (self.env._("Number of the agreement"), programme.number),
            (self.env._("Funder"), statement.partner_id.name),
            (self.env._("Households"), statement.households),
            (self.env._("Hidden"), self.env._("* a small number of households")),
        ]
        for at, (words, value) in enumerate(facts, line):
            page.write_string(at, 0, words, formats["head"])
            page.write_string(at, 1, value or "")
