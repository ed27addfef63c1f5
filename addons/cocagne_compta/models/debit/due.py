from odoo import api, fields, models
from odoo.fields import Domain

from .debit_way import SEPA

#: What becomes of what a member owes (R68), the most pressing first.
DEBIT_STATES = [
    ("rejected", "Rejected"),
    ("receive", "To receive"),
    ("programmed", "Programmed"),
    ("batch", "In a batch"),
    ("debited", "Debited"),
    ("paid", "Paid"),
]
RANK = {code: rank for rank, (code, _label) in enumerate(DEBIT_STATES)}
LIVE = ("draft", "open", "generated")


class AccountMoveLine(models.Model):
    """A due: an open line of the member's account, with what becomes of it (R68)."""

    _inherit = "account.move.line"

    debit_state = fields.Selection(
        DEBIT_STATES, "State of the due", compute="_compute_debit_state"
    )
    debit_held = fields.Boolean(
        "Kept out of debits",
        copy=False,
        help="By hand: this due waits for another payment.",
    )
    debit_reject_ids = fields.Many2many(
        "cocagne.debit.reject",
        "cocagne_debit_reject_due_rel",
        "due_id",
        "reject_id",
        readonly=True,
        copy=False,
    )

    @api.model
    def _dues_domain(self, company):
        """What members owe, open, to be debited."""
        return (
            Domain("company_id", "=", company.id)
            & Domain("parent_state", "=", "posted")
            & Domain("account_type", "=", "asset_receivable")
            & Domain("reconciled", "=", False)
            & Domain("partner_id", "!=", False)
            & Domain(
                "move_id.preferred_payment_method_line_id.payment_method_id.code",
                "=",
                SEPA,
            )
        )

    @api.depends("reconciled", "debit_held", "move_id.payment_state")
    @api.depends("payment_line_ids.state", "debit_reject_ids.state")
    @api.depends("move_id.preferred_payment_method_line_id")
    def _compute_debit_state(self):
        dues = self.filtered(
            lambda line: (
                line.account_type == "asset_receivable"
                and line.parent_state == "posted"
            )
        )
        (self - dues).debit_state = False
        mandates = {}
        for company, lines in dues.grouped("company_id").items():
            mandates[company] = self.env["account.banking.mandate"]._of_partners(
                lines.partner_id.commercial_partner_id, company
            )
        # sudo: a state is shown to those who see invoices, batches stay closed
        for due in dues.sudo():
            mandate = mandates[due.company_id].get(due.partner_id.commercial_partner_id)
            due.debit_state = due._debit_state(mandate)

    def _debit_state(self, mandate):
        self.ensure_one()
        states = set(self.payment_line_ids.mapped("state"))
        if self.reconciled:
            debited = "uploaded" in states and self.move_id.payment_state != "paid"
            return "debited" if debited else "paid"
        if states & set(LIVE):
            return "batch"
        if self.debit_reject_ids.filtered(lambda r: r.state == "todo"):
            return "rejected"
        method = self.move_id.preferred_payment_method_line_id.payment_method_id
        usable = mandate and mandate.state in ("valid", "final")
        if method.code != SEPA or self.debit_held or not usable:
            return "receive"
        return "receive" if mandate.suspended_code else "programmed"

    def action_view_rejects(self):
        """The rejects of these dues."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_debit_rejects"
        )
        return action | {"domain": [("due_ids", "in", self.ids)], "context": {}}

    def action_hold_debit(self):
        """Keep these dues out of debits (R68: changed by hand)."""
        self._hold(True)
        return True

    def action_free_debit(self):
        """Let these dues be debited again."""
        self._hold(False)
        return True

    def _hold(self, is_held):
        self.check_access("write")
        # nothing that the lines of an invoice are worked out from
        lines = self.filtered(lambda line: line.debit_held != is_held)
        lines.with_context(skip_invoice_sync=True).debit_held = is_held


class AccountMove(models.Model):
    """The state of an invoice is that of its most pressing due."""

    _inherit = "account.move"

    debit_state = fields.Selection(
        DEBIT_STATES, "Payment step", compute="_compute_debit_state"
    )

    @api.depends("line_ids.debit_state")
    def _compute_debit_state(self):
        for move in self:
            states = [s for s in move.line_ids.mapped("debit_state") if s]
            is_invoice = move.is_sale_document(include_receipts=True)
            move.debit_state = (
                min(states, key=RANK.get) if is_invoice and states else False
            )

    def action_hold_debit(self):
        """Keep what is open of these invoices out of debits."""
        self.check_access("write")
        return self._open_dues().action_hold_debit()

    def action_free_debit(self):
        """Let these invoices be debited again."""
        self.check_access("write")
        return self._open_dues().action_free_debit()

    def _open_dues(self):
        return self.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable" and not line.reconciled
        )

    def action_program_debit(self):
        """Pay what is open of these invoices by direct debit (R68: by hand)."""
        self.check_access("write")
        for company, moves in (
            self.filtered(lambda m: m.is_sale_document(include_receipts=True))
            .grouped("company_id")
            .items()
        ):
            line = company._debit_line()
            others = moves.filtered(
                lambda m: m.preferred_payment_method_line_id != line  # noqa: B023
            )
            others.preferred_payment_method_line_id = line
            moves._open_dues()._hold(False)
        return True
