from odoo import models

from .ways import ON_ITS_WAY, OUT_OF_OWN_JOURNAL, WAYS, free_code, next_account


class PaymentWay(models.Model):
    """The journal, the account and the payment methods of a way of paying (R64)."""

    _inherit = "cocagne.payment.way"

    def _set_up(self):
        """Make what is missing. Run twice, it changes nothing."""
        self.ensure_one()
        # sudo: managers add ways without holding the rights on the chart of accounts
        way = self.sudo().with_company(self.company_id)
        bank = way.company_id._bank_journal()
        journal = way._make_journal() if WAYS[way.kind].journal else bank
        way.line_in_id = way.line_in_id or way._make_line("inbound", journal)
        out = journal if way.kind in OUT_OF_OWN_JOURNAL else bank
        way.line_out_id = way.line_out_id or way._make_line("outbound", out)

    def _make_journal(self):
        """The journal of this way; the first cash way takes the garden's cash one."""
        journals = self.env["account.journal"]
        mine = [("company_id", "=", self.company_id.id)]
        if self.kind == "cash" and not self._twins():
            found = journals.search([*mine, ("type", "=", "cash")], limit=1)
            if found:
                return found
        taken = set(
            journals.with_context(active_test=False).search(mine).mapped("code")
        )
        return journals.create(self._prepare_journal(taken))

    def _prepare_journal(self, taken):
        account = self._waiting_account()
        return {
            "name": self.name,
            "code": free_code(WAYS[self.kind].journal, taken),
            "type": "cash" if self.kind == "cash" else "bank",
            "company_id": self.company_id.id,
            # after the journals of the bank, that people choose first
            "sequence": 50,
            "default_account_id": account.id if account else False,
        }

    def _twins(self):
        """The other ways of the same kind of this garden."""
        return self.with_context(active_test=False).search(
            [
                ("company_id", "=", self.company_id.id),
                ("kind", "=", self.kind),
                ("id", "!=", self.id),
            ]
        )

    def _waiting_account(self):
        """Where the money waits for the bank; empty for cash, that has its till."""
        if self.kind == "wages":
            return self.company_id._ledger_account("staff")
        wanted = WAYS[self.kind].account
        if not wanted:
            return self.env["account.account"]
        if self._twins() and WAYS[self.kind].journal:
            # a second one of the same kind has its own account, under its own name
            accounts = self.env["account.account"].with_context(active_test=False)
            taken = accounts.search(
                [
                    ("company_ids", "in", self.company_id.ids),
                    ("code", "=like", f"{wanted.code[:4]}%"),
                ]
            )
            code = next_account(wanted.code, set(taken.mapped("code")))
            wanted = wanted._replace(code=code, name=self.name)
        return self.company_id._waiting_account(wanted)

    def _make_line(self, direction, journal):
        """The payment method of this way in its journal, in or out."""
        own = self._owns(journal)
        vals = {
            "name": self.name,
            "payment_account_id": self._line_account(direction, journal, own).id,
            "selectable": direction == "inbound",
        }
        made = own and self._line_of_new_journal(direction, journal)
        if made:
            made.write(vals)
            return made
        return self.env["account.payment.method.line"].create(
            {
                **vals,
                "payment_method_id": self._method(direction).id,
                "journal_id": journal.id,
                "company_id": self.company_id.id,
            }
        )

    def _owns(self, journal):
        """Whether the journal is this way's own, not that of the bank."""
        return bool(WAYS[self.kind].journal) and (
            journal != self.company_id._bank_journal()
        )

    def _line_of_new_journal(self, direction, journal):
        """The payment method that came with the journal, when nobody uses it."""
        method = self._method(direction)
        lines = journal[f"{direction}_payment_method_line_ids"].filtered(
            lambda line: line.payment_method_id == method
        )
        field = "line_in_id" if direction == "inbound" else "line_out_id"
        ways = self.with_context(active_test=False).search([(field, "in", lines.ids)])
        return (lines - ways[field])[:1]

    def _method(self, direction):
        """Odoo's payment method: a real direct debit for SEPA, by hand for the rest."""
        code = "manual"
        if self.kind == "sepa" and direction == "inbound":
            code = "sepa_direct_debit"
        return self.env["account.payment.method"].search(
            [("code", "=", code), ("payment_type", "=", direction)], limit=1
        )

    def _line_account(self, direction, journal, own):
        if own or journal.type == "cash":
            return journal.default_account_id
        if direction == "outbound":
            return self.company_id._waiting_account(ON_ITS_WAY)
        return self._waiting_account()
