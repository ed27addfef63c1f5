from odoo import fields, models

from ..garden.setting import setting


class ResCompany(models.Model):
    """Smallest order and the deadlines of a garden (R41, R79)."""

    _inherit = "res.company"

    minimum_order = fields.Monetary(
        help="Smallest total of an order, VAT included; 0: none. A client category "
        "may have its own."
    )
    order_deadline_days = fields.Integer(
        "Orders taken until (days before)",
        help="Days between an order and its first delivery; 0: no deadline. A client "
        "category may have its own.",
    )
    validation_deadline_days = fields.Integer(
        "Paid until (days before)",
        help="An order to be paid before delivery that is not paid so many days before "
        "its first delivery is put off to the next one; 0: never.",
    )

    _minimum_order_not_negative = models.Constraint(
        "CHECK (minimum_order >= 0)", "A minimum order cannot be less than 0."
    )
    _deadlines_not_negative = models.Constraint(
        "CHECK (order_deadline_days >= 0 AND validation_deadline_days >= 0)",
        "A deadline cannot be less than 0 days.",
    )

    def _minimum_order_for(self, partner):
        """The smallest total for this client: the lowest of their categories (R41)."""
        self.ensure_one()
        # sudo: a member's order is checked without reading categories
        categories = partner.sudo().category_id.filtered("has_own_minimum")
        if categories:
            return min(categories.mapped("minimum_order"))
        return self.sudo().minimum_order

    def _order_deadline_for(self, partner):
        """Days between an order and its first delivery: the longest that applies.

        :return: 0 when there is no deadline.
        """
        self.ensure_one()
        # sudo: as above
        categories = partner.sudo().category_id.filtered("has_own_deadline")
        if categories:
            return max(categories.mapped("order_deadline_days"))
        return self.sudo().order_deadline_days


class GardenProfile(models.Model):
    """Lets the manager decide it."""

    _inherit = "cocagne.garden.profile"

    minimum_order = setting(fields.Monetary, "minimum_order")
    order_deadline_days = setting(fields.Integer, "order_deadline_days")
    validation_deadline_days = setting(fields.Integer, "validation_deadline_days")
