from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cocagne_jardin.tools import month_name

TWELFTH, REGULARISATION, MODULATED, AMENDMENT = (
    "twelfth",
    "regularisation",
    "modulated",
    "amendment",
)
KINDS = [
    (TWELFTH, "Monthly payment"),
    (REGULARISATION, "Regularisation"),
    (MODULATED, "Modulated part"),
    (AMENDMENT, "Amendment of the annex"),
]
SITUATIONS = [
    ("to_come", "To come"),
    ("late", "Late"),
    ("received", "Received"),
    ("gap", "Gap"),
]


class AnnexPayment(models.Model):
    """A payment that the ASP should make for an annex, and what came in for it.

    What came in is read from the accounts, never keyed: from the item to receive (441)
    when the payment is booked, else from the entries of the aid (74) that were confirmed
    to be it.
    """

    _name = "cocagne.annex.payment"
    _description = "Payment of the ASP"
    _order = "annex_id, date, kind desc, id"
    _check_company_auto = True

    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(related="annex_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(KINDS, required=True)
    rank = fields.Integer("Month of the annex", required=True)
    date = fields.Date("Expected on", required=True)
    amount = fields.Monetary(
        "Expected", required=True, help="Below zero: the ASP takes it back."
    )
    move_line_id = fields.Many2one(
        "account.move.line", "Item", readonly=True, copy=False, check_company=True
    )
    entry_ids = fields.Many2many(
        "account.move.line",
        "cocagne_annex_payment_entry_rel",
        string="Entries of the aid",
        readonly=True,
        copy=False,
        check_company=True,
    )
    #: the part of ``entry_ids`` that is for this payment, when an entry pays several
    entry_amount = fields.Monetary(readonly=True, copy=False)
    received = fields.Monetary(compute="_compute_received", compute_sudo=True)
    gap = fields.Monetary(
        compute="_compute_received", compute_sudo=True, help="Received less expected."
    )
    situation = fields.Selection(
        SITUATIONS, compute="_compute_received", compute_sudo=True
    )
    is_booked = fields.Boolean(compute="_compute_is_booked", compute_sudo=True)

    _once = models.UniqueIndex(
        "(annex_id, kind, rank)", "This payment is in the schedule already."
    )

    @api.depends("annex_id.number", "rank", "kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for payment in self:
            month = month_name(self.env, payment.date)
            payment.display_name = f"{kinds.get(payment.kind, '')} {month}"

    @api.depends("move_line_id", "entry_ids")
    def _compute_is_booked(self):
        for payment in self:
            payment.is_booked = bool(payment.move_line_id or payment.entry_ids)

    # sudo (compute_sudo): whether the ASP has paid is no secret to who sees the annex
    @api.depends(
        "move_line_id.amount_residual", "entry_ids", "entry_amount", "amount", "date"
    )
    def _compute_received(self):
        today = fields.Date.context_today(self)
        for payment in self:
            item = payment.move_line_id
            payment.received = (
                item.balance - item.amount_residual if item else payment.entry_amount
            )
            payment.gap = payment.received - payment.amount
            payment.situation = payment._situation(today)

    def _situation(self, today):
        zero = self.currency_id.is_zero
        if zero(self.gap) and not zero(self.amount):
            return "received"
        if not zero(self.received):
            return "gap"
        if zero(self.amount):
            return "to_come" if self.date >= today else "received"
        return "late" if self.date < today else "to_come"

    def _due(self):
        """What is still expected, as a number of the law's arithmetic."""
        return Decimal(str(round(self.amount - self.received, 2)))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        if self.filtered("is_booked"):
            raise UserError(
                self.env._(
                    "A payment that is in the accounts stays in the schedule: undo its "
                    "entry first."
                )
            )

    def action_forget_entries(self):
        """Undo a confirmation: the entries of the aid are free again."""
        self.write({"entry_ids": False, "entry_amount": 0.0})
