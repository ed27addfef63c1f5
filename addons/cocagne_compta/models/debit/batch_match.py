from odoo import models

from odoo.addons.cocagne_jardin.tools import refresh_statistics

#: Matched first; the others once PostgreSQL knows that there are payments.
FIRST = 50


class Plan:
    """Sets of lines to match, gathered to be matched together."""

    def __init__(self):
        self.sets = []


class AccountPaymentOrder(models.Model):
    """A batch matches its payments with their invoices at once, not one by one."""

    _inherit = "account.payment.order"

    def generated2uploaded(self):
        """OCA's step, with Odoo's matching in bulk (``_reconcile_plan``)."""
        if not self.is_debit_batch:
            return super().generated2uploaded()
        plan = Plan()
        gathering = self.with_context(debit_plan=plan)
        result = super(AccountPaymentOrder, gathering).generated2uploaded()
        self._match_sets([lines.with_env(self.env) for lines in plan.sets])
        return result

    def _match_sets(self, sets):
        lines = self.env["account.move.line"]
        if len(sets) > FIRST:
            refresh_statistics(self.env)
            lines._reconcile_plan(sets[:FIRST])
            refresh_statistics(self.env)
            sets = sets[FIRST:]
        lines._reconcile_plan(sets)


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def reconcile(self):
        """Inside a batch, matched later with all the others."""
        plan = self.env.context.get("debit_plan")
        if plan is None:
            return super().reconcile()
        plan.sets.append(self)
        return {}
