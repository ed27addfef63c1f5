from odoo import fields, models

#: From how many debits on a batch is executed or undone behind the scenes.
LARGE = 100


class AccountPaymentOrder(models.Model):
    """Large batches are executed and undone by a job: one transaction, all or nothing.

    Pressed again, or run again after a power cut, nothing is done twice: the state of
    the batch is read under a lock first.
    """

    _inherit = "account.payment.order"

    job_since = fields.Datetime("Being worked on since", readonly=True, copy=False)

    def _runs_behind(self):
        return (
            len(self.payment_ids) >= LARGE
            and self.env["cocagne.billing.run"]._has_job_runner()
        )

    def _enqueue(self, method, words):
        """Do ``method`` as a job; True, so that the screen is read again."""
        self.job_since = fields.Datetime.now()
        self.with_delay(
            identity_key=f"cocagne-debit-{method}-{self.id}", description=words
        )._run_job(method)
        return True

    def _run_job(self, method):
        """A job: execute or undo the batch."""
        self.ensure_one()
        wanted = {"_execute": "generated", "_undo": "uploaded"}[method]
        if self.state == wanted:
            getattr(self, method)()
        self.job_since = False
