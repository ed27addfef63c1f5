from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column


class ProgrammeStatementXlsx(models.AbstractModel):
    """What a national funder adds up: a row per garden, no name of a person."""

    _name = "report.cocagne_reseau.report_programme_statement_xlsx"
    _description = "Statement for a national funder (spreadsheet)"
    _inherit = "report.cocagne_paniers_solidaires.funder_table_xlsx"

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

    def _agreement(self, statement):
        return statement.programme_id

    def _households(self, statement):
        return statement.households

    def _facts(self, statement):
        hidden = (self.env._("Hidden"), self.env._("* a small number of households"))
        return [*super()._facts(statement), hidden]
