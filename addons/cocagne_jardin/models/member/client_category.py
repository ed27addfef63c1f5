from odoo import api, fields, models


class ClientCategory(models.Model):
    """A kind of client: it opens offers and depots, and sets rules of ordering
    (R11, R23, R39, R41, R79)."""

    _name = "cocagne.client.category"
    _description = "Client category"
    _inherit = ["cocagne.garden.list"]

    color = fields.Integer(default=0)
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
    depot_ids = fields.Many2many(
        "cocagne.depot",
        "cocagne_client_category_depot_rel",
        "category_id",
        "depot_id",
        string="Professional depots",
        help="Depots that only clients of this category can choose.",
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
