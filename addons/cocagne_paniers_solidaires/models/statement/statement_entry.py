from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cocagne_compta.models.ledger.grant_rules import KINDS

#: Days to pay when the funder has no payment term: those of public bodies (Code de la
#: commande publique, art. R2192-10).
DAYS_TO_PAY = 30
#: Kind of grant in the accounts, by kind of funder.
GRANT_KINDS = {
    "ccas": "town",
    "caf": "social",
    "msa": "social",
    "department": "department",
    "state": "state",
    "university": "other",
    "foundation": "foundation",
    "company": "patron",
    "network": "foundation",
    "other": "other",
}


class SolidarityStatement(models.Model):
    """The entry of a statement: an invoice, or a grant to receive (441 against 74/75).

    Why not one ``cocagne.grant`` per statement: docs/decisions/statements.md.
    """

    _inherit = "cocagne.solidarity.statement"

    date = fields.Date(
        "Date of the entry",
        compute="_compute_date",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="The last day of the period: the income belongs to it. Choose another day "
        "when the books of that day are closed.",
    )
    date_due = fields.Date(
        "To pay before",
        compute="_compute_date_due",
        store=True,
        readonly=False,
    )

    @api.depends("date_to")
    def _compute_date(self):
        for statement in self:
            statement.date = statement.date_to

    @api.depends("partner_id", "date")
    def _compute_date_due(self):
        today = fields.Date.context_today(self)
        for statement in self:
            day = max(statement.date or today, today)
            company = statement.company_id
            term = statement.partner_id.with_company(
                company
            ).property_payment_term_id.sudo()
            days = max(term.line_ids.mapped("nb_days"), default=DAYS_TO_PAY)
            statement.date_due = day + timedelta(days=days)

    # -- booking -------------------------------------------------------------------------

    def _book(self):
        """Make and post the entry of each statement.

        What a grant pays that is in the accounts already is not booked again.
        """
        for statement in self:
            statement._check_bookable()
            if statement._grant():
                continue
            if statement.settlement == "invoice":
                vals = statement._prepare_invoice()
            else:
                vals = statement._prepare_grant_entry()
            moves = self.env["account.move"].with_company(statement.company_id)
            move = moves.create(vals)
            statement._check_total(move)
            move.action_post()
            # sudo: nobody types the entry of a statement
            statement.sudo().move_id = move

    def _check_bookable(self):
        """:raises UserError: saying what to do."""
        self.agreement_id._check_statable()
        if self.currency_id.is_zero(self.amount):
            raise UserError(
                self.env._(
                    "%s: there is nothing to ask for. Cancel it, the baskets wait for "
                    "the next statement.",
                    self.display_name,
                )
            )
        is_invoice = self.settlement == "invoice"
        violations = self.company_id._get_lock_date_violations(
            self.date,
            fiscalyear=True,
            sale=is_invoice,
            purchase=False,
            tax=is_invoice,
            hard=True,
        )
        if violations and not self._grant():
            raise UserError(
                self.env._(
                    "The books are closed on %(day)s: choose another date of the entry "
                    "for %(statement)s, or reopen the month.",
                    day=self._day_words(self.date),
                    statement=self.display_name,
                )
            )

    def _day_words(self, day):
        return self.env["cocagne.billing"]._format_day(day, "yMMMMd")

    def _check_total(self, move):
        """The entry is the sum of the shares, to the cent."""
        total = move.amount_total_signed
        if move.move_type == "entry":
            due = move.line_ids.filtered("date_maturity")
            total = sum(due.mapped("balance"))
        if self.currency_id.compare_amounts(total, self.amount):
            raise UserError(
                self.env._(
                    "%(statement)s sums to %(wanted)s, and its entry to %(found)s: the "
                    "VAT of its basket types must be included in the price.",
                    statement=self.display_name,
                    wanted=self.currency_id.format(self.amount),
                    found=self.currency_id.format(total),
                )
            )

    # -- a grant -------------------------------------------------------------------------

    def _prepare_grant_entry(self):
        """What is to receive against the income of this kind of funder, without VAT."""
        company = self.company_id
        income = KINDS[GRANT_KINDS[self.agreement_id.kind]].income
        common = {"name": self._label(), "partner_id": self.partner_id.id}
        due, earned = (
            {
                **common,
                "account_id": company._ledger_account("grant_receivable").id,
                "balance": self.amount,
                "date_maturity": self.date_due,
            },
            {
                **common,
                "account_id": company._ledger_account(income).id,
                "balance": -self.amount,
            },
        )
        return {
            "move_type": "entry",
            "company_id": company.id,
            "journal_id": company._ledger_journal().id,
            "date": self.date,
            "ref": self._label(),
            "line_ids": [Command.create(due), Command.create(earned)],
        }

    def _label(self):
        """The words of the entry: they go to the accountant and to the bank's matching."""
        return " ".join(
            filter(None, (self.reference, self.display_name, self.agreement_id.number))
        )
