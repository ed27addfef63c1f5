from odoo import fields, models


class LoadUnitLine(models.Model):
    """How many baskets of one type a container carries, when it differs."""

    _name = "cocagne.load.unit.line"
    _description = "Capacity of a container for one basket type"
    _check_company_auto = True

    unit_id = fields.Many2one(
        "cocagne.load.unit", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="unit_id.company_id", store=True)
    product_id = fields.Many2one(
        "product.product",
        "Basket type",
        required=True,
        domain=[("is_basket", "=", True)],
        check_company=True,
    )
    capacity = fields.Integer(
        "Baskets on a full one", help="0: this basket does not travel on it."
    )

    _once_per_product = models.UniqueIndex(
        "(unit_id, product_id)", "This basket type is already in the list."
    )
    _capacity_not_negative = models.Constraint(
        "CHECK (capacity >= 0)", "A container cannot carry fewer than 0 baskets."
    )
