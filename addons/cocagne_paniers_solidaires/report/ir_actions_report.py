from odoo import models

#: Papers with the style of the house, one file for each record.
PAPERS = {"cocagne_paniers_solidaires.report_statement"}


class IrActionsReport(models.Model):
    """The statement carries its own style, as the papers of the week."""

    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in PAPERS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()
