from odoo import api, fields, models


class StaffStatus(models.Model):
    """What a member of the staff pays for a basket, by status (R26).

    A percentage of the public price, or a fixed amount a month; 0 is a free basket.
    """

    _name = "cocagne.staff.status"
    _description = "Staff status"
    _inherit = ["cocagne.garden.list"]

    currency_id = fields.Many2one(related="company_id.currency_id")
    price_rule = fields.Selection(
        [
            ("full", "The public price"),
            ("percent", "A part of the public price"),
            ("monthly", "An amount a month"),
        ],
        "Price of the baskets",
        required=True,
        default="full",
    )
    percent = fields.Float(
        "Part paid (%)",
        default=100.0,
        help="Of the public price; 0 for a free basket.",
    )
    monthly_amount = fields.Monetary(
        "Amount a month",
        help="For one basket a week or a fortnight, VAT included. The price of one "
        "basket is found so that a whole year comes to twelve times this amount.",
    )
    from_wages = fields.Boolean(
        "Deducted from wages",
        help="The subscription takes this payment mode: the list of invoices to "
        "deduct is given to the payroll.",
    )
    product_ids = fields.Many2many(
        "product.product",
        string="Only for these baskets",
        domain=[("is_basket", "=", True)],
        help="Empty: for every basket.",
    )

    _percent_in_range = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100)", "The part paid is between 0 and 100 %."
    )
    _monthly_not_negative = models.Constraint(
        "CHECK (monthly_amount >= 0)", "An amount a month cannot be less than 0."
    )

    @api.model
    def _default_entries(self):
        return [
            {"name": self.env._("Permanent staff")},
            {"name": self.env._("Employee in insertion")},
        ]

    def _applies_to(self, product):
        self.ensure_one()
        return self.price_rule != "full" and (
            not self.product_ids or product in self.product_ids
        )

    def _price_of(self, public_price, baskets_a_year):
        """What one basket costs, VAT included; never more than ``public_price``.

        :param baskets_a_year: how many baskets such a subscription brings in a year.
        """
        self.ensure_one()
        price = public_price
        if self.price_rule == "percent":
            price = public_price * self.percent / 100
        elif self.price_rule == "monthly":
            price = self.monthly_amount * 12 / max(baskets_a_year, 1)
        return min(self.currency_id.round(price), public_price)
