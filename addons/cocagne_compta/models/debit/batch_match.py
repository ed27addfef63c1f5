from odoo import models

from odoo.addons.cocagne_jardin.models.billing.matching_plan import MatchingPlan
from odoo.addons.cocagne_jardin.tools import refresh_statistics

#: Matched first; the others once PostgreSQL knows that there are payments.
FIRST = 50


class AccountPaymentOrder(models.Model):
    """A batch matches its payments with their invoices at once, not one by one."""

    _inherit = "account.payment.order"

    def generated2uploaded(self):
        """OCA's step, with Odoo's matching in bulk (``_reconcile_plan``)."""
        if not self.is_debit_batch:
            return super().generated2uploaded()
        plan = MatchingPlan()
        gathering = self.with_context(matching_plan=plan)
        result = super(AccountPaymentOrder, gathering).generated2uploaded()
        plan.forget_settled()
        if len(plan.sets) > FIRST:
            refresh_statistics(self.env)
            plan.match(self.env, FIRST)
            refresh_statistics(self.env)
        plan.match(self.env)
        return result
