from odoo import models


class FunderTableXlsx(models.AbstractModel):
    """What the spreadsheets for funders share: a page a statement, its table, and under
    it who pays by which agreement.

    A spreadsheet says which columns and rows it has (``_columns``, ``_row``), where the
    agreement and the number of households are, and what else it tells (``_facts``).
    """

    _name = "report.cocagne_paniers_solidaires.funder_table_xlsx"
    _description = "Table for a funder (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"
    _money_format = "#,##0.00 €;[Red]-#,##0.00 €"

    def generate_xlsx_report(self, workbook, data, statements):
        formats = self._formats(workbook)
        for statement in statements:
            page = workbook.add_worksheet(self._page_name(statement))
            rows = [self._row(line) for line in statement.line_ids]
            title = statement.display_name
            last = self._write_table(page, self._columns(), rows, formats, title)
            self._write_facts(page, last + 2, self._facts(statement), formats)

    def _page_name(self, statement):
        """The name of the page: short, and not twice in a file."""
        return str(statement.id)

    def _columns(self):
        """The columns of the table, a list of Column."""
        raise NotImplementedError

    def _row(self, line):
        """The values of a line of the statement, in the order of the columns."""
        raise NotImplementedError

    def _agreement(self, statement):
        """The agreement by which the funder pays: a record with a name and a number."""
        raise NotImplementedError

    def _households(self, statement):
        """How many households, as the funder may know it: a text."""
        raise NotImplementedError

    def _facts(self, statement):
        """What stands under the table: a list of (words, text)."""
        agreement = self._agreement(statement)
        return [
            (self.env._("Agreement"), agreement.name),
            (self.env._("Number of the agreement"), agreement.number),
            (self.env._("Funder"), statement.partner_id.name),
            (self.env._("Households"), self._households(statement)),
        ]

    def _write_facts(self, page, line, facts, formats):
        for at, (words, value) in enumerate(facts, line):
            page.write_string(at, 0, words, formats["head"])
            page.write_string(at, 1, value or "")
