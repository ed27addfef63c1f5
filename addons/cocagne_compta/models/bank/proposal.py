from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

REASONS = [
    ("rule", "Label"),
    ("batch", "Same total"),
    ("reference", "Its number"),
    ("mandate", "Mandate"),
    ("account", "Payer's account"),
    ("number", "Member number"),
    ("name", "Name and amount"),
    ("amount", "Amount only"),
    ("reject", "Reject"),
]
#: Lines shown one by one in the screen by hand.
SHOWN = 30


class BankProposal(models.Model):
    """What a movement of the bank may pay, and why we think so.

    It is written when a statement comes in, and is gone once the line is matched.
    """

    _name = "cocagne.bank.proposal"
    _description = "Proposal for a line of the bank"
    _order = "statement_line_id, sequence, id"
    _check_company_auto = True

    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        "Line of the bank",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="statement_line_id.company_id", store=True)
    currency_id = fields.Many2one(related="statement_line_id.currency_id")
    sequence = fields.Integer(default=1)
    reason = fields.Selection(REASONS, required=True)
    sure = fields.Boolean(help="Matched without asking.")
    partner_id = fields.Many2one("res.partner", "Client")
    item_ids = fields.Many2many("account.move.line", string="What it pays")
    rule_id = fields.Many2one("account.reconcile.model", ondelete="cascade")
    batch_name = fields.Char("Lot or slip")
    rest = fields.Monetary(
        "Left over", help="Stays on the account of the client; less than 0: missing."
    )
    text = fields.Char("What it would pay", compute="_compute_text")

    @api.depends("batch_name", "partner_id", "rule_id", "rest", "item_ids")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for proposal in self:
            proposal.display_name = proposal._text()

    @api.depends("display_name")
    @api.depends_context("lang")
    def _compute_text(self):
        for proposal in self:
            proposal.text = proposal.display_name

    def _text(self):
        self.ensure_one()
        if self.rule_id:
            return self.rule_id.name
        if self.batch_name:
            return self.env._(
                "%(batch)s: payments %(count)s",
                batch=self.batch_name,
                count=len(self.item_ids),
            )
        parts = [self.partner_id.name or "", self._items_text()]
        if not self.item_ids:
            parts[1] = self.env._("on account, nothing is open")
        elif self.rest > 0:
            over = self.currency_id.format(self.rest)
            parts.append(self.env._("%s stays on account", over))
        elif self.rest < 0:
            missing = self.currency_id.format(-self.rest)
            parts.append(self.env._("%s is missing", missing))
        return ", ".join(part for part in parts if part)

    def _items_text(self):
        shown = []
        for item in self.item_ids[:3]:
            day = format_date(self.env, item.date_maturity or item.date)
            shown.append(f"{item.move_name} ({day})")
        more = len(self.item_ids) - len(shown)
        text = ", ".join(shown)
        return (
            self.env._("%(text)s and %(more)s more", text=text, more=more)
            if (more > 0)
            else text
        )

    # -- accepting ---------------------------------------------------------------------

    def action_accept(self):
        """Match the line with what is proposed.

        :raises UserError: it was paid in the meantime; new proposals are there.
        """
        self.ensure_one()
        line = self.statement_line_id
        if line.is_reconciled:
            raise UserError(self.env._("%s is matched already.", line.payment_ref))
        if not self._is_fresh():
            raise UserError(
                self.env._(
                    "%s was paid or changed in the meantime. Click on « Look again » "
                    "for new proposals.",
                    self.display_name,
                )
            )
        self._apply()
        return True

    def _is_fresh(self):
        """Whether all that it would pay is still open."""
        self.ensure_one()
        return all(
            item.parent_state == "posted" and not item.reconciled
            for item in self.item_ids
        )

    def _apply(self):
        """Write the entry, through the matching of ``account_reconcile_oca``."""
        self.ensure_one()
        line, partner = self.statement_line_id, self.partner_id
        if partner and line.partner_id != partner:
            line.partner_id = partner
        line.reconcile_data_info = self._reconcile_data(together=True)
        if not line.reconcile_data_info["can_reconcile"]:
            raise UserError(
                self.env._(
                    "%s: the proposal does not balance this line. Choose by hand.",
                    line.payment_ref,
                )
            )
        proposals = line.proposal_ids
        line.reconcile_bank_line()
        proposals.unlink()

    def _reconcile_data(self, together=False):
        """What OCA's matching expects: the lines to write, with what they pay.

        :param together: one line for what lies on the same account of the same client.
        """
        line = self.statement_line_id
        data, auxiliary = [], 1
        for liquidity in line._seek_for_lines()[0]:
            auxiliary, found = line._get_reconcile_line(
                liquidity, "liquidity", reconcile_auxiliary_id=auxiliary, move=True
            )
            data += found
        if self.rule_id:
            data, auxiliary = line._reconcile_data_by_model(
                data, self.rule_id, auxiliary
            )
        elif together or len(self.item_ids) > SHOWN:
            data += self._data_together(auxiliary)
            auxiliary += len(data)
        else:
            left = line.amount
            for item in self.item_ids:
                auxiliary, found = line._get_reconcile_line(
                    item,
                    "other",
                    is_counterpart=True,
                    reconcile_auxiliary_id=auxiliary,
                    max_amount=left,
                    move=True,
                )
                left = line.currency_id.round(left + sum(f["amount"] for f in found))
                data += found
                if line.currency_id.is_zero(left):
                    break
        return line._recompute_suspense_line(data, auxiliary, line.manual_reference)

    def _data_together(self, auxiliary):
        line = self.statement_line_id
        company = line.company_id
        left, data = line.amount, []
        groups = self.item_ids.grouped(
            lambda item: (
                (item.account_id, self.partner_id or item.partner_id)
                if not self.batch_name
                else (item.account_id, self.partner_id)
            )
        )
        for (account, partner), items in groups.items():
            total = sum(items.mapped("amount_residual"))
            amount = min(total, left) if left > 0 else max(total, left)
            amount = company.currency_id.round(amount)
            left -= amount
            data.append(
                {
                    "reference": f"reconcile_auxiliary;{auxiliary + len(data)}",
                    "id": False,
                    "account_id": [account.id, account.display_name],
                    "partner_id": [partner.id, partner.display_name]
                    if partner
                    else False,
                    "date": fields.Date.to_string(line.date),
                    "name": line.payment_ref,
                    "amount": -amount,
                    "debit": max(-amount, 0.0),
                    "credit": max(amount, 0.0),
                    "kind": "other",
                    "currency_id": company.currency_id.id,
                    "line_currency_id": line.currency_id.id,
                    "currency_amount": -amount,
                    "counterpart_line_ids": items.ids,
                }
            )
        return data
