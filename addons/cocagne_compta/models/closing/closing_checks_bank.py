from odoo import api, models
from odoo.fields import Domain


class Closing(models.Model):
    """What has not reached the bank, or came from it without being matched."""

    _inherit = "cocagne.closing"

    @api.model
    def _check_codes(self):
        codes = super()._check_codes()
        place = codes.index("unpaid") + 1
        return [
            *codes[:place],
            "batches",
            "undeposited",
            "statements",
            *codes[place:],
        ]

    def _check_batches(self):
        return self._check(
            self.env._("Debit batches that are not sent"),
            "account.payment.order",
            self._until("date_scheduled")
            & Domain("state", "in", ("draft", "open", "generated")),
            action="account_payment_batch_oca.account_payment_order_inbound_action",
            hint=self.env._("Send the file to the bank, or cancel the batch."),
        )

    def _check_undeposited(self):
        """Cheques, cash and others received that are on no bank account yet (511)."""
        accounts = self.env["account.account"].search(
            [
                ("company_ids", "in", self.company_id.root_id.ids),
                ("code", "=like", "511%"),
            ]
        )
        domain = self._until() & Domain(
            [
                ("parent_state", "=", "posted"),
                ("account_id", "in", accounts.ids),
                ("reconciled", "=", False),
                ("balance", "!=", 0),
            ]
        )
        total = self.env["account.move.line"]._read_group(
            domain, aggregates=["balance:sum"]
        )[0][0]
        return self._check(
            self.env._("Payments received and not deposited"),
            "account.move.line",
            domain,
            amount=total or 0.0,
            hint=self.env._("Make the deposit slip and bring it to the bank."),
        )

    def _check_statements(self):
        lines = self.env["account.bank.statement.line"]
        domain = self._until() & Domain("is_reconciled", "=", False)
        total = lines._read_group(domain, aggregates=["amount:sum"])[0][0]
        return self._check(
            self.env._("Bank lines that are not matched"),
            lines._name,
            domain,
            action="account_reconcile_oca.action_bank_statement_line_reconcile",
            amount=total or 0.0,
            hint=self.env._("Say what each line of the bank pays."),
        )
