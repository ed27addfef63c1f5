from odoo import models
from odoo.exceptions import UserError


class Delivery(models.Model):
    """Makes the delivery notes of its professional clients."""

    _inherit = "cocagne.delivery"

    def action_delivery_notes(self):
        """Number the notes of the professional clients and open them (R86).

        :raises UserError: when no professional client gets a basket.
        """
        self.check_access("read")
        notes = self.env["cocagne.delivery.note"]
        notes._issue(self)
        if not notes.search_count([("delivery_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "No professional client gets a basket from this round. A client is "
                    "professional when it is a company, or when its depot is."
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_delivery_notes"
        )
        action["domain"] = [("delivery_id", "in", self.ids)]
        return action
