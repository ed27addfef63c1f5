from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, DESK


class Home(models.AbstractModel):
    """What wants attention at the bank and with unpaid dues (R96)."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "bank_lines",
            "old_bank_statement",
            "late_payers",
            "plans_not_kept",
        ]

    def _alert_bank_lines(self):
        lines = self.env["account.bank.statement.line"]
        return self._alert(
            self.env._("Lines of the bank to look at"),
            "account.bank.statement.line",
            Domain(lines._to_look_at_domain()),
            "cocagne_compta.action_bank_lines_to_look_at",
            [ACCOUNTANT],
            icon="university",
        )

    def _alert_old_bank_statement(self):
        """The last statement of each bank, where it is too old."""
        return self._alert(
            self.env._("Banks whose last statement is old"),
            "account.bank.statement",
            Domain("id", "in", self._old_statements()),
            "account.action_bank_statement_tree",
            [ACCOUNTANT],
            icon="university",
        )

    @api.model
    def _old_statements(self):
        if not self._is_one_of(ACCOUNTANT):
            return []
        statements = self.env["account.bank.statement"]
        rows = statements._read_group(
            [("company_id", "in", self._houses().ids), ("date", "!=", False)],
            ["journal_id"],
            ["date:max", "id:recordset"],
        )
        found = statements
        for journal, last, group in rows:
            days = journal.company_id.bank_statement_days
            if days and last < self._today() - timedelta(days=days):
                found |= group.filtered(lambda s: s.date == last)[:1]  # noqa: B023
        return found.ids

    @api.model
    def _houses(self):
        return self.env.companies | self.env.companies.root_id

    def _alert_late_payers(self):
        late = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain("overdue", ">", company.unpaid_alert_amount)
            for company in self.env.companies
        )
        return self._alert(
            self.env._("Clients who are late with a large sum"),
            "cocagne.balance",
            late,
            "cocagne_compta.action_balances",
            [DESK, ACCOUNTANT],
            icon="eur",
        )

    def _alert_plans_not_kept(self):
        return self._alert(
            self.env._("Payment plans that are not kept"),
            "cocagne.payment.plan",
            self._mine()
            & Domain("state", "=", "running")
            & Domain("situation", "in", ["late"]),
            "cocagne_compta.action_payment_plans",
            [ACCOUNTANT],
            icon="handshake-o",
        )
