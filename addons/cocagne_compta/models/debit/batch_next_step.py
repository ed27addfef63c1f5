from odoo import fields, models
from odoo.tools import format_datetime

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT


class AccountPaymentOrder(models.Model):
    """The next step of a batch: check, make the file, execute (R70)."""

    _name = "account.payment.order"
    _inherit = ["account.payment.order", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        steps = {
            "draft": self._steps_draft,
            "generated": self._steps_file,
            "uploaded": self._steps_executed,
        }
        if not self.is_debit_batch or self.state not in steps:
            return []
        if self.job_since:
            text = self.env._(
                "The batch is being worked on since %s: come back in a moment. If "
                "nothing has changed in ten minutes, press the button again.",
                format_datetime(self.env, self.job_since, dt_format="short"),
            )
            return [self._step("running", text, kind="wait")]
        return steps[self.state]()

    def _todo(self, code, text, button, method, **options):
        return [
            self._step(
                code, text, button, method=method, groups=[ACCOUNTANT], **options
            )
        ]

    def _steps_draft(self):
        if self.problems:
            return [self._step("problems", self.problems, kind="todo")]
        if not self.checked_on:
            text = self.env._("Find what members owe and check their mandates.")
            return self._todo("check", text, self.env._("Check"), "action_check")
        if not self.payment_line_ids:
            text = self.env._("Nothing to debit. Look at what is left out, and why.")
            return self._todo(
                "nothing", text, self.env._("Check again"), "action_check"
            )
        text = self.env._(
            "Look at the list, then make the file for the bank. Dues: %(count)s. "
            "Left out: %(refused)s.",
            count=self.due_count,
            refused=self.refusal_count,
        )
        return self._todo("file", text, self.env._("Make the file"), "action_make_file")

    def _steps_file(self):
        day = fields.Date.context_today(self)
        if self.date_scheduled and self.date_scheduled > day:
            text = self.env._(
                "Send the file on the web site of your bank. When the bank has taken "
                "it, come back and say so."
            )
        else:
            text = self.env._(
                "The day of the debit is here: has the bank executed the file?"
            )
        paid = self._words_paid_since()
        text = f"{paid} {text}" if paid else text
        return self._todo(
            "executed",
            text,
            self.env._("The bank has executed it"),
            "action_executed",
        )

    def _steps_executed(self):
        text = self.env._(
            "Executed: the invoices are paid. What the bank sends back goes to Rejects."
        )
        return [self._step("done", text)]
