from odoo import api, fields, models

from . import target
from .debit_way import SEPA


class AccountPaymentOrder(models.Model):
    """A batch of debits: find the dues, check them, list what is refused (R70).

    On top of OCA's debit order: the same states, payments and file.
    """

    _inherit = "account.payment.order"

    # OCA's words are those of a programmer: here those of the garden
    step = fields.Selection(
        [
            ("draft", "In preparation"),
            ("open", "Confirmed"),
            ("generated", "File at the bank"),
            ("uploaded", "Executed"),
            ("cancel", "Undone"),
        ],
        compute="_compute_step",
    )
    is_debit_batch = fields.Boolean(compute="_compute_is_debit_batch", store=True)
    due_until = fields.Date(
        "Dues until",
        default=lambda self: self._default_due_until(),
        help="What is due up to this day is debited. Empty: up to the day of the debit.",
    )
    refusal_ids = fields.One2many("cocagne.debit.refusal", "order_id", "Left out")
    refusal_count = fields.Integer(compute="_compute_refusals")
    refusal_total = fields.Monetary(
        "Total left out",
        compute="_compute_refusals",
        currency_field="company_currency_id",
    )
    due_count = fields.Integer("Dues", compute="_compute_due_count")
    checked_on = fields.Datetime("Checked", readonly=True, copy=False)
    problems = fields.Text(compute="_compute_problems")
    notice_warning = fields.Char(compute="_compute_notice_warning")

    @api.depends("payment_method_id.code")
    def _compute_is_debit_batch(self):
        for order in self:
            order.is_debit_batch = order.payment_method_id.code == SEPA

    @api.depends("state")
    def _compute_step(self):
        for order in self:
            order.step = order.state

    @api.depends("refusal_ids.amount")
    def _compute_refusals(self):
        for order in self:
            order.refusal_count = len(order.refusal_ids)
            order.refusal_total = sum(order.refusal_ids.mapped("amount"))

    @api.depends("payment_line_ids")
    def _compute_due_count(self):
        for order in self:
            order.due_count = len(order.payment_line_ids)

    @api.model
    def _default_due_until(self):
        return self._next_collection(self.env.company)

    @api.model
    def _next_collection(self, company):
        """The usual day of the next debits, one on which banks work."""
        today = fields.Date.context_today(self)
        return target.monthly(today, company.debit_day or 5, company.debit_lead_days)

    @api.model
    def default_get(self, fields_list):
        """A new batch of the screens of debits: way and day are those of the garden."""
        values = super().default_get(fields_list)
        if self.env.context.get("cocagne_debit"):
            values |= self._prepare_batch(self.env.company)
        return {key: value for key, value in values.items() if key in fields_list}

    @api.model
    def _prepare_batch(self, company, collection=None):
        day = collection or self._next_collection(company)
        return {
            "company_id": company.id,
            "payment_type": "inbound",
            "payment_method_line_id": company._debit_way().id,
            "date_prefered": "fixed",
            "date_scheduled": day,
            "due_until": day,
        }

    @api.model
    def _make_batch(self, company, collection=None):
        """A new batch with all that can be debited on ``collection``."""
        order = self.create(self._prepare_batch(company, collection))
        order.action_check()
        return order
