from odoo import models


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
        self.env["account.move.line"]._reconcile_plan(
            [lines.with_env(self.env) for lines in plan.sets]
        )
        return result


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def reconcile(self):
        """Inside a batch, matched later with all the others."""
        plan = self.env.context.get("debit_plan")
        if plan is None:
            return super().reconcile()
        plan.sets.append(self)
        return {}
