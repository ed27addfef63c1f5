from odoo import models


class PreparationLine(models.Model):
    """From a quantity to the people who get it (R81)."""

    _inherit = "cocagne.preparation.line"

    def action_view_members(self):
        """Open who gets these baskets."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_preparation_members"
        )
        action["domain"] = [
            ("delivery_id", "=", self.delivery_id.id),
            ("depot_id", "=", self.depot_id.id),
            ("product_id", "=", self.product_id.id),
        ]
        action["context"] = {}
        return action
