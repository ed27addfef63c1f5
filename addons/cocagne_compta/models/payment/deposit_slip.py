from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date

from .ways import ON_ITS_WAY


class DepositSlip(models.Model):
    """What the garden carries to the bank, mode by mode (R72): OCA's deposit of cheques,
    for any mode, numbered without gaps and undone by a reversal.

    It holds the lines of the waiting account, from payments of members and from takings
    of markets alike.
    """

    _inherit = "account.check.deposit"
    _order = "deposit_date desc, id desc"

    way_id = fields.Many2one(
        "cocagne.payment.way",
        "Mode",
        domain="[('is_deposited', '=', True), ('company_id', 'parent_of', company_id)]",
        check_company=True,
    )
    kind = fields.Selection(related="way_id.kind")
    journal_id = fields.Many2one(
        compute="_compute_journal_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('company_id', 'parent_of', company_id)]",
    )
    bank_journal_id = fields.Many2one(
        default=lambda self: self.env.company._bank_journal(),
        domain="[('company_id', 'parent_of', company_id), ('type', '=', 'bank'), "
        "('default_account_id.account_type', '=', 'asset_cash')]",
    )
    state = fields.Selection(
        selection_add=[
            ("draft", "Being prepared"),
            ("done", "Confirmed"),
            ("cancelled", "Undone"),
        ],
        ondelete={"cancelled": "cascade"},
    )
    cancel_move_id = fields.Many2one(
        "account.move", "Entry of the undoing", readonly=True, check_company=True
    )
    undone_line_ids = fields.Many2many(
        "account.move.line",
        "cocagne_deposit_undone_rel",
        string="Was on it",
        readonly=True,
        help="The payments of a slip that was undone: they wait for another one.",
    )
    fee_amount = fields.Monetary(
        "Fee of the bank",
        help="What the bank or the issuer keeps: it is booked as bank charges.",
    )
    net_amount = fields.Monetary(compute="_compute_net_amount")
    waiting_count = fields.Integer(
        "Left aside", compute="_compute_waiting_count", compute_sudo=True
    )

    @api.depends("way_id")
    def _compute_journal_id(self):
        for slip in self:
            slip.journal_id = slip.way_id.journal_id or slip.journal_id

    @api.depends("way_id")
    def _compute_in_hand_check_account_id(self):
        own = self.filtered("way_id")
        for slip in own:
            slip.in_hand_check_account_id = slip.way_id.account_id
        return super(DepositSlip, self - own)._compute_in_hand_check_account_id()

    @api.depends("total_amount", "fee_amount")
    def _compute_net_amount(self):
        for slip in self:
            slip.net_amount = slip._amount_to_bank() - slip.fee_amount

    @api.depends("state", "check_payment_ids", "way_id", "deposit_date")
    def _compute_waiting_count(self):
        for slip in self:
            slip.waiting_count = slip.way_id and slip.env[
                "account.move.line"
            ].search_count(slip._waiting_domain())

    @api.depends("name", "state")
    def _compute_display_name(self):
        for slip in self:
            slip.display_name = slip.name or self.env._("Slip being prepared")

    # -- what waits ----------------------------------------------------------------------

    def _waiting_domain(self):
        """Lines that this slip could take: on no other slip, not promised for later."""
        self.ensure_one()
        company = self.company_id or self.env.company
        day = self.deposit_date or fields.Date.context_today(self)
        return (
            self.way_id._waiting_lines_domain(company)
            & Domain("date", "<=", day)
            & (
                Domain("move_id.origin_payment_id", "=", False)
                | Domain("move_id.origin_payment_id.cash_on", "=", False)
                | Domain("move_id.origin_payment_id.cash_on", "<=", day)
            )
        )

    def action_propose(self):
        """Put all that waits on the slip."""
        for slip in self:
            slip._check_state("draft")
            lines = self.env["account.move.line"].search(slip._waiting_domain())
            slip.check_payment_ids = [Command.link(line.id) for line in lines]

    def _check_state(self, state):
        for slip in self:
            if slip.state != state:
                raise UserError(
                    self.env._(
                        "The slip %s is not in a state that allows this: look at its "
                        "status at the top right.",
                        slip.display_name,
                    )
                )

    # -- numbers -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """A slip gets its number when it is confirmed: drafts leave no gaps."""
        for vals in vals_list:
            vals.setdefault("name", False)
        return super().create(vals_list)

    def _take_number(self):
        self.ensure_one()
        self.name = self.company_id._next_paper_number(
            "cocagne.deposit.slip", "REM", self.deposit_date
        )

    # -- confirming ----------------------------------------------------------------------

    def validate_deposit(self):
        """Number the slip and book it: from the waiting account to the bank."""
        others = self.filtered(lambda slip: not slip.way_id)
        if others:
            super(DepositSlip, others).validate_deposit()
        for slip in self - others:
            slip._check_state("draft")
            slip._check_ready()
            slip._take_number()
            move = self.env["account.move"].create(slip._prepare_move_vals())
            move.action_post()
            slip.write({"state": "done", "move_id": move.id})
            slip._match_waiting_lines()
        return True

    def _check_ready(self):
        self.ensure_one()
        if not self.check_payment_ids:
            raise UserError(
                self.env._("Nothing is on the slip: take what waits, then confirm.")
            )
        late = self._promised_later()
        if late:
            raise UserError(
                self.env._(
                    "The cheque of %(member)s is to be cashed from %(day)s: take it off "
                    "this slip.",
                    member=late[0].partner_id.display_name,
                    day=format_date(self.env, late[0].cash_on),
                )
            )
        if self.currency_id.compare_amounts(self.net_amount, 0) <= 0:
            raise UserError(self.env._("What goes to the bank must be more than zero."))

    def _promised_later(self):
        payments = self.check_payment_ids.move_id.origin_payment_id
        return payments.filtered(
            lambda payment: payment.cash_on and payment.cash_on > self.deposit_date
        )

    def _match_waiting_lines(self):
        account = self.in_hand_check_account_id
        if account.reconcile:
            own = self.move_id.line_ids.filtered(
                lambda line: line.account_id == account
            )
            (self.check_payment_ids + own).reconcile()

    def _amount_to_bank(self):
        """What leaves the waiting account; extended by the count of cash."""
        self.ensure_one()
        return self.total_amount

    def _prepare_move_vals(self):
        if not self.way_id:
            return super()._prepare_move_vals()
        company = self.company_id
        amount, fee = self._amount_to_bank(), self.fee_amount
        lines = [
            (self.in_hand_check_account_id, -amount),
            (company._waiting_account(ON_ITS_WAY), self.net_amount),
        ]
        if not self.currency_id.is_zero(fee):
            lines.append((company._ledger_account("bank_fee"), fee))
        label = self.env._(
            "Slip %(number)s, %(mode)s", number=self.name, mode=self.way_id.name
        )
        return {
            "journal_id": self.journal_id.id,
            "date": self.deposit_date,
            "ref": label,
            "company_id": company.id,
            "line_ids": [
                Command.create(
                    {"name": label, "account_id": account.id, "balance": balance}
                )
                for account, balance in lines
            ],
        }

    # -- undoing -------------------------------------------------------------------------

    def backtodraft(self):
        """OCA's way back deletes the entry; here it is reversed."""
        return self.action_undo()

    def action_undo(self):
        """Take a slip back: its entry is reversed, its payments wait again.

        :raises UserError: the bank's statement shows it already.
        """
        for slip in self:
            slip._check_state("done")
            pending = slip.move_id.line_ids.filtered(lambda line: line.debit)
            if any(
                line.matched_debit_ids or line.matched_credit_ids for line in pending
            ):
                raise UserError(
                    self.env._(
                        "The slip %s is matched with a line of the bank: undo that "
                        "match first.",
                        slip.name,
                    )
                )
            lines = slip.check_payment_ids
            reversal = slip.move_id._reverse_moves(
                [
                    {
                        "date": fields.Date.context_today(slip),
                        "ref": self.env._("Slip %s undone", slip.name),
                    }
                ],
                cancel=True,
            )
            slip.write(
                {
                    "state": "cancelled",
                    "cancel_move_id": reversal.id,
                    "undone_line_ids": [Command.set(lines.ids)],
                    "check_payment_ids": [Command.unlink(line.id) for line in lines],
                }
            )
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_numbered(self):
        numbered = self.filtered("name")
        if numbered:
            raise UserError(
                self.env._(
                    "The slip %s has its number: undo it, its number stays.",
                    numbered[0].name,
                )
            )
