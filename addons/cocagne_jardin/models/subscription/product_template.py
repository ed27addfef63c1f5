from odoo import api, fields, models

#: Families that fill a place in a depot; the others come on top of a basket.
MAIN_FAMILIES = ("vegetables", "mixed")


class ProductTemplate(models.Model):
    """A basket that the garden offers, with the frequencies it comes in (R38, R45)."""

    _inherit = "product.template"

    is_basket = fields.Boolean("Basket", help="Delivered regularly by subscription.")
    basket_family = fields.Selection(
        [
            ("vegetables", "Vegetables"),
            ("fruits", "Fruits"),
            ("eggs", "Eggs"),
            ("bread", "Bread"),
            ("dairy", "Dairy"),
            ("mixed", "Mixed basket"),
            ("other", "Other"),
        ],
        "Family",
    )
    frequency_ids = fields.Many2many(
        "cocagne.frequency", string="Frequencies", help="Offered to the members."
    )
    a_la_carte_price = fields.Monetary(
        "Price of a single basket",
        help="VAT included, when the dates are chosen one by one; 0: the usual price.",
    )
    depot_places = fields.Integer(
        "Places in a depot",
        compute="_compute_depot_places",
        store=True,
        readonly=False,
        help="1 for a basket, 2 for a big one if it fills two crates, 0 for an add-on "
        "such as eggs.",
    )

    @api.depends("basket_family", "is_basket")
    def _compute_depot_places(self):
        for product in self:
            main = product.is_basket and product.basket_family in MAIN_FAMILIES
            product.depot_places = int(main)

    @api.onchange("is_basket")
    def _onchange_is_basket(self):
        if self.is_basket:
            self.update(self._basket_defaults())

    @api.model
    def default_get(self, fields):
        """A new basket opens with its garden and its VAT."""
        vals = super().default_get(fields)
        if vals.get("is_basket"):
            defaults = self._with_basket_defaults([{"is_basket": True}])[0]
            vals.update({name: defaults[name] for name in defaults if name in fields})
        return vals

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._with_basket_defaults(vals_list))

    @api.model
    def _with_basket_defaults(self, vals_list):
        """Complete the values of the new products that are baskets."""
        return [
            {**self._missing_defaults(vals), **vals} if vals.get("is_basket") else vals
            for vals in vals_list
        ]

    @api.model
    def _missing_defaults(self, vals):
        defaults = self._basket_defaults()
        if "taxes_id" not in vals:
            company = self.env["res.company"].browse(vals.get("company_id"))
            defaults.update(self._basket_money_defaults(company or self.env.company))
        return defaults

    @api.model
    def _basket_defaults(self):
        """A basket is billed when delivered; its vegetables leave the stock by round,
        not by member, so it is no stored product itself."""
        return {
            "type": "service",
            "invoice_policy": "delivery",
            "purchase_ok": False,
        }
