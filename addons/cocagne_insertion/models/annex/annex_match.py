from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...law.aid import receipts as law

REASONS = [
    (law.SAME, "Same amount"),
    (law.TOGETHER, "Several payments together"),
    (law.NEAR, "Nearest month, with a gap"),
]


class AnnexMatch(models.Model):
    """What a sum that came in may be: proposed, and confirmed by the accountant."""

    _name = "cocagne.annex.match"
    _description = "Sum received from the ASP"
    _order = "annex_id, date, id"
    _check_company_auto = True

    annex_id = fields.Many2one(
        "cocagne.annex",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(related="annex_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        "Line of the bank",
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        "Entry of the aid",
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    date = fields.Date("Came on", required=True)
    label = fields.Char("Words of the bank")
    amount = fields.Monetary("Came in", required=True)
    payment_ids = fields.Many2many(
        "cocagne.annex.payment", string="What it pays", check_company=True
    )
    reason = fields.Selection(REASONS, "Why we think so")
    gap = fields.Monetary(help="Came in less expected.")

    def action_confirm(self):
        """It is this: the line of the bank is matched, or the entry counted.

        :raises UserError: nothing is proposed, or the payments are not booked.
        """
        for match in self:
            if not match.payment_ids:
                raise UserError(
                    self.env._(
                        "Nothing is expected that looks like %s: choose what it pays.",
                        match.currency_id.format(match.amount),
                    )
                )
            if match.statement_line_id:
                match._confirm_bank()
            else:
                match._confirm_entry()
        self.unlink()
        return True

    def action_dismiss(self):
        """It is something else."""
        self.unlink()
        return True

    def _confirm_bank(self):
        """Match the line through the proposals of the bank screen."""
        items = self.payment_ids.move_line_id
        if len(items) < len(self.payment_ids):
            raise UserError(
                self.env._(
                    "Book the aid of %s first: a line of the bank pays what is booked.",
                    self.annex_id.number,
                )
            )
        proposal = self.env["cocagne.bank.proposal"].create(
            {
                "statement_line_id": self.statement_line_id.id,
                "reason": "amount",
                "partner_id": items.partner_id[:1].id,
                "item_ids": [(6, 0, items.ids)],
                "rest": self.gap,
            }
        )
        proposal.action_accept()

    def _confirm_entry(self):
        """Share an entry of the aid (74) among the payments it is for.

        Each has what it expects, the last one what is left: a gap shows on it.
        """
        left = Decimal(str(round(self.amount, 2)))
        payments = self.payment_ids.sorted(lambda p: (p.date, p.id))
        for payment in payments:
            part = left if payment == payments[-1] else payment._due()
            left -= part
            payment.write(
                {
                    "entry_ids": [(4, self.move_line_id.id)],
                    "entry_amount": payment.entry_amount + float(part),
                }
            )


class Annex(models.Model):
    """Sums that came in, beside what is expected."""

    _inherit = "cocagne.annex"

    match_ids = fields.One2many("cocagne.annex.match", "annex_id", "Came in")

    def action_match(self):
        """Look for the payments of the ASP at the bank and in the accounts."""
        for annex in self:
            annex._refresh_schedule(missing=True)
            annex.match_ids.unlink()
            annex._propose_matches()
        return True

    def _propose_matches(self):
        lines, entries = self._bank_lines(), self._aid_entries()
        sources = {("line", one.id): one for one in lines}
        sources |= {("entry", one.id): one for one in entries}
        keys = list(sources)
        found = law.propose(
            [
                law.Due(one.id, one.date, one._due())
                for one in self.payment_ids
                if one._due()
            ],
            [
                law.Receipt(rank, sources[key].date, self._received(key, sources[key]))
                for rank, key in enumerate(keys)
            ],
        )
        proposed = {match.receipt: match for match in found}
        self.env["cocagne.annex.match"].create(
            [
                self._prepare_match(key, sources[key], proposed.get(rank))
                for rank, key in enumerate(keys)
            ]
        )

    @api.model
    def _received(self, key, source):
        euros = source.amount if key[0] == "line" else -source.balance
        return Decimal(str(round(euros, 2)))

    def _prepare_match(self, key, source, match):
        is_line = key[0] == "line"
        return {
            "annex_id": self.id,
            "statement_line_id": source.id if is_line else False,
            "move_line_id": False if is_line else source.id,
            "date": source.date,
            "label": source.payment_ref if is_line else source.name,
            "amount": float(self._received(key, source)),
            "payment_ids": [(6, 0, match.dues if match else [])],
            "reason": match.reason if match else False,
            "gap": float(match.gap) if match else 0.0,
        }

    def _bank_lines(self):
        """Lines of the bank still to be matched that the payer of the aid sent."""
        lines = self.env["account.bank.statement.line"]
        payer = self.company_id.asp_partner_id
        words = Domain("partner_id", "child_of", payer.ids) if payer else Domain.FALSE
        for word in ("agence de services", "ASP "):
            words |= Domain("payment_ref", "ilike", word)
            words |= Domain("partner_name", "ilike", word)
        domain = Domain(lines._to_look_at_domain()) & words
        domain &= Domain("company_id", "=", self.company_id.id)
        return lines.search(
            domain & Domain("amount", ">", 0) & Domain("date", ">=", self.date_start)
        )

    def _aid_entries(self):
        """Entries on the account of the aid that no grant and no payment explains.

        A garden whose accountant books what comes in straight on 74 has these.
        """
        account = self.company_id._ledger_account("grant_asp")
        taken = self.env["cocagne.annex.payment"].search(
            [("company_id", "=", self.company_id.id), ("entry_ids", "!=", False)]
        )
        ours = taken.move_line_id.move_id | self.payment_ids.move_line_id.move_id
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("account_id", "=", account.id),
                ("parent_state", "=", "posted"),
                ("date", ">=", self.date_start),
                ("balance", "<", 0),
                ("id", "not in", taken.entry_ids.ids),
                ("move_id", "not in", (ours | self.grant_id.move_id).ids),
                ("move_id", "not in", self.grant_id.year_ids.move_id.ids),
            ]
        )
