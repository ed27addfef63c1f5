from odoo import models


class ResPartner(models.Model):
    """The history of everything that was changed for a member."""

    _inherit = "res.partner"

    def action_view_changes(self):
        """Open the changes of all the subscriptions of these members."""
        return self.env["cocagne.change"]._open_history(
            [("line_ids.order_id.partner_id", "in", self.ids)]
        )
