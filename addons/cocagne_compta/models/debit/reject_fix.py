"""The ways to settle a reject (R68): the fix buttons of the list."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class DebitReject(models.Model):
    _inherit = "cocagne.debit.reject"

    portal_url = fields.Char(
        compute="_compute_portal_url",
        groups="account.group_account_invoice",
        help="The page on which the member pays the first invoice of the reject.",
    )
    amount_due = fields.Monetary(
        "Still owed", compute="_compute_amount_due", help="The fee included."
    )

    def _settle(self, solution, note=False):
        """Settled in this way; the note says why when it was asked."""
        self.check_access("write")
        for reject in self:
            if reject.state != "todo":
                raise UserError(
                    self.env._("The reject of %s is settled.", reject.partner_id.name)
                )
            reject.write({"state": "done", "solution": solution})
            if note:
                reject.note = "\n".join(filter(None, [reject.note, note]))
        return True

    def action_debit_again(self):
        """The dues and the fee go with the next batch."""
        for reject in self:
            mandate = (
                self.env["account.banking.mandate"]
                ._of_partners(reject.partner_id, reject.company_id)
                .get(reject.partner_id)
            )
            if (
                not mandate
                or mandate.state not in ("valid", "final")
                or mandate.suspended_code
            ):
                raise UserError(
                    self.env._(
                        "%s has no mandate that can be debited: have a new one signed, "
                        "or choose another payment mode.",
                        reject.partner_id.name,
                    )
                )
            reject.due_ids.debit_held = False
        return self._settle("debit")

    def action_other_mode(self):
        """Choose another payment mode for what is owed."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Other payment mode"),
            "res_model": "cocagne.debit.reject.settle",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_reject_id": self.id, "default_solution": "mode"},
        }

    def action_drop(self):
        """Stop here, and write why; what is owed stays on the balance."""
        action = self.action_other_mode()
        action["name"] = self.env._("Drop")
        action["context"]["default_solution"] = "drop"
        return action

    def action_new_mandate(self):
        """Enter the new bank account; the reject is settled with it."""
        self.ensure_one()
        action = self.partner_id.action_new_mandate()
        action["context"]["default_reject_id"] = self.id
        return action

    def action_send_link(self):
        """Mail the member what happened, with a link to pay by card (R71).

        The link is that of the invoice on Odoo's portal.
        """
        self.check_access("write")
        for reject in self:
            sent = self.env["cocagne.mail.scenario"]._send(
                "debit_rejected", reject, fields.Date.to_string(fields.Date.today())
            )
            if "queued" not in sent.mapped("state"):
                raise UserError(
                    self.env._(
                        "%s was not written to: no valid mail address, no mails "
                        "wanted, written to today already, or the mail is switched off "
                        "in Papers and mails.",
                        reject.partner_id.name,
                    )
                )
            reject.due_ids.debit_held = True
        return self._settle("card")

    @api.depends("due_ids")
    def _compute_portal_url(self):
        # sudo: the member reads the mail, its link holds the token of the invoice
        for reject, seen in zip(self, self.sudo(), strict=True):
            invoice = seen.due_ids.move_id.filtered(lambda m: m.is_sale_document())[:1]
            reject.portal_url = invoice and (
                invoice.get_base_url() + invoice.get_portal_url()
            )

    @api.depends("due_ids.amount_residual")
    def _compute_amount_due(self):
        # sudo: told to the member in the mail
        for reject, seen in zip(self, self.sudo(), strict=True):
            reject.amount_due = sum(seen.due_ids.mapped("amount_residual"))

    def action_reopen(self):
        """Work it off again."""
        self.check_access("write")
        self.filtered(lambda r: r.state == "done").write(
            {"state": "todo", "solution": False}
        )
        return True

    def action_undo(self):
        """It was no reject: the payment pays its dues again, the fee is taken back.

        :raises UserError: one of its dues is in another batch or paid meanwhile.
        """
        self.check_access("write")
        for reject in self:
            if reject.state == "undone":
                raise UserError(self.env._("This reject is undone already."))
            reject._check_dues_free()
            reject._unbook()
        self.write({"state": "undone", "solution": False})
        return True

    def _check_dues_free(self):
        busy = self.due_ids.filtered(
            lambda due: due.reconciled or due.debit_state == "batch"
        )
        if busy:
            raise UserError(
                self.env._(
                    "%s is paid or in a batch since: undo that first.",
                    ", ".join(busy.move_id.mapped("name")),
                )
            )

    def _unbook(self):
        """Take back the entries of this reject; those of others in its return stay."""
        self.ensure_one()
        back = self.return_id
        others = back and self.search([("return_id", "=", back.id)]) - self
        if back:
            back.action_cancel()
        if self.fee_move_id:
            self.fee_move_id.button_draft()
            self.fee_move_id.button_cancel()
        if self.mandate_id.suspended_code == self.code:
            self.mandate_id.suspended_code = False
        self.return_id = False
        for (journal, day), rejects in (
            others.filtered(lambda r: r.state != "undone")
            .grouped(lambda r: (r.payment_id.journal_id, r.date))
            .items()
        ):
            rejects._book_again(journal, day)

    def _book_again(self, journal, day):
        back = self.env["payment.return"].create(self._prepare_return(journal, day))
        back.action_confirm()
        self.return_id = back
