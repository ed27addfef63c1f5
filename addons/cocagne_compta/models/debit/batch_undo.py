from odoo import fields, models
from odoo.exceptions import UserError


class AccountPaymentOrder(models.Model):
    """Undo a batch as a whole, also after its file and its entries (R70, R94).

    The accounts are as before: entries of an open period are cancelled, those of a
    closed one are reversed at the first open day. The dues are open again.
    """

    _inherit = "account.payment.order"

    undone_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    undone_on = fields.Datetime(readonly=True, copy=False)

    def action_undo(self):
        """Undo the whole batch; never twice."""
        for order in self:
            order._lock_batch()
            order._check_undoable()
            if order.state == "uploaded" and order._runs_behind():
                order._enqueue("_undo", self.env._("Undo batch %s", order.name))
            else:
                order._undo()
        return True

    def _undo(self):
        self._lock_batch()
        self.action_cancel()
        self.write({"undone_by_id": self.env.uid, "undone_on": fields.Datetime.now()})

    def action_cancel(self):
        """OCA's button as well takes the safe way."""
        batches = self.filtered("is_debit_batch")
        for order in batches:
            order._check_undoable()
            if order.state == "uploaded":
                order._restore_mandates()
                order._reverse_closed()
        return super().action_cancel()

    def _check_undoable(self):
        self.ensure_one()
        if self.state == "cancel":
            raise UserError(self.env._("Batch %s is undone already.", self.name))
        rejects = self.env["cocagne.debit.reject"].search(
            [("payment_id", "in", self.payment_ids.ids), ("state", "!=", "undone")]
        )
        if rejects:
            raise UserError(
                self.env._(
                    "The bank sent back %(count)s debits of batch %(batch)s, so it did "
                    "execute it. If these rejects are a mistake, undo them first: "
                    "%(clients)s.",
                    count=len(rejects),
                    batch=self.name,
                    clients=", ".join(rejects.partner_id.mapped("name")),
                )
            )
        if self._matched_with_bank():
            raise UserError(
                self.env._(
                    "The money of batch %s is matched with a bank statement: undo this "
                    "match first.",
                    self.name,
                )
            )

    def _matched_with_bank(self):
        """The payments whose money was found on a bank statement."""
        receivable = ("asset_receivable", "liability_payable")
        money = self.payment_ids.move_id.line_ids.filtered(
            lambda line: line.account_type not in receivable
        )
        return money.filtered(
            lambda line: line.matched_debit_ids or line.matched_credit_ids
        )

    def _restore_mandates(self):
        """The mandates are as before the batch, unless another one used them since."""
        for line in self.payment_line_ids:
            mandate = line.mandate_id
            if mandate.last_debit_date != self.date_generated:
                continue
            vals = {"last_debit_date": line.mandate_debited_before}
            before = line.mandate_state_before
            if before and mandate.state == "expired" and not mandate.replaced_by_id:
                vals["state"] = before
            mandate.write(vals)

    def _reverse_closed(self):
        """Reverse the entries that may not be cancelled any more (closed period)."""
        closed = self.payment_ids.filtered(
            lambda pay: pay.move_id and self._is_closed(pay.move_id)
        )
        moves = closed.move_id
        if not moves:
            return
        moves.line_ids.remove_move_reconcile()
        today = fields.Date.context_today(self)
        moves._reverse_moves(
            [
                {
                    "date": self._open_day(move, max(today, move.date)),
                    "ref": self.env._("Undone: %s", move.ref or move.name),
                }
                for move in moves
            ],
            cancel=True,
        )
        closed._forget_move()

    def _is_closed(self, move):
        return bool(
            move._get_violated_lock_dates(move.date, False) or move.inalterable_hash
        )

    def _open_day(self, move, day):
        """``day``, or the first day on which entries may be written."""
        return move._get_accounting_date(
            day, False, move._get_violated_lock_dates(day, False)
        )


class AccountPayment(models.Model):
    _inherit = "account.payment"

    def _forget_move(self):
        """Payments whose entry is reversed: cancelled, and their entry stays."""
        for payment in self:
            payment.message_post(
                body=self.env._(
                    "Undone: entry %s stays in its closed period, with its reversal.",
                    payment.move_id.name,
                )
            )
        self.write({"state": "canceled", "move_id": False})
