from odoo import models

REPORT = "cocagne_paniers_solidaires.report_activity"


class IrActionsReport(models.Model):
    """The two pages carry their own style, as the papers of the garden do."""

    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name == REPORT:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()
