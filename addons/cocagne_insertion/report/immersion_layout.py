from odoo import models

#: Papers with the style of the house, one file for each record.
PAPERS = {
    "cocagne_insertion.report_immersion",
    "cocagne_insertion.report_dialogue",
}


class IrActionsReport(models.Model):
    """The convention and the annual report carry their own style."""

    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in PAPERS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()
