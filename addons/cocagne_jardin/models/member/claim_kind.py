from odoo import api, models


class ClaimKind(models.Model):
    """What claims are about: a list that the garden can change (R29)."""

    _name = "cocagne.claim.kind"
    _description = "Kind of claim"
    _inherit = ["cocagne.garden.list"]

    @api.model
    def _default_entries(self):
        return [
            {"name": name}
            for name in (
                self.env._("Quality"),
                self.env._("Missing basket or product"),
                self.env._("Delivery and depot"),
                self.env._("Invoice and payment"),
                self.env._("Other"),
            )
        ]
