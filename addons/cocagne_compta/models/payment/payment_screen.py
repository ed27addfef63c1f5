from odoo import api, fields, models

DESK_OR_ACCOUNTANT = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class ResPartner(models.Model):
    """Payments from the member's record, and for the member's own portal (R72, R99)."""

    _inherit = "res.partner"

    def action_take_payment(self):
        """Open the dialog of a payment of this member."""
        self.ensure_one()
        return self.env["cocagne.payment.entry"]._open({"default_partner_id": self.id})

    def action_refund_member(self):
        """Open the dialog of a refund to this member."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refund"),
            "res_model": "cocagne.payment.refund",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_id": self.id},
        }

    def action_view_payments(self):
        """Open the payments of this member."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_payments"
        )
        return action | {
            "domain": [("partner_id", "=", self.commercial_partner_id.id)],
            "context": {},
        }

    def member_payments(self, company_id=None):
        """The payments of this member, the newest first, for the portal (R99).

        The rights of the user on the member are checked: a member sees their own.

        :param company_id: the garden; that of the user without it.
        :return: a list of {date, amount, mode, number, state, cash_on}; ``amount`` is
            negative when it was paid back, ``state`` is taken or returned.
        """
        self.ensure_one()
        self.check_access("read")
        company = self.env["res.company"].browse(company_id) or self.env.company
        # sudo: members read no accounting record; these are their own payments
        payments = self.env["account.payment"].sudo()
        found = payments.search(
            [
                ("partner_id", "=", self.sudo().commercial_partner_id.id),
                ("company_id", "=", company.id),
                ("state", "in", ("in_process", "paid", "rejected")),
            ]
        )
        return [payment._for_member() for payment in found]


class AccountPayment(models.Model):
    _inherit = "account.payment"

    way_kind = fields.Selection(related="way_id.kind")
    deposit_id = fields.Many2one(
        "account.check.deposit",
        "Slip",
        compute="_compute_deposit_id",
        search="_search_deposit_id",
        compute_sudo=True,
    )
    is_waiting = fields.Boolean(
        "Waits for the bank",
        compute="_compute_deposit_id",
        search="_search_is_waiting",
        compute_sudo=True,
    )
    allocation_ids = fields.Many2many(
        "account.partial.reconcile",
        string="What it pays",
        compute="_compute_allocation_ids",
        compute_sudo=True,
        help="Each invoice that this payment pays, and how much of it (R67).",
    )
    unallocated_amount = fields.Monetary(
        "Left as credit", compute="_compute_allocation_ids", compute_sudo=True
    )

    @api.depends("move_id.line_ids.check_deposit_id", "state")
    def _compute_deposit_id(self):
        for payment in self:
            lines = payment.move_id.line_ids
            payment.deposit_id = lines.check_deposit_id[:1]
            payment.is_waiting = (
                payment.way_id.is_deposited
                and payment.payment_type == "inbound"
                and payment.state in ("in_process", "paid")
                and not payment.deposit_id
            )

    def _search_deposit_id(self, operator, value):
        return [("move_id.line_ids.check_deposit_id", operator, value)]

    def _search_is_waiting(self, operator, value):
        if operator != "in" or len(value) != 1:
            return NotImplemented
        waiting = [
            ("way_id.is_deposited", "=", True),
            ("payment_type", "=", "inbound"),
            ("state", "in", ("in_process", "paid")),
            ("move_id", "not any", [("line_ids.check_deposit_id", "!=", False)]),
        ]
        return waiting if True in value else ["!", "&", "&", "&", *waiting]

    @api.depends(
        "move_id.line_ids.matched_debit_ids", "move_id.line_ids.matched_credit_ids"
    )
    def _compute_allocation_ids(self):
        for payment in self:
            own = payment.move_id and payment._seek_for_lines()[1]
            if not own:
                payment.allocation_ids = False
                payment.unallocated_amount = 0.0
                continue
            payment.allocation_ids = own.matched_debit_ids | own.matched_credit_ids
            payment.unallocated_amount = sum(map(abs, own.mapped("amount_residual")))

    def _for_member(self):
        """What the member's portal shows of a payment."""
        self.ensure_one()
        sign = 1 if self.payment_type == "inbound" else -1
        return {
            "date": self.date,
            "amount": sign * self.amount,
            "mode": self.way_id.name or self.payment_method_line_id.name,
            "number": self.cheque_number or "",
            "state": "returned" if self.state == "rejected" else "taken",
            "cash_on": self.cash_on,
        }


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_take_payment(self):
        """Open the dialog of a payment of these invoices."""
        entries = self.env["cocagne.payment.entry"]
        return entries._open(
            {
                "default_partner_id": self.partner_id.commercial_partner_id[:1].id,
                "chosen_move_ids": self.ids,
                "default_amount": sum(self.mapped("amount_residual")),
            }
        )


class PartialReconcile(models.Model):
    """One piece of a payment, in the words of the desk."""

    _inherit = "account.partial.reconcile"

    paid_move_id = fields.Many2one("account.move", compute="_compute_paid_move_id")

    @api.depends("debit_move_id", "credit_move_id")
    def _compute_paid_move_id(self):
        for partial in self:
            paid = partial.debit_move_id.move_id
            if paid.origin_payment_id:
                paid = partial.credit_move_id.move_id
            partial.paid_move_id = paid
