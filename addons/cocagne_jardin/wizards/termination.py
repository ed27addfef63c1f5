from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_amount, format_date

from ..models.subscription_life.termination import TERMINATION_MODES


class Termination(models.TransientModel):
    """What a termination will do, said before it is done (R49)."""

    _name = "cocagne.termination"
    _description = "Termination of subscriptions"

    order_id = fields.Many2one("sale.order", "Subscription", required=True)
    partner_id = fields.Many2one(related="order_id.partner_id")
    company_id = fields.Many2one(related="order_id.company_id")
    currency_id = fields.Many2one(related="order_id.currency_id")
    other_order_ids = fields.Many2many(
        "sale.order",
        "cocagne_termination_other_rel",
        string="Other subscriptions of the member",
        compute="_compute_other_order_ids",
    )
    order_ids = fields.Many2many(
        "sale.order",
        string="Also terminate",
        domain="[('id', 'in', other_order_ids)]",
    )
    mode = fields.Selection(TERMINATION_MODES, "It ends", required=True, default="date")
    last_day = fields.Date(
        "Last day", default=lambda self: fields.Date.context_today(self)
    )
    reason_id = fields.Many2one("cocagne.termination.reason")
    note = fields.Char("Remark")
    deposit_amount = fields.Monetary("Deposit held", compute="_compute_consequences")
    deposit_outcome = fields.Selection(
        [("refund", "Given back"), ("gift", "Left to the garden")],
        "Deposit",
        default="refund",
        required=True,
    )
    refusal = fields.Char(compute="_compute_consequences")
    last_delivery = fields.Char(compute="_compute_consequences")
    cancelled_count = fields.Integer(
        "Baskets cancelled", compute="_compute_consequences"
    )
    balance = fields.Monetary("Balance today", compute="_compute_consequences")
    to_bill = fields.Monetary("Baskets still to bill", compute="_compute_consequences")
    balance_after = fields.Monetary(
        "Balance in the end", compute="_compute_consequences"
    )
    balance_words = fields.Char(compute="_compute_consequences")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get("active_model") == "sale.order":
            values.setdefault("order_id", self.env.context.get("active_id"))
        return values

    @api.depends("order_id")
    def _compute_other_order_ids(self):
        for wizard in self:
            orders = self.env["sale.order"]
            household = wizard.partner_id.commercial_partner_id
            others = orders.search(
                orders._running_domain(orders._today())
                & Domain("partner_id", "child_of", household.ids)
                & Domain("company_id", "=", wizard.company_id.id)
                & Domain("id", "!=", wizard.order_id.id)
                & Domain("termination_date", "=", False)
            )
            wizard.other_order_ids = others.filtered(lambda o: o.can_terminate())

    def _orders(self):
        self.ensure_one()
        return self.order_id | self.order_ids._origin

    def _last_days(self):
        orders = self._orders()
        if self.mode == "balance":
            return orders._last_day_by_balance()
        return dict.fromkeys(orders, self.last_day)

    @api.depends("order_id", "order_ids", "mode", "last_day")
    def _compute_consequences(self):
        for wizard in self:
            wizard.refusal = wizard._why_refused()
            wizard.last_delivery = wizard.balance_words = False
            wizard.cancelled_count = wizard.deposit_amount = 0
            wizard.balance = wizard.to_bill = wizard.balance_after = 0
            if not wizard.refusal:
                wizard._tell_consequences()

    def _why_refused(self):
        if not self.order_id:
            return False
        if self.mode == "date" and not self.last_day:
            return self.env._("Choose the last day.")
        last_days = self._last_days()
        for order in self._orders():
            refusal = order._why_not_terminate()
            if refusal:
                return refusal
            try:
                order._check_last_day(last_days[order])
            except UserError as error:
                return str(error)
        return False

    def _tell_consequences(self):
        orders, last_days = self._orders(), self._last_days()
        if not orders:
            return
        cancelled = orders._termination_baskets(last_days)
        kept = orders._unbilled_baskets() - cancelled
        to_bill = sum(b.quantity * b.order_line_id._paid_price() for b in kept)
        coming = kept.filtered(lambda b: b.state == "planned").mapped("date")
        # sudo: the desk tells members what they owe
        balance = self.sudo().partner_id.commercial_partner_id.member_balance
        self.cancelled_count = len(cancelled)
        self.last_delivery = (
            format_date(self.env, max(coming), date_format="EEEE d MMMM y")
            if coming
            else self.env._("No delivery any more.")
        )
        self.balance, self.to_bill = balance, to_bill
        self.balance_after = balance - to_bill
        self.balance_words = self._words_of_balance(balance - to_bill)
        self.deposit_amount = orders._deposit_amount()

    def _words_of_balance(self, amount):
        text = format_amount(self.env, abs(amount), self.currency_id)
        if self.currency_id.is_zero(amount):
            return self.env._("Nothing is owed on either side.")
        if amount > 0:
            return self.env._("The garden will owe %s to the member.", text)
        return self.env._("The member will owe %s to the garden.", text)

    def action_terminate(self):
        """Terminate; refusals are those of ``sale.order.action_terminate``."""
        self.ensure_one()
        self._orders().action_terminate(
            self.mode,
            last_day=self.last_day,
            reason=self.reason_id,
            note=self.note,
            deposit=self.deposit_outcome,
        )
        return {"type": "ir.actions.act_window_close"}

    def action_all(self):
        """Tick all the other subscriptions of the member."""
        self.ensure_one()
        self.order_ids = [Command.set(self.other_order_ids.ids)]
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "name": self.env._("Terminate"),
            "views": [(False, "form")],
            "target": "new",
        }
