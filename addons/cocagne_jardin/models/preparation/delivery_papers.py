from odoo import models


class Delivery(models.Model):
    """The screens of a round on its preparation day."""

    _inherit = "cocagne.delivery"

    def action_view_members(self):
        """Open who gets what on these rounds (R81)."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_preparation_members"
        )
        action["domain"] = [("delivery_id", "in", self.ids)]
        action["context"] = {"search_default_group_depot": 1}
        return action

    def action_view_changes(self):
        """Open what differs from the last delivery."""
        return self.env["cocagne.delivery.change"]._open(self)

    def action_print_options(self):
        """Choose a layout, labels to skip, or one depot to print again."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_paper_print"
        )
        action["context"] = {"default_delivery_ids": self.ids}
        return action

    def action_open_cold_store(self):
        """Open the round on the tablet screen."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "cocagne_jardin.action_cold_store"
        )
        action["params"] = {"delivery_id": self.id}
        return action
