from odoo import api, fields, models


class ClientCategory(models.Model):
    """A kind of client: it opens offers and depots, and sets rules of ordering
    (R11, R23, R39, R41, R79).

    These are the tags of Odoo, each of one garden; one without garden is of all.
    """

    _name = "res.partner.category"
    _inherit = ["res.partner.category", "cocagne.garden.list"]
    _order = "sequence, name, id"

    company_id = fields.Many2one(
        required=False,
        default=lambda self: (
            self.env.company.root_id if self.env.company.root_id.is_garden else False
        ),
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    has_own_minimum = fields.Boolean(
        "Own minimum order",
        help="Otherwise the minimum of the garden applies.",
    )
    minimum_order = fields.Monetary(
        help="Smallest total of an order, VAT included; 0: none."
    )
    has_own_deadline = fields.Boolean(
        "Own order deadline",
        help="Otherwise the deadline of the garden applies.",
    )
    order_deadline_days = fields.Integer(
        "Days before the first delivery",
        help="Orders are taken until this many days before the first delivery; "
        "0: until the same day.",
    )

    _minimum_not_negative = models.Constraint(
        "CHECK (minimum_order >= 0)", "A minimum order cannot be less than 0."
    )
    _deadline_not_negative = models.Constraint(
        "CHECK (order_deadline_days >= 0)", "A deadline cannot be less than 0 days."
    )

    @api.model
    def _default_entries(self):
        return [
            {"name": name, "color": rank}
            for rank, name in enumerate(
                (
                    self.env._("Private person"),
                    self.env._("AMAP"),
                    self.env._("Collective catering"),
                    self.env._("Shop"),
                    self.env._("Wholesaler"),
                    self.env._("Staff member"),
                ),
                1,
            )
        ]
