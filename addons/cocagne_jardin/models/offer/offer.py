from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

#: The same choices as on the subscription that comes from the offer.
SUBSCRIPTION_KINDS = [
    ("regular", "Regular"),
    ("trial", "Trial"),
    ("discovery", "Discovery"),
]


class Offer(models.Model):
    """A product put on sale: when, to whom, at which price and conditions (R39).

    One product may have several offers at once.
    """

    _name = "cocagne.offer"
    _description = "Offer"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.money.of.garden"]
    _of_house = True
    _order = "category_sequence, sequence, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(
        "Title",
        required=True,
        translate=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
    )
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    product_id = fields.Many2one(
        "product.product",
        required=True,
        check_company=True,
        index=True,
        domain=[("sale_ok", "=", True)],
    )
    is_basket = fields.Boolean(related="product_id.is_basket")
    image_128 = fields.Image(related="product_id.image_128")
    uom_id = fields.Many2one(related="product_id.uom_id")
    description = fields.Html(help="What the client reads in the catalogue.")
    producer_name = fields.Char("Producer")
    producer_place = fields.Char("Place of the producer")
    category_id = fields.Many2one(
        "cocagne.offer.category", "Catalogue category", check_company=True, index=True
    )
    category_sequence = fields.Char(
        related="category_id.complete_sequence", store=True, string="Order of shelves"
    )
    user_id = fields.Many2one(
        "res.users",
        "Told when it is sold out",
        default=lambda self: self.env.user,
        domain="[('share', '=', False)]",
    )

    order_from = fields.Date("Orders from", help="Empty: at once.")
    order_until = fields.Date("Orders until", help="Empty: without end.")
    date_from = fields.Date(
        "Delivered from", help="First day of delivery; orders may be taken earlier."
    )
    date_to = fields.Date("Delivered until", help="Last day of delivery.")

    frequency_ids = fields.Many2many(
        "cocagne.frequency",
        string="Frequencies",
        help="Those that the client may choose; empty: those of the basket.",
    )
    payment_mode_ids = fields.Many2many(
        "cocagne.payment.mode", string="Payment modes", help="Empty: all of them."
    )
    payment_period_ids = fields.Many2many(
        "cocagne.payment.period", string="Payment rhythms", help="Empty: all of them."
    )
    is_prepaid = fields.Boolean(
        "Paid before the first delivery",
        help="When the payment is late, the first delivery is put off.",
    )
    client_category_ids = fields.Many2many(
        "res.partner.category",
        string="Reserved for",
        check_company=True,
        help="Only these clients see it, in their private catalogue. Empty: everybody.",
    )
    is_private = fields.Boolean(
        "Private catalogue", compute="_compute_is_private", search="_search_is_private"
    )
    no_membership_needed = fields.Boolean(
        "No membership needed", help="Clients who are not members may buy it too."
    )
    subscription_kind = fields.Selection(
        SUBSCRIPTION_KINDS, "Kind of subscription", default="regular", required=True
    )
    renewal_mode = fields.Selection(
        selection=lambda self: (
            self.env["sale.order"]
            ._fields["renewal_mode"]
            ._description_selection(self.env)
        ),
        string="At the end",
        help="Empty: what the garden usually does.",
    )
    duration_mode = fields.Selection(
        [("period", "Until the end of the season"), ("count", "A number of baskets")],
        "Lasts",
        default="period",
        required=True,
    )
    delivery_count = fields.Integer(
        "Number of deliveries", help="0: all those of the period."
    )
    is_highlight = fields.Boolean("Highlighted", help="First in the catalogue.")
    is_bought_in = fields.Boolean("Bought in", help="Not grown in the garden.")

    _delivery_dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "The last day of delivery is before the first."
    )
    _order_dates_in_order = models.Constraint(
        "CHECK (order_until >= order_from)",
        "The last day of orders is before the first.",
    )
    _delivery_count_not_negative = models.Constraint(
        "CHECK (delivery_count >= 0)", "A number of deliveries cannot be less than 0."
    )

    @api.depends("product_id")
    def _compute_name(self):
        for offer in self:
            offer.name = offer.name or offer.product_id.name

    @api.depends("client_category_ids")
    def _compute_is_private(self):
        for offer in self:
            offer.is_private = bool(offer.client_category_ids)

    @api.model
    def _search_is_private(self, operator, value):
        if operator != "in":
            return NotImplemented
        if len(set(value)) != 1:
            return [(1, "=", 1)]
        return [("client_category_ids", "!=" if True in value else "=", False)]

    @api.constrains("order_from", "date_to")
    def _check_orders_before_deliveries(self):
        for offer in self:
            if offer.order_from and offer.date_to and offer.order_from > offer.date_to:
                raise ValidationError(
                    self.env._(
                        "%(offer)s: orders begin on %(orders)s, after the last "
                        "delivery on %(last)s. Correct one of the two dates.",
                        offer=offer.name,
                        orders=format_date(self.env, offer.order_from),
                        last=format_date(self.env, offer.date_to),
                    )
                )

    @api.constrains("duration_mode", "delivery_count")
    def _check_count(self):
        for offer in self:
            if offer.duration_mode == "count" and not offer.delivery_count:
                raise ValidationError(
                    self.env._(
                        "%s is sold by a number of baskets: write how many.", offer.name
                    )
                )

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for offer, vals in zip(self, vals_list, strict=True):
            vals["name"] = self.env._("%s (copy)", offer.name)
        return vals_list

    def action_duplicate(self):
        """Open a copy of the offer, to change what differs (R39)."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "views": [(False, "form")],
            "res_id": self.copy().id,
        }

    def action_view_orders(self):
        """Open the orders that took this offer."""
        action = self.env["ir.actions.act_window"]._for_xml_id("sale.action_orders")
        return action | {
            "domain": [("order_line.offer_id", "in", self.ids)],
            "context": {"create": False},
        }
