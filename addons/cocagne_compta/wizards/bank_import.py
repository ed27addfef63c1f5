from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..banking.account import same_account
from ..banking.detect import MAX_BYTES
from ..banking.problems import BankFileProblem


class AccountStatementImport(models.TransientModel):
    """Import of a file of the bank: refuses what is doubtful, then matches.

    A refused file leaves nothing behind, also when it holds several accounts.
    """

    _inherit = "account.statement.import"

    state = fields.Selection([("file", "File"), ("done", "Done")], default="file")
    summary = fields.Html(readonly=True)
    line_count = fields.Integer("Lines read", readonly=True)
    matched_count = fields.Integer("Matched by themselves", readonly=True)
    look_count = fields.Integer("To look at", readonly=True)

    def action_import(self):
        """Read the file, match its lines, and tell what was done."""
        self.ensure_one()
        result = self._import_file()
        statements = self.env["account.bank.statement"].browse(result["statement_ids"])
        lines = statements.line_ids
        left = lines.filtered(lambda line: not line.is_reconciled)
        self.write(
            {
                "state": "done",
                "summary": self._summary(statements, result["notifications"]),
                "line_count": len(lines),
                "matched_count": len(lines) - len(left),
                "look_count": len(left),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The bank's file is imported"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [
                (self.env.ref("cocagne_compta.bank_import_view_form").id, "form")
            ],
            "target": "new",
        }

    def action_look(self):
        """The lines that wait for somebody."""
        return self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_compta.action_bank_lines_to_look_at"
        )

    def _import_file(self):
        """Refuse a file that is too big before decoding it; say when it is known."""
        self.ensure_one()
        try:
            self._check_size()
            with self.env.cr.savepoint():
                result = super()._import_file()
        except BankFileProblem as problem:
            messages = self.env["cocagne.bank.file.messages"]
            raise UserError(messages._explain(problem)) from problem
        statements = self.env["account.bank.statement"].browse(result["statement_ids"])
        result["notifications"] += self._gaps(statements)
        statements.line_ids._match_with_garden()
        return result

    def _check_size(self):
        size = len(self.statement_file or b"") * 3 // 4
        if size > MAX_BYTES + 3:
            megabyte = 1024**2
            raise BankFileProblem(
                "too_big", megabytes=size // megabyte, limit=MAX_BYTES // megabyte
            )

    def import_single_file(self, file_data, result):
        """The same, and a message that says which file was imported before."""
        super().import_single_file(file_data, result)
        if not result["statement_ids"]:
            raise UserError(self._already_imported(file_data))

    def _already_imported(self, file_data):
        checksum = self.env["ir.attachment"]._compute_checksum(file_data)
        found = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "account.bank.statement"),
                ("checksum", "=", checksum),
                ("company_id", "in", self.env.company.parent_ids.ids),
            ],
            limit=1,
        )
        if found:
            return self.env._(
                "This file was imported on %(day)s (%(name)s): nothing was added.",
                day=format_date(self.env, found.create_date.date()),
                name=found.name,
            )
        return self.env._(
            "All the movements of this file were imported before, from another file: "
            "nothing was added."
        )

    # -- the account -----------------------------------------------------------------

    @api.model
    def _match_journal(self, account_number, currency):
        """The bank journal of this garden that has the account of the file.

        :raises UserError: another account, or that of another garden, naming both.
        """
        # sudo: an account of another garden is told apart from an unknown one
        journals = self.env["account.journal"].sudo().search([("type", "=", "bank")])
        same = journals.filtered(
            lambda j: same_account(j.bank_account_id.acc_number, account_number)
        )
        own = same.filtered(lambda j: j.company_id in self.env.company.parent_ids)
        if not own:
            raise UserError(self._wrong_account(account_number, same, journals))
        journal = own[:1].with_env(self.env)
        if (journal.currency_id or journal.company_id.currency_id) != currency:
            raise UserError(
                self.env._(
                    "The file is in %(found)s, and the account %(journal)s in "
                    "%(wanted)s: choose the file of this account.",
                    found=currency.name,
                    journal=journal.name,
                    wanted=(journal.currency_id or journal.company_id.currency_id).name,
                )
            )
        return journal

    def _wrong_account(self, number, same, journals):
        garden = self.env.company
        if same:
            return self.env._(
                "The account of this file, %(number)s, is that of %(other)s, and you "
                "are in %(garden)s. Choose the garden above on the right, then import "
                "the file again.",
                number=number,
                other=same[0].company_id.name,
                garden=garden.name,
            )
        own = journals.filtered(lambda j: j.company_id in garden.parent_ids)
        numbers = [
            f"{j.name} ({j.bank_account_id.acc_number or self.env._('no number')})"
            for j in own
        ]
        return self.env._(
            "The account of this file, %(number)s, is not one of %(garden)s: "
            "%(journals)s. Choose another file, or write this number on the bank "
            "journal.",
            number=number,
            garden=garden.name,
            journals=", ".join(numbers) or self.env._("it has no bank account yet"),
        )

    # -- what is told -----------------------------------------------------------------

    def _gaps(self, statements):
        """Statements that are missing before or after those that came in."""
        return [
            warning
            for statement in statements
            for warning in (
                self._gap(statement, "<", "first_line_index desc"),
                self._gap(statement, ">", "first_line_index asc"),
            )
            if warning
        ]

    def _gap(self, statement, side, order):
        other = self.env["account.bank.statement"].search(
            [
                ("journal_id", "=", statement.journal_id.id),
                ("first_line_index", side, statement.first_line_index),
            ],
            order=order,
            limit=1,
        )
        if not other:
            return None
        before, after = (other, statement) if side == "<" else (statement, other)
        currency = statement.currency_id
        if not currency.compare_amounts(before.balance_end_real, after.balance_start):
            return None
        return self.env._(
            "A statement is missing: the balance was %(before)s on %(day)s, and the "
            "next statement begins with %(after)s on %(next)s. Import what lies between.",
            before=currency.format(before.balance_end_real),
            after=currency.format(after.balance_start),
            day=format_date(self.env, before.date),
            next=format_date(self.env, min(after.line_ids.mapped("date"))),
        )

    def _summary(self, statements, warnings):
        parts = []
        for statement in statements:
            days = statement.line_ids.mapped("date")
            parts.append(
                Markup("<p>%s</p>")
                % self.env._(
                    "%(journal)s, from %(first)s to %(last)s. Balance: %(balance)s.",
                    journal=statement.journal_id.name,
                    first=format_date(self.env, min(days)),
                    last=format_date(self.env, max(days)),
                    balance=statement.currency_id.format(statement.balance_end_real),
                )
            )
        parts += [
            Markup('<p class="alert alert-warning mb-1">%s</p>') % text
            for text in warnings
        ]
        return Markup().join(parts)
