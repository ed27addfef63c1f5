from odoo import fields, models

from .home import ACCOUNTANT


class BillingRun(models.Model):
    """What a month to bill waits for: a look, the billing, what was refused."""

    _name = "cocagne.billing.run"
    _inherit = ["cocagne.billing.run", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if self.month > fields.Date.context_today(self):
            text = self.env._("This month has not begun: nothing is delivered yet.")
            return [self._step("early", text, kind="wait")]
        if self.state == "running":
            text = self.env._("The month is being billed: come back in a moment.")
            return [self._step("running", text, kind="wait")]
        if self.refusals:
            return [
                self._step(
                    "refusals",
                    self.env._(
                        "Some members could not be billed: correct what is said below, "
                        "then bill again."
                    ),
                    self.env._("Bill again"),
                    method="action_run",
                    groups=[ACCOUNTANT],
                )
            ]
        if self.payer_count:
            return self._steps_payers()
        if not self.invoice_count:
            text = self.env._("Nothing to bill: no basket was delivered this month.")
            return [self._step("nothing", text, kind="wait")]
        if self.unsent_count:
            return [self._step_send()]
        return [
            self._step(
                "ready",
                self.env._(
                    "Everything is billed. Invoices made: %s.", self.invoice_count
                ),
                self.env._("See the invoices"),
                method="action_view_invoices",
                kind="done",
            )
        ]

    def _step_send(self):
        text = self.env._(
            "Everything is billed. Now the invoices leave: by mail, or printed for who "
            "has no address. To send: %s.",
            self.unsent_count,
        )
        return self._step(
            "send",
            text,
            self.env._("Send the invoices"),
            method="action_send",
            groups=[ACCOUNTANT],
        )

    def _steps_payers(self):
        text = self.env._(
            "Look at who will pay how much, then bill. Members to bill: %s.",
            self.payer_count,
        )
        return [
            self._step(
                "preview",
                text,
                self.env._("Look before billing"),
                method="action_preview",
                groups=[ACCOUNTANT],
            )
        ]
