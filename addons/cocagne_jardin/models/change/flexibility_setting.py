from odoo import fields, models

from ..garden.setting import setting


class ResCompany(models.Model):
    """How far the subscriptions of the garden bend (R50, R53)."""

    _inherit = "res.company"

    flexibility_id = fields.Many2one(
        "cocagne.flexibility",
        "Rules of flexibility",
        help="For the basket types that have no rules of their own.",
    )
    doubling_limited = fields.Boolean(
        "Limit the doubled baskets",
        help="Members and the sales desk cannot double more baskets in a week.",
    )
    doubling_maximum = fields.Integer("Most doubled baskets in a week")

    _doubling_maximum_not_negative = models.Constraint(
        "CHECK (doubling_maximum >= 0)",
        "The number of doubled baskets cannot be negative.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    flexibility_id = setting(fields.Many2one, "flexibility_id")
    doubling_limited = setting(fields.Boolean, "doubling_limited")
    doubling_maximum = setting(fields.Integer, "doubling_maximum")


class ProductTemplate(models.Model):
    """A basket type bends in its own way, and may have a big brother (R50, R51)."""

    _inherit = "product.template"

    flexibility_id = fields.Many2one(
        "cocagne.flexibility",
        "Rules of flexibility",
        check_company=True,
        help="What members may change, and until when. Empty: those of the garden.",
    )
    double_product_id = fields.Many2one(
        "product.product",
        "Two become",
        check_company=True,
        domain="[('is_basket', '=', True), ('product_tmpl_id', '!=', id)]",
        help="The basket that replaces two of these on the same day, for example one "
        "big basket for two small ones. What is counted and billed stays the same.",
    )

    def _get_flexibility(self, company):
        """The rules that hold for this basket type in a garden."""
        self.ensure_one()
        # sudo: members are bound by rules that they cannot read
        return self.sudo().flexibility_id or company.sudo().flexibility_id
