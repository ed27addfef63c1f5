from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date

DESK = "cocagne_jardin.group_sales_desk"
ACCOUNTANT = "cocagne_jardin.group_accountant"
#: Modes that are not taken at the desk: batches and payroll make them.
NOT_BY_HAND = ("sepa", "wages")
#: How many of the payments taken today are shown under the next one.
SHOWN = 10


class PaymentEntry(models.TransientModel):
    """Take a payment, or many one after the other with the keyboard (R72)."""

    _name = "cocagne.payment.entry"
    _description = "Take a payment"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    way_id = fields.Many2one(
        "cocagne.payment.way",
        "Paid by",
        required=True,
        check_company=True,
        domain=[("kind", "not in", NOT_BY_HAND)],
        default=lambda self: self._default_way(),
    )
    kind = fields.Selection(related="way_id.kind")
    partner_id = fields.Many2one(
        "res.partner", "Member", domain=[("cocagne_client", "=", True)]
    )
    balance = fields.Monetary(compute="_compute_balance")
    amount = fields.Monetary(
        compute="_compute_amount", store=True, readonly=False, precompute=True
    )
    number = fields.Char(help="Printed at the bottom left of the cheque.")
    authorisation = fields.Char(
        "Authorisation number", help="On the ticket of the card terminal."
    )
    bank = fields.Char(help="As printed on the cheque.")
    drawer = fields.Char(
        "Signed by", help="Only when the cheque is not the member's own."
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    memo = fields.Char("Note")
    series_count = fields.Integer(
        "How many cheques",
        default=1,
        help="Several cheques of the same amount, given at once: the garden cashes one "
        "each month.",
    )
    cash_on = fields.Date(
        "To cash from",
        help="The garden promised not to bring the cheque to the bank before this day.",
    )
    item_ids = fields.One2many(
        "cocagne.payment.entry.item",
        "entry_id",
        "What it pays",
        compute="_compute_item_ids",
        store=True,
        readonly=False,
    )
    taken_ids = fields.Many2many("account.payment", compute="_compute_taken")
    taken_count = fields.Integer("Taken today", compute="_compute_taken")
    taken_amount = fields.Monetary("Total", compute="_compute_taken")

    @api.model
    def _default_way(self):
        code = self.env.context.get("payment_kind", "cheque")
        return self.env.company._way_of(code).sudo(False)

    @api.depends("partner_id", "company_id")
    def _compute_balance(self):
        for entry in self:
            partner = entry.partner_id.commercial_partner_id
            entry.balance = partner.with_company(entry.company_id).member_balance

    @api.depends("partner_id")
    def _compute_amount(self):
        """What the member owes is proposed; another amount may be typed."""
        for entry in self:
            entry.amount = max(-entry.balance, 0.0)

    @api.depends("partner_id", "company_id")
    def _compute_item_ids(self):
        for entry in self:
            entry.item_ids = [
                Command.clear(),
                *(Command.create(vals) for vals in entry._open_items()),
            ]

    def _open_items(self):
        """What the member owes, the oldest first."""
        if not self.partner_id:
            return []
        # sudo: the desk tells members what they owe without reading invoices
        lines = self.env["account.move.line"].sudo()
        found = lines.search(
            Domain("partner_id", "child_of", self.partner_id.commercial_partner_id.id)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("account_type", "=", "asset_receivable")
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("amount_residual", ">", 0),
            order="date_maturity, date, id",
        )
        chosen = self.env.context.get("chosen_move_ids", [])
        return [
            {
                "move_id": line.move_id.id,
                "name": line.move_id.name,
                "about": line.move_id.ref or line.name or "",
                "due": line.date_maturity or line.date,
                "residual": line.amount_residual,
                "is_chosen": line.move_id.id in chosen,
            }
            for line in found
        ]

    @api.depends("way_id", "date")
    def _compute_taken(self):
        """The last ones to look at, and the count and total of all of them."""
        for entry in self:
            domain = entry._taken_domain()
            payments = self.env["account.payment"]
            ((count, amount),) = payments._read_group(
                domain, [], ["__count", "amount:sum"]
            )
            entry.taken_ids = payments.search(domain, order="id desc", limit=SHOWN)
            entry.taken_count = count
            entry.taken_amount = amount or 0.0

    def _taken_domain(self):
        """What this user took today in this way."""
        return [
            ("way_id", "=", self.way_id.id),
            ("company_id", "=", self.company_id.id),
            ("create_uid", "=", self.env.uid),
            ("create_date", ">=", fields.Date.context_today(self)),
            ("payment_type", "=", "inbound"),
        ]

    # -- registering ---------------------------------------------------------------------

    def action_register(self):
        """Register the payment and close."""
        self._take()
        return {"type": "ir.actions.act_window_close"}

    def action_register_next(self):
        """Register the payment and open the next one, with the same mode and date."""
        self._take()
        return self._open(
            {
                "default_way_id": self.way_id.id,
                "default_date": self.date,
                "default_company_id": self.company_id.id,
            }
        )

    @api.model
    def _open(self, context):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Take payments"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "large", **context},
        }

    def action_make_slip(self):
        """Go from the cheques taken to their slip."""
        self.ensure_one()
        return self.way_id.action_prepare_slip()

    def _take(self):
        """The payments of this entry, posted: one, or one per cheque of a series."""
        self.ensure_one()
        self._check_entry()
        moves = self._chosen_moves().filtered("amount_residual")
        return self.company_id._register_payments(
            [
                {
                    "partner": self.partner_id,
                    "amount": self.amount,
                    "mode": self.way_id,
                    "date": self.date,
                    "memo": self.memo,
                    "number": self._number_of(rank),
                    "bank": self.bank,
                    "moves": moves,
                    "details": self._prepare_details(rank),
                }
                for rank in range(max(self.series_count, 1))
            ]
        )

    def _chosen_moves(self):
        """The ticked invoices, of this member and garden only."""
        # sudo: as in ``_open_items``
        moves = self.item_ids.filtered("is_chosen").sudo().move_id
        payer = self.partner_id.commercial_partner_id
        return moves.filtered(
            lambda move: (
                move.commercial_partner_id == payer
                and move.company_id == self.company_id
            )
        )

    def _prepare_details(self, rank):
        cash_on = self.cash_on
        if self.series_count > 1:
            cash_on = (cash_on or self.date) + relativedelta(months=rank)
        return {"cheque_drawer": self.drawer, "cash_on": cash_on}

    def _number_of(self, rank):
        """The number of the n-th cheque of a series: those of a cheque book follow."""
        number = (self.number if self.kind == "cheque" else self.authorisation) or ""
        number = number.strip()
        if rank and number.isdigit():
            return str(int(number) + rank).zfill(len(number))
        return number

    def _check_entry(self):
        user = self.env.user
        if not (user.has_group(DESK) or user.has_group(ACCOUNTANT)):
            raise AccessError(
                self.env._("Only the sales desk and the accountant take payments.")
            )
        if not self.partner_id:
            raise UserError(self.env._("Choose the member who pays."))
        self.partner_id.check_access("read")
        name = self.partner_id.display_name
        if self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(
                self.env._("%s: type the amount of the payment, above zero.", name)
            )
        if self.date > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "%s: the day of the payment is today or before. For a cheque to "
                    "cash later, use « To cash from ».",
                    name,
                )
            )
        if self.kind == "cheque":
            self._check_cheque()

    def _check_cheque(self):
        if not (self.number or "").strip():
            raise UserError(
                self.env._(
                    "%s: type the number of the cheque, at its bottom left.",
                    self.partner_id.display_name,
                )
            )
        numbers = [self._number_of(rank) for rank in range(max(self.series_count, 1))]
        # sudo: as the payments themselves
        double = (
            self.env["account.payment"]
            .sudo()
            .search(
                [
                    ("way_id", "=", self.way_id.id),
                    ("company_id", "=", self.company_id.id),
                    ("partner_id", "=", self.partner_id.commercial_partner_id.id),
                    ("cheque_number", "in", numbers),
                    ("state", "in", ("in_process", "paid")),
                ],
                limit=1,
            )
        )
        if double:
            raise UserError(
                self.env._(
                    "The cheque %(number)s of %(member)s was taken already, on "
                    "%(day)s.",
                    number=double.cheque_number,
                    member=self.partner_id.display_name,
                    day=format_date(self.env, double.date),
                )
            )


class PaymentEntryItem(models.TransientModel):
    """One open invoice of the member, ticked when the payment is for it."""

    _name = "cocagne.payment.entry.item"
    _description = "What a payment pays"

    entry_id = fields.Many2one("cocagne.payment.entry", ondelete="cascade")
    company_id = fields.Many2one(related="entry_id.company_id")
    currency_id = fields.Many2one(related="entry_id.currency_id")
    move_id = fields.Many2one("account.move")
    name = fields.Char("Invoice")
    about = fields.Char(readonly=True)
    due = fields.Date(readonly=True)
    residual = fields.Monetary("Left to pay")
    is_chosen = fields.Boolean("Pay this one")
