from odoo import api, fields, models
from odoo.fields import Domain


class SolidarityStatement(models.Model):
    """What the funder paid, read from the entry."""

    _inherit = "cocagne.solidarity.statement"

    amount_due = fields.Monetary(
        "Left to pay", compute="_compute_amount_due", store=True
    )
    paid_state = fields.Selection(
        [
            ("none", "Nothing asked yet"),
            ("waiting", "Waited for"),
            ("late", "Late"),
            ("partial", "Paid in part"),
            ("paid", "Paid"),
            ("grant", "Justifies a grant"),
        ],
        "Payment",
        compute="_compute_paid_state",
    )

    @api.depends("state", "move_id.state", "move_id.line_ids.amount_residual")
    def _compute_amount_due(self):
        for statement in self:
            due = 0.0
            if statement.state == "sent":
                due = sum(statement._due_items().mapped("amount_residual"))
            statement.amount_due = due

    def _due_items(self):
        """What the funder owes: 411 of an invoice, 441 of a grant."""
        return self.move_id.line_ids.filtered(
            lambda item: (
                item.parent_state == "posted"
                and item.account_id.reconcile
                and item.partner_id
            )
        )

    @api.depends("state", "amount_due", "amount", "date_due", "move_id")
    def _compute_paid_state(self):
        today = fields.Date.context_today(self)
        for statement in self:
            compare = statement.currency_id.compare_amounts
            if statement.state != "sent":
                state = "none"
            elif not statement.move_id:
                state = "grant"
            elif not compare(statement.amount_due, 0):
                state = "paid"
            elif statement.date_due and statement.date_due < today:
                state = "late"
            else:
                whole = not compare(statement.amount_due, statement.amount)
                state = "waiting" if whole else "partial"
            statement.paid_state = state

    def action_receive(self):
        """The dialog that says when and on which account the money came."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Money received"),
            "res_model": "cocagne.solidarity.receipt",
            "view_mode": "form",
            "target": "new",
            "context": {"default_statement_id": self.id},
        }

    @api.model
    def _unpaid_domain(self, day):
        """Statements that were to be paid before a day, and are not."""
        return (
            Domain("state", "=", "sent")
            & Domain("amount_due", ">", 0)
            & Domain("date_due", "<", day)
        )
