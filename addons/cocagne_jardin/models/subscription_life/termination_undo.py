from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class SaleOrder(models.Model):
    """The member stays after all (R49)."""

    _inherit = "sale.order"

    can_undo_termination = fields.Boolean(compute="_compute_can_undo_termination")

    def _termination_change(self):
        """The change that terminated this subscription."""
        self.ensure_one()
        # sudo: the history is written by its door; who may undo is checked there
        return (
            self.env["cocagne.change"]
            .sudo()
            .search(
                [
                    ("kind", "=", "termination"),
                    ("state", "=", "done"),
                    ("line_ids.order_id", "=", self.id),
                ],
                limit=1,
            )
        )

    @api.depends("termination_date", "state")
    def _compute_can_undo_termination(self):
        for order in self:
            order.can_undo_termination = bool(
                order.termination_date and not order._why_not_undo_termination()
            )

    def _why_not_undo_termination(self):
        self.ensure_one()
        user = self.env.user
        if not (self.env.su or user.has_group("cocagne_jardin.group_sales_desk")):
            return self.env._("Only the sales desk can undo a termination.")
        if not self._is_terminated():
            return self.env._("This subscription is not terminated.")
        if self._deposit_lines("refund", "gift").filtered("qty_invoiced"):
            return self.env._(
                "The deposit is already given back on an invoice. Write a new "
                "subscription instead."
            )
        # sudo: invoices are for accountants; only whether one exists matters
        billed = self.sudo().basket_ids.filtered(
            lambda b: b.invoice_line_id and b.date > self.termination_date
        )
        if billed:
            return self.env._("What came after it is already billed.")
        return ""

    def action_undo_termination(self):
        """The member stays after all: what is still possible comes back.

        Days that went by in the meantime stay without a basket.

        :raises UserError: something was billed since.
        """
        for order in self:
            refusal = order._why_not_undo_termination()
            if refusal:
                raise UserError(refusal)
            change = order._termination_change()
            order._settle_deposits(None)
            if change.with_env(self.env).can_undo:
                change.with_env(self.env).action_undo()
            else:
                order._restore_what_is_left(change)
            order._check_start()
        return True

    def _restore_what_is_left(self, change):
        """Past the deadline: bring the baskets back that can still be prepared."""
        baskets = change.line_ids.basket_id.filtered_domain(
            Domain("state", "=", "cancelled")
            & self.env["cocagne.basket"]._still_preparable()
            & Domain("date", ">", self._today())
        )
        before = next(line.before for line in change.line_ids if not line.basket_id)
        self.env["cocagne.change"]._apply(
            "termination",
            {basket: {"state": "planned"} for basket in baskets},
            reason=self.env._("The termination is undone."),
            order_values={self: before},
        )
        change.write(
            {
                "state": "undone",
                "undone_by_id": self.env.uid,
                "undone_on": fields.Datetime.now(),
            }
        )
