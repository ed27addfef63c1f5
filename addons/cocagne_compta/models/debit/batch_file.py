from odoo import fields, models
from odoo.exceptions import UserError


class AccountPaymentOrder(models.Model):
    """The file for the bank, and the day on which the bank executed it (R70)."""

    _inherit = "account.payment.order"

    executed_by_id = fields.Many2one("res.users", readonly=True, copy=False)

    def action_make_file(self):
        """Check once more, make the file, and give it to download.

        All in one transaction: when something is wrong, nothing is made at all.
        """
        self.ensure_one()
        self._lock_batch()
        self.action_check()
        self._refuse_problems()
        if not self.payment_line_ids:
            raise UserError(
                self.env._(
                    "There is nothing to debit: every due is in the list of those left "
                    "out, with what to do."
                )
            )
        self.payment_method_line_id.group_lines = self.company_id.debit_group_dues
        self.draft2open()
        action = self.open2generated()
        self._announce()
        return action

    def _refuse_problems(self):
        if self.problems:
            raise UserError(self.problems)

    def _lock_batch(self):
        """Nobody else works on this batch until the end of the transaction."""
        self.check_access("write")
        self.lock_for_update()
        self.invalidate_recordset(["state"])

    def _announce(self):
        """Tell each member the amount and the day (rulebook, 4.3.1)."""
        self.env["cocagne.mail.scenario"]._send("debit_notice", self.payment_ids)

    def action_executed(self):
        """The bank has executed the file: payments are posted and matched (R70)."""
        self.ensure_one()
        self._lock_batch()
        if self.state != "generated":
            raise UserError(
                self.env._(
                    "Batch %s has no file that waits for the bank: look at its state.",
                    self.name,
                )
            )
        if self._locks(self.date_scheduled):
            raise UserError("\n".join(self._date_problems()))
        if self._runs_behind():
            return self._enqueue("_execute", self.env._("Execute batch %s", self.name))
        return self._execute()

    def _execute(self):
        self._lock_batch()
        self._remember_mandates()
        self.generated2uploaded()
        self.executed_by_id = self.env.user
        return True

    def _remember_mandates(self):
        """What the mandates were before, so that the batch can be undone."""
        before = self.payment_line_ids.grouped(
            lambda line: (line.mandate_id.last_debit_date, line.mandate_id.state)
        )
        for (day, state), lines in before.items():
            lines.write({"mandate_debited_before": day, "mandate_state_before": state})

    def action_download(self):
        """The file again."""
        self.ensure_one()
        self.check_access("read")
        if not self.payment_file_id:
            raise UserError(self.env._("This batch has no file."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/?model={self._name}&id={self.id}"
            "&filename_field=payment_file_name&field=payment_file_datas&download=true",
            "target": "self",
        }

    def action_view_invoices(self):
        """The invoices of this batch."""
        self.ensure_one()
        moves = self.payment_line_ids.move_line_id.move_id
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Invoices of the batch"),
            "res_model": "account.move",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", moves.ids)],
            "context": {"create": False},
        }
