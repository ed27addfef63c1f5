from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column


class StatementXlsx(models.AbstractModel):
    """The figures of a statement as a spreadsheet: what a funder adds up, no name."""

    _name = "report.cocagne_paniers_solidaires.report_statement_xlsx"
    _description = "Statement for a funder (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"
    _money_format = "#,##0.00 €;[Red]-#,##0.00 €"

    def generate_xlsx_report(self, workbook, data, statements):
        formats = self._formats(workbook)
        for statement in statements:
            page = workbook.add_worksheet(statement.reference)
            rows = [self._row(line) for line in statement.line_ids]
            title = statement.display_name
            last = self._write_table(page, self._columns(), rows, formats, title)
            self._write_facts(page, last + 2, statement, formats)

    def _columns(self):
        return [
            Column(self.env._("Which baskets"), 32, "text"),
            Column(self.env._("Month"), 10, "month"),
            Column(self.env._("Establishment"), 26, "text"),
            Column(self.env._("Basket type"), 22, "text"),
            Column(self.env._("Baskets"), 10, "count"),
            Column(self.env._("Public price"), 14, "money"),
            Column(self.env._("Household's part"), 14, "money"),
            Column(self.env._("Other payers"), 14, "money"),
            Column(self.env._("Your part"), 14, "money"),
        ]

    def _row(self, line):
        kinds = dict(line._fields["kind"]._description_selection(self.env))
        return [
            kinds[line.kind],
            line.month,
            line.garden_id.name,
            line.product_id.name,
            line.baskets,
            line.public_price,
            line.household_part,
            line.other_part,
            line.amount,
        ]

    def _write_facts(self, page, line, statement, formats):
        """Who, what, how many households, under the table."""
        facts = [
            (self.env._("Reference"), statement.reference),
            (self.env._("Agreement"), statement.agreement_id.name),
            (self.env._("Number of the agreement"), statement.agreement_id.number),
            (self.env._("Funder"), statement.partner_id.name),
            (self.env._("Households"), statement._paper_households()),
        ]
        for at, (words, value) in enumerate(facts, line):
            page.write_string(at, 0, words, formats["head"])
            page.write_string(at, 1, value or "")
