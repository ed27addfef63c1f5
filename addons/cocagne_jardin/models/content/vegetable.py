from odoo import api, fields, models

#: Families of produce; each has its own margin (section 4 of the requirements).
FAMILIES = [
    ("vegetables", "Vegetables"),
    ("fruits", "Fruits"),
    ("other", "Other"),
]


class Vegetable(models.Model):
    """A vegetable as everybody knows it: the list that all gardens share.

    A garden sells *products*; this list gives them a name, a season and a link to the
    recipes of the whole network (R100).
    """

    _name = "cocagne.vegetable"
    _description = "Vegetable of the common list"
    _order = "family desc, name"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    family = fields.Selection(FAMILIES, required=True, default="vegetables")
    month_ids = fields.Many2many("cocagne.month", string="Months of season")
    uom_id = fields.Many2one("uom.uom", "Sold by", required=True)
    least = fields.Float(
        "Smallest portion",
        digits="Product Unit",
        help="What is worth giving: less than this makes nobody a meal.",
    )

    @api.model
    def _create_products(self, company):
        """Make the products of a garden from the common list, once each (R38).

        Those that the garden has, even archived, are left as they are.

        :return: the new products.
        """
        products = self.env["product.template"].with_context(active_test=False)
        root = company.root_id
        # sudo: two people who click at the same time wait in turn; nothing is written
        root.sudo().lock_for_update()
        known = products.search(
            [("vegetable_id", "!=", False), ("company_id", "=", root.id)]
        ).vegetable_id
        missing = self.search([]) - known
        created = products.create([kind._product_values(root) for kind in missing])
        for lang, _name in self.env["res.lang"].get_installed():
            for product in created.with_context(lang=lang):
                product.name = product.vegetable_id.name
        return created.with_context(self.env.context)

    def _product_values(self, company):
        self.ensure_one()
        return {
            "name": self.name,
            "is_produce": True,
            "vegetable_id": self.id,
            "produce_family": self.family,
            "month_ids": self.month_ids.ids,
            "uom_id": self.uom_id.id,
            "portion_least": self.least,
            "company_id": company.id,
        }
