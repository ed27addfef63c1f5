from odoo import models

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, DESK


class AccountBankingMandate(models.Model):
    """What a mandate waits for: the account, the signature."""

    _name = "account.banking.mandate"
    _inherit = ["account.banking.mandate", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        roles = [ACCOUNTANT, DESK]
        if self.suspended_code:
            text = self.env._(
                "Suspended: the bank refused a debit (%s). Have a new mandate signed.",
                self.suspended_code,
            )
            button = self.env._("New mandate")
            return [
                self._step("suspended", text, button, method="action_new", groups=roles)
            ]
        if self.state == "draft":
            text = self.env._(
                "The mandate waits for its signature. Send it or print it; when it "
                "comes back, write the date of the signature: the member's debits are "
                "programmed from then on."
            )
            button = self.env._("Send by mail")
            return [
                self._step(
                    "sign", text, button, method="action_send_mandate", groups=roles
                )
            ]
        if self.state in ("expired", "cancel"):
            text = self.env._("This mandate is of no use any more.")
            return [self._step("old", text, kind="wait")]
        text = self.env._("Signed: the member's invoices are debited.")
        return [self._step("ready", text)]

    def action_new(self):
        """Enter the bank account of a new mandate."""
        self.ensure_one()
        return self.partner_id.action_new_mandate()
