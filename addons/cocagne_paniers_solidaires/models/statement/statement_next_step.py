from odoo import models

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, MANAGER


class SolidarityStatement(models.Model):
    """What next on a statement: check, send, wait, be paid."""

    _inherit = "cocagne.solidarity.statement"

    def _next_steps(self):
        self.ensure_one()
        if self.state == "draft":
            return self._steps_to_send()
        if self.state == "cancelled":
            text = self.env._("Cancelled: its baskets wait for another statement.")
            return [self._step("cancelled", text)]
        return self._steps_to_be_paid()

    def _steps_to_send(self):
        roles = [ACCOUNTANT, MANAGER]
        if self.recipient_id.email_normalized:
            text = self.env._(
                "Look at the totals. When they are right, send the statement to %s.",
                self.recipient_id.display_name,
            )
            button = self.env._("Send the statement")
            send = self._step("send", text, button, method="action_send", groups=roles)
        else:
            text = self.env._(
                "The funder has no mail address: print the statement and send it "
                "yourself, by post or through Chorus Pro."
            )
            button = self.env._("I send it myself")
            send = self._step(
                "post", text, button, method="action_mark_sent", groups=roles
            )
        text = self.env._("Look at the totals: the accountant then sends it.")
        return [*self._missing_for_chorus(), send, self._step("look", text)]

    def _missing_for_chorus(self):
        """What a public body asks for, and that would make it send the paper back."""
        agreement = self.agreement_id
        if not agreement.is_public_funder or self.settlement != "invoice":
            return []
        missing = []
        if not self.partner_id.commercial_partner_id.company_registry:
            missing.append(self.env._("its SIRET"))
        if not (agreement.chorus_engagement or agreement.chorus_service):
            missing.append(self.env._("its engagement number or service code"))
        if not missing:
            return []
        text = self.env._(
            "A public funder wants to read on the invoice: %s. Write it on the "
            "agreement and on the card of the funder, or ask whether it does without.",
            ", ".join(missing),
        )
        button = self.env._("I send it without")
        return [
            self._step(
                "chorus",
                text,
                button,
                method="action_mark_sent"
                if not self.recipient_id.email_normalized
                else "action_send",
                groups=[ACCOUNTANT, MANAGER],
            )
        ]

    def _steps_to_be_paid(self):
        if self.paid_state == "paid":
            return [self._step("paid", self.env._("It is paid."))]
        if self.paid_state == "grant":
            text = self.env._(
                "Its money is in the accounts already, as the grant %s.",
                self._grant().sudo().name,
            )
            return [self._step("grant", text)]
        if self.paid_state == "late":
            text = self.env._("The payment is late: remind the funder.")
            return [
                self._step(
                    "late",
                    text,
                    self.env._("Prepare the reminders"),
                    method="action_remind",
                    groups=[ACCOUNTANT, MANAGER],
                )
            ]
        if self.amount_due < 0:
            text = self.env._("The garden owes this sum to the funder.")
            return [self._step("owed", text, kind="wait")]
        text = self.env._(
            "Waiting for the money. When it is in the bank, match the line of the "
            "bank, or click on “Money received”."
        )
        return [self._step("wait", text, kind="wait")]
