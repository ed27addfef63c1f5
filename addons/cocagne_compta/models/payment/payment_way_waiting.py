from odoo import api, fields, models
from odoo.fields import Domain


class PaymentWay(models.Model):
    """What waits for the bank, mode by mode: the door to the slips (R72)."""

    _inherit = "cocagne.payment.way"

    currency_id = fields.Many2one(related="company_id.currency_id")
    waiting_count = fields.Integer(compute="_compute_waiting", compute_sudo=True)
    waiting_amount = fields.Monetary(compute="_compute_waiting", compute_sudo=True)
    draft_slip_id = fields.Many2one(
        "account.check.deposit", compute="_compute_waiting", compute_sudo=True
    )

    @api.model
    def _waiting_lines_domain(self, company):
        """Lines of the waiting account that are on no slip, for one company."""
        domain = (
            Domain("account_id", "=", self.account_id.id)
            & Domain("company_id", "=", company.id)
            & Domain("parent_state", "=", "posted")
            & Domain("check_deposit_id", "=", False)
            & Domain("balance", ">", 0)
            & self._came_in_domain()
        )
        if self.account_id.reconcile:
            domain &= Domain("reconciled", "=", False)
        return domain

    def _came_in_domain(self):
        """Money of members and markets, not a reversal nor an entry by hand."""
        return Domain("move_id.origin_payment_id.payment_type", "=", "inbound") & (
            Domain("move_id.origin_payment_id.state", "!=", "rejected")
        )

    @api.depends_context("company")
    def _compute_waiting(self):
        company = self.env.company
        lines = self.env["account.move.line"]
        for way in self:
            count = total = 0
            if way.is_deposited and way.account_id:
                [(count, total)] = lines._read_group(
                    way._waiting_lines_domain(company), [], ["__count", "balance:sum"]
                )
            way.waiting_count = count
            way.waiting_amount = total or 0
            way.draft_slip_id = way._draft_slip()

    def _draft_slip(self):
        """The slip of this way that is being prepared, if any."""
        return self.env["account.check.deposit"].search(
            [
                ("way_id", "=", self.id),
                ("company_id", "=", self.env.company.id),
                ("state", "=", "draft"),
            ],
            limit=1,
        )

    def action_prepare_slip(self):
        """A slip of all that waits, or the one that is being prepared."""
        self.ensure_one()
        slip = self._draft_slip()
        if not slip:
            slip = self.env["account.check.deposit"].create({"way_id": self.id})
            slip.action_propose()
        return slip._get_records_action(name=self.env._("Slip"))
