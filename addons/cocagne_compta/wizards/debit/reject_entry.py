from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class DebitRejectEntry(models.TransientModel):
    """A reject typed from the bank's letter or web site."""

    _name = "cocagne.debit.reject.entry"
    _description = "Enter a reject"

    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, required=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Client")
    payment_id = fields.Many2one(
        "account.payment",
        "Debit",
        compute="_compute_payment_id",
        store=True,
        readonly=False,
        domain="[('id', 'in', allowed_payment_ids)]",
    )
    allowed_payment_ids = fields.Many2many(
        "account.payment", compute="_compute_allowed_payment_ids"
    )
    amount = fields.Monetary(related="payment_id.amount")
    date = fields.Date("Sent back on", default=fields.Date.context_today, required=True)
    reason_id = fields.Many2one("payment.return.reason", "Why", required=True)
    fee = fields.Monetary(
        "Fee of the bank", default=lambda self: self.env.company.debit_reject_fee
    )

    @api.depends("partner_id", "company_id")
    def _compute_allowed_payment_ids(self):
        rejects = self.env["cocagne.debit.reject"]
        for entry in self:
            debits = rejects._none()
            if entry.partner_id:
                debits = rejects._search_debits(
                    entry.company_id,
                    Domain("partner_id", "=", entry.partner_id.id)
                    & Domain("payment_order_id.state", "=", "uploaded"),
                )
            entry.allowed_payment_ids = debits - rejects._rejected(debits)

    @api.depends("allowed_payment_ids")
    def _compute_payment_id(self):
        for entry in self:
            entry.payment_id = entry.allowed_payment_ids[:1]

    def action_record(self):
        """Record it, and open the list."""
        self.ensure_one()
        if not self.payment_id:
            raise UserError(
                self.env._(
                    "Choose the client, then the debit that came back. A debit is in "
                    "the list once its batch is marked as executed."
                )
            )
        rejects = self.env["cocagne.debit.reject"].with_company(self.company_id)
        rejects._record(
            [
                {
                    "payment": self.payment_id,
                    "date": self.date,
                    "code": self.reason_id.code,
                    "fee": self.fee,
                }
            ]
        )
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_debit_rejects"
        )
