from odoo import models
from odoo.exceptions import UserError


class Content(models.Model):
    """A content is written, then settled: it leaves the stock with its rounds (R89)."""

    _inherit = "cocagne.content"

    def action_validate(self):
        """The content is settled: it leaves the stock with the rounds (R89).

        Validating twice changes nothing. What is missing does not block: vegetables
        are weighed in the field, not in the office.
        """
        self.check_access("write")
        for content in self.filtered(lambda one: one.state == "draft"):
            # two people who validate at the same time wait in turn
            content.lock_for_update()
            if not content.composition_ids.line_ids:
                raise UserError(
                    self.env._(
                        "The baskets are empty. Put vegetables into them, then "
                        "validate."
                    )
                )
            content.state = "validated"
            content._post_shortages()
            deliveries = content._deliveries_written()
            deliveries._sync_content_picking()
            # written after the round: its vegetables have left already
            late = deliveries.filtered(lambda one: one.state == "delivered")
            late._content_stock()._leave_content_stock()
        return True

    def _deliveries_written(self):
        return self.composition_ids.delivery_ids

    def _post_shortages(self):
        """Leave a trace of what was promised and is not there."""
        short = self.available_ids.filtered("is_short")
        if short:
            self.message_post(
                body=self.env._(
                    "Validated although these vegetables are missing: %s",
                    ", ".join(
                        f"{row.product_id.name} ({row._quantity_label(-row.left)})"
                        for row in short
                    ),
                )
            )

    def action_reset(self):
        """Correct a validated content; what already left stays as it was (R87)."""
        self.check_access("write")
        for content in self.filtered(lambda one: one.state != "draft"):
            deliveries = content._deliveries_written()
            if deliveries and deliveries._with_content_gone() == deliveries:
                raise UserError(
                    self.env._(
                        "All the rounds of %s are delivered: its content is history. "
                        "If a round was marked by mistake, undo its delivery first.",
                        content.display_name,
                    )
                )
            content.state = "draft"
        return True
