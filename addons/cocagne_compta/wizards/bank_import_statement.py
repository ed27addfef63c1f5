from collections import Counter

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command, Date
from odoo.tools import format_date

#: From so many movements, a share that is known under other numbers is no chance.
TWIN_LINES, TWIN_SHARE = 3, 0.8


class AccountStatementImport(models.TransientModel):
    """Writes the statements of a file, without what an earlier file brought.

    OCA's method looks for each movement in turn, and lets a statement that overlaps
    with the end of a later one keep a balance that is not its own: both are done here
    for the whole file.
    """

    _inherit = "account.statement.import"

    def _create_bank_statements(self, stmts_vals, result):
        known = self._known_lines(stmts_vals)
        journals = self.env["account.journal"]
        skipped, todo = 0, []
        for vals in stmts_vals:
            journal = journals.browse(vals["journal_id"])
            lines = vals.pop("transactions")
            fresh = [li for li in lines if li["unique_import_id"] not in known]
            skipped += len(lines) - len(fresh)
            if fresh:
                self._check_periods(journal, fresh)
                self._check_other_format(journal, fresh)
                todo.append(self._prepare_statement(journal, vals, lines, known))
        statements = self.env["account.bank.statement"].with_context(
            skip_retrieve_partner=True, cocagne_bank_import=True
        )
        result["statement_ids"] += statements.create(todo).ids
        if skipped and todo:
            result["notifications"].append(
                self.env._(
                    "Movements that were imported before, and left aside: %s.", skipped
                )
            )
        return bool(todo)

    def _known_lines(self, stmts_vals):
        identifiers = [
            line["unique_import_id"] for v in stmts_vals for line in v["transactions"]
        ]
        # sudo: the identifier is unique in the database
        found = self.env["account.bank.statement.line"].sudo()
        rows = found.search_read(
            [("unique_import_id", "in", identifiers)], ["unique_import_id"]
        )
        return {row["unique_import_id"] for row in rows}

    @api.model
    def _prepare_statement(self, journal, vals, lines, known):
        """The statement of what is new: its balances without what is known."""
        currency = journal.currency_id or journal.company_id.currency_id
        is_known = [line["unique_import_id"] in known for line in lines]
        first, last = is_known.index(False), len(lines) - is_known[::-1].index(False)
        fresh = [li for li, old in zip(lines, is_known, strict=True) if not old]
        start = vals["balance_start"] + sum(li["amount"] for li in lines[:first])
        end = vals["balance_end_real"] - sum(li["amount"] for li in lines[last:])
        if any(is_known[first:last]):
            end = start + sum(li["amount"] for li in fresh)
        for number, line in enumerate(fresh, 1):
            line["sequence"] = number
        return {
            **vals,
            "balance_start": currency.round(start),
            "balance_end_real": currency.round(end),
            "line_ids": [Command.create(line) for line in fresh],
        }

    @api.model
    def _check_periods(self, journal, lines):
        """:raises UserError: a movement lies in a period that is closed."""
        first = min(Date.to_date(line["date"]) for line in lines)
        locks = journal.company_id._get_violated_lock_dates(first, False, journal)
        if locks:
            raise UserError(
                self.env._(
                    "The file has movements of %(day)s, and the accounts are closed "
                    "until %(lock)s. Import a file that begins later, or ask who "
                    "closed the period to open it.",
                    day=format_date(self.env, first),
                    lock=format_date(self.env, locks[-1][0]),
                )
            )

    @api.model
    def _check_other_format(self, journal, lines):
        """:raises UserError: the same movements came from a file of another format."""
        days = [Date.to_date(line["date"]) for line in lines]
        rows = self.env["account.bank.statement.line"]._read_group(
            [
                ("journal_id", "=", journal.id),
                ("date", ">=", min(days)),
                ("date", "<=", max(days)),
            ],
            ["date:day", "amount"],
            ["__count"],
        )
        there = Counter({(day, round(amount, 2)): n for day, amount, n in rows})
        wanted = Counter(
            (day, round(line["amount"], 2))
            for day, line in zip(days, lines, strict=True)
        )
        twins = sum((wanted & there).values())
        if twins >= TWIN_LINES and twins >= TWIN_SHARE * len(lines):
            raise UserError(
                self.env._(
                    "%(twins)s of the %(count)s movements of this file have the day "
                    "and the amount of movements that are there already: they were "
                    "imported from a file of another format. Nothing was added.",
                    twins=twins,
                    count=len(lines),
                )
            )
