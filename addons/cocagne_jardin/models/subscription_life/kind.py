from odoo import api, fields, models

from ..subscription.sale_order import DESK_OR_ACCOUNTANT
from .setting import RENEWAL_MODES, START_TRIGGERS

SUBSCRIPTION_KINDS = [
    ("regular", "Regular"),
    ("trial", "Trial"),
    ("discovery", "Discovery"),
]
OFFERED_REASONS = [
    ("compensation", "Compensation"),
    ("gift", "Gift"),
    ("lottery", "Lottery or game"),
    ("welcome", "Welcome of a new member"),
    ("sponsorship", "Thanks for a sponsorship"),
    ("other", "Other"),
]


class SaleOrder(models.Model):
    """What kind of subscription it is, and what happens at its end (R44, R47, R61)."""

    _inherit = "sale.order"

    subscription_kind = fields.Selection(
        SUBSCRIPTION_KINDS,
        "Kind",
        default="regular",
        required=True,
        help="Trial: a few baskets to taste. Discovery: a few months, renewed with the "
        "agreement of the partner who sent the person.",
    )
    renewal_mode = fields.Selection(
        RENEWAL_MODES,
        "At the end",
        compute="_compute_renewal_mode",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    offered_reason = fields.Selection(
        OFFERED_REASONS,
        "Offered for",
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
        help="The baskets are delivered like any other and nobody pays for them. No "
        "paper tells it.",
    )

    usual_count = fields.Integer(
        compute="_compute_usual_count", help="Baskets of a trial; 0 for the others."
    )

    @api.depends("subscription_kind", "company_id")
    def _compute_usual_count(self):
        for order in self:
            trial = order.subscription_kind == "trial"
            # sudo: a setting of the garden
            order.usual_count = order.company_id.sudo().trial_baskets if trial else 0

    @api.onchange("subscription_kind")
    def _onchange_subscription_kind(self):
        self._fill_usual_count()

    def _fill_usual_count(self):
        """A trial whose number is not said brings what the garden usually gives."""
        for order in self.filtered("usual_count"):
            lines = order._basket_lines()
            lines.filtered(
                lambda line: not (line.delivery_count or line.chosen_delivery_ids)
            ).delivery_count = order.usual_count

    def action_confirm(self):
        self.filtered(lambda o: o.state in ("draft", "sent"))._fill_usual_count()
        return super().action_confirm()

    @api.depends("subscription_kind", "company_id")
    def _compute_renewal_mode(self):
        """Trials and discoveries end; the others do as the garden usually does."""
        for order in self:
            usual = order.company_id.default_renewal_mode or "none"
            if order.subscription_kind in ("trial", "discovery"):
                order.renewal_mode = "none"
            elif not order.is_subscription:
                order.renewal_mode = order.renewal_mode or "none"
            else:
                order.renewal_mode = order.renewal_mode or usual


class ProductTemplate(models.Model):
    """A basket type may begin otherwise than the garden's other ones (R46)."""

    _inherit = "product.template"

    start_trigger = fields.Selection(
        START_TRIGGERS,
        "Baskets begin with",
        help="Empty: what the garden says in its profile.",
    )
