from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class GrantReceipt(models.TransientModel):
    """A payment of a funder, for gardens that do not import their bank statements.

    Those that do match the line of the statement with the item, and need no dialog.
    """

    _name = "cocagne.grant.receipt"
    _description = "Money received for a grant"

    payment_id = fields.Many2one("cocagne.grant.payment", required=True)
    company_id = fields.Many2one(related="payment_id.company_id")
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(required=True, default=fields.Date.context_today)
    amount = fields.Monetary(
        compute="_compute_amount",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    journal_id = fields.Many2one(
        "account.journal",
        "Bank",
        required=True,
        compute="_compute_journal_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('type', '=', 'bank'), ('company_id', 'parent_of', company_id)]",
    )

    @api.depends("payment_id")
    def _compute_amount(self):
        for receipt in self:
            item = receipt.payment_id.move_line_id
            receipt.amount = item.amount_residual

    @api.depends("payment_id")
    def _compute_journal_id(self):
        journals = self.env["account.journal"]
        for receipt in self:
            receipt.journal_id = journals.search(
                [
                    *journals._check_company_domain(receipt.company_id),
                    ("type", "=", "bank"),
                ],
                limit=1,
            )

    def action_receive(self):
        """Book the money on the bank's account of receipts, matched with the grant."""
        self.ensure_one()
        item = self._item()
        left = item.amount_residual
        if (
            not item
            or self.amount <= 0
            or self.currency_id.compare_amounts(self.amount, left) > 0
        ):
            raise UserError(
                self.env._(
                    "Between 0 and what is still to receive: %s.",
                    self.currency_id.format(left),
                )
            )
        move = self.env["account.move"].create(self._prepare_move(item))
        move.action_post()
        received = move.line_ids.filtered(
            lambda line: line.account_id == item.account_id
        )
        (item | received).reconcile()
        return {"type": "ir.actions.act_window_close"}

    def _item(self):
        """What the money pays."""
        return self.payment_id.move_line_id

    def _label(self):
        """The words of the entry."""
        return self.payment_id.grant_id.display_name

    def _prepare_move(self, item):
        name = self._label()
        usual = {"name": name, "partner_id": item.partner_id.id}
        lines = [
            {**usual, "account_id": self._bank_account().id, "debit": self.amount},
            {**usual, "account_id": item.account_id.id, "credit": self.amount},
        ]
        return {
            "move_type": "entry",
            "company_id": self.company_id.id,
            "journal_id": self.journal_id.id,
            "date": self.date,
            "ref": name,
            "line_ids": [Command.create(line) for line in lines],
        }

    def _bank_account(self):
        """Receipts that wait for the statement, else the account of the bank."""
        ways = self.journal_id.inbound_payment_method_line_ids
        return ways.payment_account_id[:1] or self.journal_id.default_account_id
