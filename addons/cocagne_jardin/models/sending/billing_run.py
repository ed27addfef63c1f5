from odoo import api, fields, models
from odoo.exceptions import UserError


class BillingRun(models.Model):
    """The invoices of a month are sent once they are made."""

    _inherit = "cocagne.billing.run"

    sending_ids = fields.One2many("cocagne.invoice.sending", "billing_run_id")
    unsent_count = fields.Integer("Invoices to send", compute="_compute_unsent_count")

    @api.depends("move_ids.state", "move_ids.is_move_sent")
    def _compute_unsent_count(self):
        groups = self.env["account.move"]._read_group(
            [
                ("billing_run_id", "in", self.ids),
                ("state", "=", "posted"),
                ("is_move_sent", "=", False),
            ],
            ["billing_run_id"],
            ["__count"],
        )
        found = dict(groups)
        for run in self:
            run.unsent_count = found.get(run._origin, 0)

    def action_send(self):
        """Open the sending of the month, with the invoices that it does not have yet."""
        self.ensure_one()
        if self.state == "running":
            raise UserError(
                self.env._("The month is still being billed: send it once it is done.")
            )
        sending = self.sending_ids[:1] or self.env["cocagne.invoice.sending"].create(
            {
                "name": self.display_name,
                "company_id": self.company_id.id,
                "billing_run_id": self.id,
            }
        )
        sending._collect(self.move_ids)
        if sending.state == "done" and sending.waiting_count:
            sending.state = "draft"
        return sending._get_records_action()
