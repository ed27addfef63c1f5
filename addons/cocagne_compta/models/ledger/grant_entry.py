from odoo import models
from odoo.fields import Command

from .grant_rules import KINDS


class Grant(models.Model):
    """The entry of a promise: what is to receive against the income of its kind."""

    _inherit = "cocagne.grant"

    def _prepare_entry(self):
        """Values of the entry of a promise."""
        income = self.company_id._ledger_account(self._kind().income)
        due = self.company_id._ledger_account("grant_receivable")
        lines = [
            {
                "name": self.display_name,
                "account_id": due.id,
                "partner_id": self.partner_id.id,
                "debit": payment.amount,
                "date_maturity": payment.date,
            }
            for payment in self.payment_ids.sorted(lambda p: (p.date, p.id))
        ]
        lines.append(self._prepare_income(income, credit=self.amount))
        return self._prepare_move(self.agreement_date, lines)

    def _prepare_income(self, account, **amounts):
        """One line of the grant's income, with its activity."""
        return {
            "name": self.display_name,
            "account_id": account.id,
            "partner_id": self.partner_id.id,
            "analytic_distribution": self._distribution(),
            **amounts,
        }

    def _distribution(self):
        if not self.activity_id:
            return False
        # sudo: the cost account of the garden is a setting
        garden = self.company_id.sudo()._garden_analytic_account()
        return {f"{garden.id},{self.activity_id.id}": 100.0}

    def _prepare_move(self, day, lines):
        reference = " ".join(filter(None, (self.name, self.agreement_number)))
        return {
            "move_type": "entry",
            "company_id": self.company_id.id,
            "journal_id": self.company_id._ledger_journal().id,
            "date": day,
            "ref": reference,
            "line_ids": [Command.create(line) for line in lines],
        }

    def _kind(self):
        return KINDS[self.kind]
