"""The entries of rejects: the payment is taken back, the fee of the bank is owed."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import format_date

from odoo.addons.cocagne_jardin.models.billing.matching_plan import MatchingPlan


class DebitReject(models.Model):
    _inherit = "cocagne.debit.reject"

    def _book(self):
        """Entries of these rejects of one garden, one return per journal and day."""
        for (journal, day), rejects in self.grouped(
            lambda r: (r.payment_id.journal_id, r.date)
        ).items():
            rejects._book_return(journal, day)
        if self:
            self._book_fees()
        for reject in self:
            if reject.reason_id.suspends_mandate and reject.mandate_id:
                reject.mandate_id._suspend(reject.code)
            if reject.kind == "reject":
                reject._forget_first_debit()

    def _book_return(self, journal, day):
        for reject in self:
            reject.due_ids = [
                Command.set(reject.payment_id.payment_line_ids.move_line_id.ids)
            ]
        back = self.env["payment.return"].create(self._prepare_return(journal, day))
        paid = {
            line: line.matched_debit_ids.debit_move_id
            for line in back.line_ids.move_line_ids
        }
        plan = MatchingPlan()
        back.with_context(matching_plan=plan).action_confirm()
        plan.match(self.env)
        for line, dues in paid.items():
            # as OCA does after each matching
            line.matched_debit_ids.origin_returned_move_ids = dues
        self.return_id = back

    def _prepare_return(self, journal, day):
        return {
            "company_id": journal.company_id.id,
            "journal_id": journal.id,
            "date": day,
            "payment_method_line_id": self.payment_id.payment_method_line_id[:1].id,
            "line_ids": [
                Command.create(
                    {
                        "partner_id": reject.partner_id.id,
                        "amount": reject.amount,
                        "reason_id": reject.reason_id.id,
                        "reference": reject.end_to_end,
                        "date": reject.date,
                        "move_line_ids": [Command.set(reject._paid_lines().ids)],
                    }
                )
                for reject in self
            ],
        }

    def _paid_lines(self):
        """The line of the member in the entry of the payment."""
        payment = self.payment_id
        return payment.move_id.line_ids.filtered(
            lambda line: line.account_id == payment.destination_account_id
        )

    def _book_fees(self):
        """The bank's fees are owed by the members; the next batch debits them."""
        charged = self.filtered(
            lambda reject: not reject.currency_id.is_zero(reject.fee)
        )
        entries = self.env["account.move"].with_context(billing_formats={})
        moves = entries.create([reject._prepare_fee_move() for reject in charged])
        moves.action_post()
        # after posting: Odoo computes it anew for entries
        moves.preferred_payment_method_line_id = self.company_id._debit_line()
        for reject, move in zip(charged, moves.with_env(self.env), strict=True):
            reject.fee_move_id = move
            reject.due_ids |= move.line_ids.filtered(
                lambda line: line.account_type == "asset_receivable"
            )

    def _prepare_fee_move(self):
        label = self.env._(
            "Fee of the debit of %(day)s sent back: %(reason)s",
            day=format_date(self.env, self.payment_id.date),
            reason=self.reason_id.name,
        )
        line = {"name": label, "partner_id": self.partner_id.id}
        income = self.company_id._ledger_account("fee_recharged")
        return {
            "move_type": "entry",
            "company_id": self.company_id.id,
            "journal_id": self._fee_journal().id,
            "date": self.date,
            "ref": label,
            "line_ids": [
                Command.create(
                    {
                        **line,
                        "account_id": self.payment_id.destination_account_id.id,
                        "debit": self.fee,
                        "date_maturity": self.date,
                    }
                ),
                Command.create({**line, "account_id": income.id, "credit": self.fee}),
            ],
        }

    def _fee_journal(self):
        journals = self.env["account.journal"]
        found = journals.search(
            [
                ("type", "=", "general"),
                ("company_id", "in", self.company_id._with_mother_houses()),
            ],
            limit=1,
        )
        if not found:
            raise UserError(
                self.env._("%s has no journal for other entries.", self.company_id.name)
            )
        return found

    def _forget_first_debit(self):
        """A first debit refused before its day is still to come (rulebook, 4.2)."""
        line = self.payment_id.payment_line_ids[:1]
        if not line.mandate_debited_before and self.mandate_id.last_debit_date == (
            line.order_id.date_generated
        ):
            self.mandate_id.last_debit_date = False
