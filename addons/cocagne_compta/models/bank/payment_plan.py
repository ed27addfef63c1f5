from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

from ...banking.spread import months_after, spread

#: Days that a payment of a plan may take to arrive.
GRACE_DAYS = 7


class PaymentPlan(models.Model):
    """What a client agreed to pay, and when: no reminder while it is kept (R97).

    A plan changes no entry: it says when the open dues will be paid. What was paid is
    read from the dues themselves.
    """

    _name = "cocagne.payment.plan"
    _description = "Payment plan"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "id desc"
    _rec_name = "partner_id"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner", "Client", required=True, index=True, check_company=True
    )
    company_id = fields.Many2one(readonly=True)
    state = fields.Selection(
        [("draft", "Being written"), ("running", "Agreed"), ("ended", "Ended")],
        default="draft",
        required=True,
        readonly=True,
        tracking=True,
    )
    item_ids = fields.Many2many(
        "account.move.line",
        string="Dues",
        compute="_compute_items",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('partner_id', '=', partner_id), ('amount_residual', '>', 0), "
        "('parent_state', '=', 'posted'), "
        "('account_id.account_type', '=', 'asset_receivable')]",
    )
    amount = fields.Monetary("To spread", compute="_compute_amount", store=True)
    first_date = fields.Date(
        "First payment on", default=lambda self: self._default_first_date()
    )
    payment_count = fields.Integer("Payments", default=3)
    line_ids = fields.One2many("cocagne.payment.plan.line", "plan_id")
    agreed_on = fields.Date(readonly=True)
    agreed_amount = fields.Monetary("Agreed", readonly=True)
    paid = fields.Monetary(compute="_compute_progress")
    expected = fields.Monetary("Expected by now", compute="_compute_progress")
    situation = fields.Selection(
        [("kept", "Kept"), ("late", "Not kept"), ("done", "All paid")],
        compute="_compute_progress",
        search="_search_situation",
    )

    @api.model
    def _default_first_date(self):
        today = fields.Date.context_today(self)
        return (today.replace(day=1) + timedelta(days=32)).replace(day=5)

    @api.depends("partner_id")
    def _compute_items(self):
        """All that the client owes, to begin with."""
        for plan in self:
            lines = self.env["account.move.line"]
            plan.item_ids = lines.search(
                [
                    ("partner_id", "in", plan.partner_id.commercial_partner_id.ids),
                    ("company_id", "=", plan.company_id.id),
                    ("account_id.account_type", "=", "asset_receivable"),
                    ("parent_state", "=", "posted"),
                    ("amount_residual", ">", 0),
                ]
            )

    @api.depends("item_ids")
    def _compute_amount(self):
        for plan in self:
            plan.amount = sum(plan.item_ids.mapped("amount_residual"))

    @api.depends("line_ids.amount", "item_ids.amount_residual", "state")
    def _compute_progress(self):
        today = fields.Date.context_today(self)
        for plan in self:
            left = sum(plan.item_ids.mapped("amount_residual"))
            plan.paid = plan.agreed_amount - left if plan.state != "draft" else 0
            plan.expected = plan._expected_on(today)
            if plan.state == "draft":
                plan.situation = False
            elif plan.currency_id.is_zero(left):
                plan.situation = "done"
            else:
                plan.situation = "kept" if plan._is_kept(today) else "late"

    def _search_situation(self, operator, value):
        if operator != "in":
            return NotImplemented
        plans = self.search([("state", "=", "running")])
        return Domain("id", "in", plans.filtered(lambda p: p.situation in value).ids)

    @api.constrains("line_ids", "state")
    def _check_sum(self):
        for plan in self.filtered(lambda plan: plan.state == "running"):
            total = sum(plan.line_ids.mapped("amount"))
            if plan.currency_id.compare_amounts(total, plan.agreed_amount):
                raise ValidationError(
                    self.env._(
                        "The payments make %(total)s, and %(amount)s was agreed: they "
                        "must be the same.",
                        total=plan.currency_id.format(total),
                        amount=plan.currency_id.format(plan.agreed_amount),
                    )
                )

    # -- what people click ---------------------------------------------------------------

    def action_spread(self):
        """Spread what is owed over as many months as chosen."""
        for plan in self:
            if plan.state != "draft":
                raise UserError(self.env._("This plan is agreed: end it to change it."))
            if not 1 <= plan.payment_count <= 36 or not plan.first_date:
                raise UserError(
                    self.env._("Choose the first day, and 1 to 36 payments.")
                )
            if not plan.item_ids:
                raise UserError(
                    self.env._("%s owes nothing.", plan.partner_id.display_name)
                )
            amounts = spread(Decimal(str(round(plan.amount, 2))), plan.payment_count)
            days = months_after(plan.first_date, plan.payment_count)
            plan.line_ids = [Command.clear()] + [
                Command.create({"date": day, "amount": float(amount)})
                for day, amount in zip(days, amounts, strict=True)
            ]

    def action_agree(self):
        """The client agreed: no reminder while it is kept."""
        for plan in self:
            if not plan.line_ids:
                plan.action_spread()
            total = sum(plan.item_ids.mapped("amount_residual"))
            plan.write(
                {
                    "state": "running",
                    "agreed_on": fields.Date.context_today(self),
                    "agreed_amount": total,
                }
            )
            plan.partner_id.message_post(
                body=self.env._(
                    "Payment plan agreed: %(amount)s in %(count)s payments.",
                    amount=plan.currency_id.format(total),
                    count=len(plan.line_ids),
                )
            )

    def action_end(self):
        """The plan is over or given up: what is late is reminded again."""
        self.state = "ended"

    # -- what others ask -----------------------------------------------------------------

    def _expected_on(self, day):
        """What should be paid on this day, the last days of grace left out."""
        limit = day - timedelta(days=GRACE_DAYS)
        return sum(line.amount for line in self.line_ids if line.date <= limit)

    def _is_kept(self, day):
        self.ensure_one()
        left = sum(self.item_ids.mapped("amount_residual"))
        paid = self.agreed_amount - left
        return self.currency_id.compare_amounts(paid, self._expected_on(day)) >= 0

    @api.model
    def _kept_items(self, company, day):
        """The dues of the plans that are kept on this day."""
        plans = self.search(
            [("company_id", "=", company.id), ("state", "=", "running")]
        )
        return plans.filtered(lambda plan: plan._is_kept(day)).item_ids

    @api.model
    def _running_partners(self, company):
        plans = self.search(
            [("company_id", "=", company.id), ("state", "=", "running")]
        )
        return plans.partner_id.commercial_partner_id


class PaymentPlanLine(models.Model):
    """A payment of a plan."""

    _name = "cocagne.payment.plan.line"
    _description = "Payment of a plan"
    _order = "date, id"
    _check_company_auto = True

    plan_id = fields.Many2one(
        "cocagne.payment.plan",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date("Before", required=True)
    amount = fields.Monetary(required=True)

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "A payment of a plan is more than 0."
    )
