from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

DESK = "cocagne_jardin.group_sales_desk"
ACCOUNTANT = "cocagne_jardin.group_accountant"


class PaymentRefund(models.TransientModel):
    """Give money back to a member: it debits the balance (R73)."""

    _name = "cocagne.payment.refund"
    _description = "Refund a member"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner", "Member", required=True, domain=[("cocagne_client", "=", True)]
    )
    balance = fields.Monetary("Credit of the member", compute="_compute_balance")
    amount = fields.Monetary(
        compute="_compute_amount", store=True, readonly=False, precompute=True
    )
    way_id = fields.Many2one(
        "cocagne.payment.way",
        "Paid back by",
        required=True,
        check_company=True,
        domain=[("kind", "in", ("transfer", "cheque", "cash"))],
        default=lambda self: self.env.company._way_of("transfer").sudo(False),
    )
    kind = fields.Selection(related="way_id.kind")
    number = fields.Char("Cheque number", help="Of the garden's own cheque.")
    date = fields.Date(required=True, default=fields.Date.context_today)
    memo = fields.Char("Reason", required=True)
    is_above_credit = fields.Boolean(compute="_compute_is_above_credit")
    may_go_above = fields.Boolean(compute="_compute_is_above_credit")
    confirm_above = fields.Boolean("Pay back more than the credit all the same")

    @api.depends("partner_id", "company_id")
    def _compute_balance(self):
        for refund in self:
            partner = refund.partner_id.commercial_partner_id
            refund.balance = partner.with_company(refund.company_id).member_balance

    @api.depends("partner_id")
    def _compute_amount(self):
        for refund in self:
            refund.amount = max(refund.balance, 0.0)

    @api.depends("amount", "balance")
    @api.depends_context("uid")
    def _compute_is_above_credit(self):
        may = self.env.user.has_group(ACCOUNTANT)
        for refund in self:
            credit = max(refund.balance, 0.0)
            refund.is_above_credit = (
                refund.currency_id.compare_amounts(refund.amount, credit) > 0
            )
            refund.may_go_above = may

    def action_confirm(self):
        """Pay back, and open the payment for who may read it."""
        self.ensure_one()
        self._check_refund()
        payment = self.partner_id._register_payment(
            self.company_id,
            -self.amount,
            self.way_id,
            self.date,
            memo=self.memo,
            number=self.number,
        )
        return payment._get_records_action()

    def _check_refund(self):
        user = self.env.user
        if not (user.has_group(DESK) or user.has_group(ACCOUNTANT)):
            raise AccessError(
                self.env._("Only the sales desk and the accountant pay back.")
            )
        self.partner_id.check_access("read")
        name = self.partner_id.display_name
        if self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(
                self.env._("%s: type the amount to pay back, above zero.", name)
            )
        if not self.is_above_credit:
            return
        if not self.may_go_above:
            raise UserError(
                self.env._(
                    "%(member)s has a credit of %(credit)s: more can be paid back by "
                    "the accountant only.",
                    member=name,
                    credit=self.currency_id.format(max(self.balance, 0.0)),
                )
            )
        if not self.confirm_above:
            raise UserError(
                self.env._(
                    "%(member)s has a credit of %(credit)s: tick the box that confirms "
                    "that more is paid back.",
                    member=name,
                    credit=self.currency_id.format(max(self.balance, 0.0)),
                )
            )
