from odoo import api, fields, models

from .rulebook import return_kind

#: How a reject was settled.
SOLUTIONS = [
    ("debit", "Debited again"),
    ("mode", "Other payment mode"),
    ("card", "Payment link sent"),
    ("mandate", "New mandate"),
    ("drop", "Dropped"),
]


class DebitReject(models.Model):
    """A debit that the bank sent back, to be worked off (R68, R70).

    Its entries are those of OCA's payment return: the payment is taken back, the dues
    are open again, the balance of the member is debited.
    """

    _name = "cocagne.debit.reject"
    _description = "Rejected debit"
    _inherit = ["mail.thread"]
    _order = "state desc, date desc, id desc"
    _rec_name = "partner_id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    payment_id = fields.Many2one(
        "account.payment",
        "Debit",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    order_id = fields.Many2one(related="payment_id.payment_order_id", string="Batch")
    partner_id = fields.Many2one("res.partner", "Client", readonly=True, index=True)
    mandate_id = fields.Many2one(
        "account.banking.mandate", readonly=True, check_company=True
    )
    amount = fields.Monetary(readonly=True)
    date = fields.Date("Sent back on", required=True, readonly=True)
    reason_id = fields.Many2one("payment.return.reason", "Why", readonly=True)
    code = fields.Char(related="reason_id.code", store=True)
    advice = fields.Char(related="reason_id.advice")
    text = fields.Char("Words of the bank", readonly=True)
    kind = fields.Selection(
        [
            ("reject", "Before the debit"),
            ("return", "After the debit"),
            ("refund", "Refund within 8 weeks"),
            ("unauthorised", "Refund without mandate, within 13 months"),
        ],
        readonly=True,
    )
    fee = fields.Monetary("Fee of the bank", readonly=True)
    state = fields.Selection(
        [
            ("todo", "To work off"),
            ("lost", "Debit not found"),
            ("done", "Settled"),
            ("undone", "Undone"),
        ],
        default="todo",
        required=True,
        readonly=True,
        index=True,
        tracking=True,
        group_expand="_expand_states",
    )
    solution = fields.Selection(SOLUTIONS, readonly=True, tracking=True)
    note = fields.Text()
    due_ids = fields.Many2many(
        "account.move.line",
        "cocagne_debit_reject_due_rel",
        "reject_id",
        "due_id",
        "Dues open again",
        readonly=True,
        check_company=True,
    )
    due_names = fields.Char("Invoices", compute="_compute_due_names")
    return_id = fields.Many2one("payment.return", readonly=True, copy=False)
    fee_move_id = fields.Many2one(
        "account.move",
        "Entry of the fee",
        readonly=True,
        copy=False,
        check_company=True,
    )
    end_to_end = fields.Char("Reference of the debit", readonly=True)
    file_id = fields.Many2one("cocagne.debit.reject.file", readonly=True)

    _once = models.UniqueIndex(
        "(payment_id) WHERE state != 'undone' AND payment_id IS NOT NULL",
        "This debit is in the list of rejects already.",
    )

    @api.depends("due_ids.move_id.name")
    def _compute_due_names(self):
        for reject in self:
            names = reject.due_ids.move_id.mapped(lambda m: m.name or m.ref or "")
            reject.due_names = ", ".join(names)

    @api.model
    def _expand_states(self, _states, _domain):
        """The columns that are always there, also when they are empty."""
        return ["todo", "done"]

    @api.model
    def _kind(self, payment, day, code):
        return return_kind(payment.date, day, code)
