from odoo import api, fields, models
from odoo.exceptions import UserError

from ..subscription.sale_order import DESK_OR_ACCOUNTANT
from .setting import ADVANCE_RULES, BILLING_RULES


class ProductTemplate(models.Model):
    """A basket type may be billed otherwise than the garden's other ones (R66)."""

    _inherit = "product.template"

    billing_rule = fields.Selection(
        BILLING_RULES, "Billed", help="Empty: as the garden says in its profile."
    )
    pack_size = fields.Integer("Baskets of a pack", help="0: as the garden says.")


class Offer(models.Model):
    """An offer may be billed otherwise than its basket type (R39, R66)."""

    _inherit = "cocagne.offer"

    billing_rule = fields.Selection(
        BILLING_RULES, "Billed", help="Empty: as the basket type says."
    )
    pack_size = fields.Integer("Baskets of a pack", help="0: as the basket type says.")


class ResCompany(models.Model):
    _inherit = "res.company"

    def _offered_terms(self):
        """The due dates that the members of a garden may choose."""
        # sudo: settings of the garden, for whoever sells
        company = self.sudo()._origin
        terms = company.env["account.payment.term"]
        return company.instalment_term_ids or terms.search(
            [*terms._check_company_domain(company), ("due_day_ids", "!=", False)]
        )


class SaleOrder(models.Model):
    """How a subscription is billed: the offer or the basket type says, the desk may
    change it (R65, R66)."""

    _inherit = "sale.order"

    billing_rule = fields.Selection(
        selection_add=[rule for rule in BILLING_RULES if rule[0] in ADVANCE_RULES],
        ondelete=dict.fromkeys(ADVANCE_RULES, "set default"),
    )
    instalment_term_id = fields.Many2one(
        "account.payment.term",
        "Due dates",
        compute="_compute_instalment_term_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        domain="[('id', 'in', offered_term_ids)]",
        groups=DESK_OR_ACCOUNTANT,
        help="On which days the season is paid; who starts late gets those that "
        "remain.",
    )
    offered_term_ids = fields.Many2many(
        "account.payment.term", compute="_compute_offered_term_ids"
    )
    pack_size = fields.Integer(
        "Baskets at a time",
        compute="_compute_pack_size",
        store=True,
        readonly=False,
        precompute=True,
        help="How many baskets of each line are paid in advance. In advance by period, "
        "0 is what is planned until the end of the period.",
    )
    pack_renews = fields.Boolean(
        "Next pack by itself",
        default=True,
        help="A new pack is billed with the month when few baskets are left and more "
        "are planned. Otherwise somebody bills it by the button.",
    )

    @api.depends("company_id")
    def _compute_offered_term_ids(self):
        for order in self:
            order.offered_term_ids = order.company_id._offered_terms()

    @api.depends("billing_rule", "payment_period", "company_id")
    def _compute_instalment_term_id(self):
        """The due dates of the payment rhythm; the first ones without a rhythm."""
        for order in self:
            # sudo: the rhythm is closed to some roles that confirm
            shared = order.sudo()
            if order.billing_rule != "instalments":
                shared.instalment_term_id = False
                continue
            period = shared.payment_period
            offered = order.company_id._offered_terms()
            chosen = shared.instalment_term_id._origin
            if chosen in offered and period in (False, chosen.payment_period):
                continue
            fitting = offered.filtered(lambda term: term.payment_period == period)  # noqa: B023
            shared.instalment_term_id = (fitting or offered)[:1]

    @api.depends("billing_rule", "company_id")
    def _compute_pack_size(self):
        for order in self:
            usual = 0
            if order.billing_rule == "pack":
                # sudo: a setting of the garden
                usual = order._pack_size_said() or order.company_id.sudo().pack_size
            order.pack_size = order.pack_size if order.pack_size and usual else usual

    def _pack_size_said(self):
        """The size that the offers or the basket types say; 0 without."""
        lines = self.order_line
        sizes = [
            *lines.offer_id.mapped("pack_size"),
            *lines.product_id.mapped("pack_size"),
        ]
        return next((size for size in sizes if size), 0)

    # -- the rule of new subscriptions -------------------------------------------------

    def _usual_billing_rule(self):
        """What the offers, the basket types or the garden say."""
        self.ensure_one()
        lines = self._basket_lines()
        said = [
            *lines.offer_id.mapped("billing_rule"),
            *lines.product_id.sorted("depot_places", reverse=True).mapped(
                "billing_rule"
            ),
        ]
        # sudo: a setting of the garden
        usual = self.company_id.sudo().default_billing_rule
        return next((rule for rule in said if rule), usual)

    @api.model_create_multi
    def create(self, vals_list):
        """A rule that is not said is the usual one."""
        orders = super().create(vals_list)
        for order, vals in zip(orders, vals_list, strict=True):
            if vals.get("billing_rule") or not order.is_subscription:
                continue
            usual = order._usual_billing_rule()
            if usual != order.billing_rule:
                order.billing_rule = usual
        return orders

    @api.onchange("order_line", "company_id")
    def _onchange_billing_rule(self):
        """The basket that is chosen says how it is billed, unless somebody did."""
        usual = self.company_id.default_billing_rule
        untouched = self.billing_rule in (False, "monthly_delivered", usual)
        if self.is_subscription and self.state in ("draft", "sent") and untouched:
            self.billing_rule = self._usual_billing_rule()

    def write(self, vals):
        """What is billed in advance is settled before the rule changes."""
        if "billing_rule" in vals:
            changed = self.filtered(lambda o: o.billing_rule != vals["billing_rule"])
            changed._check_rule_may_change()
        return super().write(vals)

    def _check_rule_may_change(self):
        for order in self:
            if any(order._billed_in_advance().values()):
                raise UserError(
                    self.env._(
                        "Baskets of %(member)s (%(order)s) are already billed in "
                        "advance: the rule cannot change before they are settled. Let "
                        "the subscription end, or reverse its invoice with a credit "
                        "note.",
                        member=order.partner_id.name,
                        order=order.subscription_ref or order.name,
                    )
                )
