from odoo import models

from ...tools import refresh_wrong_statistics


class AccountPayment(models.Model):
    """Odoo's read of what payments pay is sound only where PostgreSQL counts right.

    It joins the items of an entry with their matchings by an OR. On a table that the
    server believes empty, a month of debits takes minutes to read instead of a moment.
    """

    _inherit = "account.payment"

    def _compute_stat_buttons_from_reconciliation(self):
        refresh_wrong_statistics(self.env)
        return super()._compute_stat_buttons_from_reconciliation()


class AccountMove(models.Model):
    """The same reads, from the invoices."""

    _inherit = "account.move"

    def _compute_reconciled_payment_ids(self):
        refresh_wrong_statistics(self.env)
        return super()._compute_reconciled_payment_ids()

    def _compute_payment_state(self):
        refresh_wrong_statistics(self.env)
        return super()._compute_payment_state()
