from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError


class PaymentBounce(models.TransientModel):
    """The bank gives a cheque back: when, why, and what the member pays for it."""

    _name = "cocagne.payment.bounce"
    _description = "Payment returned unpaid"
    _check_company_auto = True

    payment_id = fields.Many2one("account.payment", required=True, check_company=True)
    company_id = fields.Many2one(related="payment_id.company_id")
    currency_id = fields.Many2one(related="payment_id.currency_id")
    partner_id = fields.Many2one(related="payment_id.partner_id")
    amount = fields.Monetary(related="payment_id.amount")
    date = fields.Date("Returned on", required=True, default=fields.Date.context_today)
    reason = fields.Selection(
        [
            ("funds", "No funds"),
            ("signature", "Signature missing or wrong"),
            ("stopped", "Stopped by its holder"),
            ("closed", "Account closed"),
            ("other", "Other"),
        ],
        default="funds",
        required=True,
    )
    fee = fields.Monetary(
        "Fee charged on the member",
        help="What the bank took for the return, when the garden charges it on. Leave "
        "zero to charge nothing.",
    )

    @api.constrains("fee")
    def _check_fee(self):
        for dialog in self:
            if dialog.fee < 0:
                raise ValidationError(self.env._("The fee is zero or more."))

    def action_confirm(self):
        """The member owes the amount again."""
        self.ensure_one()
        if not self.env.user.has_group("cocagne_jardin.group_accountant"):
            raise AccessError(self.env._("Only the accountant returns a payment."))
        words = dict(self._fields["reason"]._description_selection(self.env))
        self.payment_id._bounce(self.date, self.fee, words[self.reason])
        return {"type": "ir.actions.act_window_close"}
