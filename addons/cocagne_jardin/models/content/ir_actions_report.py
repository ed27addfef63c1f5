from odoo import models

#: The papers of the contents carry their own style, like those of the week.
PAPERS = {"cocagne_jardin.report_leaflet", "cocagne_jardin.report_picks"}


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in PAPERS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()
