from odoo import models

#: Papers of the network, in the style of the gardens' papers.
PAPERS = {
    "cocagne_reseau.garden_sheet",
    "cocagne_reseau.report_programme_statement",
}


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        """Without it the style of the papers is left out: columns stick together."""
        if self.report_name in PAPERS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()
