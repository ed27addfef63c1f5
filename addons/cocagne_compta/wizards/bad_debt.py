from decimal import ROUND_HALF_UP, Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..banking.spread import CENT


class BadDebt(models.TransientModel):
    """Write off what a client will never pay: a loss (654), and its VAT back.

    Source: plan comptable général, account 654; CGI, art. 272-1, for the VAT of debts
    that are lost for good. For the accountant only.
    """

    _name = "cocagne.bad.debt"
    _description = "Write off a bad debt"

    partner_id = fields.Many2one("res.partner", "Client", required=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    item_ids = fields.Many2many(
        "account.move.line",
        string="Dues to write off",
        compute="_compute_items",
        store=True,
        readonly=False,
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    reason = fields.Char(
        required=True, help="Like: gone without address, over-indebtedness decision."
    )
    recover_vat = fields.Boolean(
        "Take the VAT back",
        default=True,
        help="When the debt is lost for good (CGI, art. 272-1). Write the VAT taken back "
        "on line 21 of the return CA3, and send the member a copy of the invoice that "
        "says that it stays unpaid.",
    )
    total = fields.Monetary(compute="_compute_amounts")
    vat = fields.Monetary("Of which VAT", compute="_compute_amounts")
    loss = fields.Monetary("Loss (654)", compute="_compute_amounts")

    @api.depends("partner_id")
    def _compute_items(self):
        for wizard in self:
            lines = self.env["account.move.line"]
            wizard.item_ids = lines.search(
                wizard._open_domain(), order="date_maturity, id"
            )

    def _open_domain(self):
        today = fields.Date.context_today(self)
        return [
            ("partner_id", "in", self.partner_id.commercial_partner_id.ids),
            ("company_id", "=", self.company_id.id),
            ("account_id.account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("amount_residual", ">", 0),
            "|",
            ("date_maturity", "<", today),
            ("date_maturity", "=", False),
        ]

    @api.depends("item_ids", "recover_vat")
    def _compute_amounts(self):
        for wizard in self:
            total = sum(map(wizard._left, wizard.item_ids), Decimal(0))
            vat = sum(
                (
                    amount
                    for item in wizard.item_ids
                    for amount in wizard._vat_parts(item).values()
                ),
                Decimal(0),
            )
            wizard.total, wizard.vat = float(total), float(vat)
            wizard.loss = float(total - vat)

    def _left(self, item):
        return Decimal(str(round(item.amount_residual, 2)))

    def _vat_parts(self, item):
        """The VAT in what is left of a due: {account: amount}, prorated to the cent."""
        move, parts = item.move_id, {}
        if not self.recover_vat or not move.amount_total:
            return parts
        total = Decimal(str(round(abs(move.amount_total_signed), 2)))
        for line in move.line_ids.filtered("tax_line_id"):
            share = Decimal(str(round(-line.balance, 2))) * self._left(item) / total
            share = share.quantize(CENT, ROUND_HALF_UP)
            parts[line.account_id] = parts.get(line.account_id, Decimal(0)) + share
        return parts

    def action_write_off(self):
        """Book the loss, and settle the dues with it."""
        self.ensure_one()
        items = self.item_ids
        if not items:
            raise UserError(self.env._("Choose what is to be written off."))
        wrong = items.filtered(
            lambda i: (
                i.partner_id != self.partner_id.commercial_partner_id
                or i.amount_residual <= 0
            )
        )
        if wrong:
            raise UserError(
                self.env._(
                    "%s is paid, or is owed by somebody else.", wrong[0].move_name
                )
            )
        move = self.env["account.move"].create(self._prepare_move())
        move.action_post()
        owed = move.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        for account, group in items.grouped("account_id").items():
            (group | owed.filtered(lambda o: o.account_id == account)).reconcile()  # noqa: B023
        self.partner_id.message_post(
            body=self.env._(
                "Written off: %(amount)s (%(reason)s), entry %(entry)s.",
                amount=self.currency_id.format(self.total),
                reason=self.reason,
                entry=move.name,
            )
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": move.id,
            "views": [(False, "form")],
        }

    def _prepare_move(self):
        label = self.env._(
            "Bad debt of %(client)s: %(reason)s",
            client=self.partner_id.name,
            reason=self.reason,
        )
        journal = self.env["account.journal"].search(
            [
                ("type", "=", "general"),
                ("company_id", "in", self.company_id.parent_ids.ids),
                ("code", "!=", "OUV"),
            ],
            limit=1,
        )
        return {
            "move_type": "entry",
            "journal_id": journal.id,
            "company_id": self.company_id.id,
            "date": self.date,
            "ref": label,
            "line_ids": [
                Command.create({**vals, "name": label}) for vals in self._move_lines()
            ],
        }

    def _move_lines(self):
        loss, vat, owed = Decimal(0), {}, []
        for item in self.item_ids:
            parts, left = self._vat_parts(item), self._left(item)
            for account, amount in parts.items():
                vat[account] = vat.get(account, Decimal(0)) + amount
            loss += left - sum(parts.values(), Decimal(0))
            owed.append(
                {
                    "account_id": item.account_id.id,
                    "partner_id": item.partner_id.id,
                    "credit": float(left),
                }
            )
        account = self.company_id._ledger_account("bad_debt")
        lines = [{"account_id": account.id, "debit": float(loss)}]
        lines += [
            {"account_id": account.id, "debit": float(amount)}
            for account, amount in vat.items()
            if amount
        ]
        return lines + owed
