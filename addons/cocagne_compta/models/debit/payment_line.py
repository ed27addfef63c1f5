from odoo import api, fields, models


class AccountPaymentLine(models.Model):
    """A due in a batch: first or recurrent debit, and what its undoing gives back."""

    _inherit = "account.payment.line"

    is_first_debit = fields.Boolean(compute="_compute_is_first_debit")
    mandate_debited_before = fields.Date(
        "Last debit before this one",
        readonly=True,
        copy=False,
        help="What the mandate finds again when the batch is undone.",
    )
    mandate_state_before = fields.Char(readonly=True, copy=False)
    bank_number = fields.Char(
        "Bank account number", related="partner_bank_id.acc_number_masked"
    )
    holder = fields.Char(related="partner_bank_id.acc_holder_name")

    _due_once = models.UniqueIndex(
        "(move_line_id) WHERE state IN ('open', 'generated')",
        "One of these dues is in another batch whose file is made: check the batch "
        "again.",
    )

    @api.depends("mandate_id.last_debit_date", "company_id.debit_first_sequence")
    def _compute_is_first_debit(self):
        for line in self:
            mandate = line.mandate_id
            line.is_first_debit = (
                line.company_id.debit_first_sequence
                and mandate.type == "recurrent"
                and mandate.state == "valid"
                and not mandate.last_debit_date
            )

    @api.model
    def _lot_grouping_fields(self):
        return [*super()._lot_grouping_fields(), "is_first_debit"]

    def _prepare_account_payment_lot_vals(self, lot_sequence):
        vals = super()._prepare_account_payment_lot_vals(lot_sequence)
        if self.is_first_debit and vals.get("sequence_type") == "RCUR":
            vals["sequence_type"] = "FRST"
        return vals

    def _prepare_write_draft2open(self):
        """All debits of a batch are collected on its day, never on their due date."""
        vals = super()._prepare_write_draft2open()
        if self.order_id.is_debit_batch:
            vals["date"] = self.order_id.date_scheduled
        # OCA writes line by line: nothing, where all is as it should be
        return {name: value for name, value in vals.items() if self[name] != value}

    def action_leave_out(self):
        """Leave this due out of this batch; it stays in the list with the refused."""
        for order, lines in self.grouped("order_id").items():
            order._check_draft()
            order._leave_out(lines.move_line_id)
        return True


class AccountPaymentLot(models.Model):
    """First debits of mandates have a block of their own in the file."""

    _inherit = "account.payment.lot"

    sequence_type = fields.Selection(selection_add=[("FRST", "First")])
