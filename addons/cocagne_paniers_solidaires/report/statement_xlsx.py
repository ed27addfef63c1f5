from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column


class StatementXlsx(models.AbstractModel):
    """The figures of a statement as a spreadsheet: what a funder adds up, no name."""

    _name = "report.cocagne_paniers_solidaires.report_statement_xlsx"
    _description = "Statement for a funder (spreadsheet)"
    _inherit = "report.cocagne_paniers_solidaires.funder_table_xlsx"

    def _page_name(self, statement):
        return statement.reference

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

    def _agreement(self, statement):
        return statement.agreement_id

    def _households(self, statement):
        return statement._paper_households()

    def _facts(self, statement):
        reference = (self.env._("Reference"), statement.reference)
        return [reference, *super()._facts(statement)]
