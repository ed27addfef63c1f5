from odoo import models


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    def action_view_shares(self):
        """Open what these agreements paid, basket by basket."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_shares"
        )
        return action | {
            "domain": [("agreement_id", "in", self.ids)],
            "context": {},
            "views": [(False, "list"), (False, "graph"), (False, "pivot")],
        }
