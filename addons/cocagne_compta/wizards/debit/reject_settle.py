from odoo import fields, models
from odoo.exceptions import UserError

from ...models.debit.debit_way import SEPA


class DebitRejectSettle(models.TransientModel):
    """Settle a reject by another payment mode, or drop it."""

    _name = "cocagne.debit.reject.settle"
    _description = "Settle a reject"

    reject_id = fields.Many2one("cocagne.debit.reject", required=True)
    solution = fields.Selection(
        [("mode", "Other payment mode"), ("drop", "Dropped")], required=True
    )
    mode_id = fields.Many2one(
        "cocagne.payment.mode", "Paid by", domain=[("code", "!=", "sepa")]
    )
    for_good = fields.Boolean(
        "From now on",
        help="Also the subscriptions that run: their next invoices are not debited.",
    )
    note = fields.Char("Why")

    def action_settle(self):
        """Do it."""
        self.ensure_one()
        if self.solution == "drop":
            if not (self.note or "").strip():
                raise UserError(self.env._("Write why nothing is done about it."))
            self.reject_id.due_ids.debit_held = True
            return self.reject_id._settle("drop", self.note)
        if not self.mode_id:
            raise UserError(self.env._("Choose how the client pays."))
        self._change_mode()
        return self.reject_id._settle("mode", self.note or self.mode_id.name)

    def _change_mode(self):
        reject = self.reject_id
        way = self._way(reject.company_id)
        moves = reject.due_ids.move_id
        if way and way.payment_method_id.code != SEPA:
            moves.preferred_payment_method_line_id = way
        else:
            reject.due_ids.debit_held = True
        if self.for_good:
            orders = self.env["sale.order"].search(
                [
                    ("partner_invoice_id", "child_of", reject.partner_id.id),
                    ("company_id", "=", reject.company_id.id),
                    ("is_subscription", "=", True),
                    ("payment_mode", "=", "sepa"),
                    ("state", "=", "sale"),
                ]
            )
            orders.payment_mode = self.mode_id.code

    def _way(self, company):
        """The method line of the mode; empty where the garden has none."""
        return company._payment_way(self.mode_id.code)
