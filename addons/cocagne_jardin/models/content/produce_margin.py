from odoo import fields, models

from .vegetable import FAMILIES


class ProduceMargin(models.Model):
    """How much of its price a family of produce may cost, from a day on.

    The price with margin is the reference price divided by this share: 40 % for
    vegetables and 70 % for fruit in the garden of reference.
    """

    _name = "cocagne.produce.margin"
    _description = "Margin on vegetables"
    _inherit = "cocagne.of.garden"
    _order = "family desc, date_from desc"
    _check_company_auto = True

    family = fields.Selection(FAMILIES, required=True, default="vegetables")
    date_from = fields.Date("From", required=True)
    cost_share = fields.Float(
        "Cost, in % of the price",
        required=True,
        default=100.0,
        help="40: what costs 0.40 counts for 1.00 in a basket. 100: prices of the "
        "price list count as they are.",
    )

    _one_a_day = models.UniqueIndex(
        "(company_id, family, date_from)",
        "This family already has a margin from that day: change that one.",
    )
    _share_valid = models.Constraint(
        "CHECK (cost_share > 0 AND cost_share <= 100)",
        "The cost is more than 0 and at most 100 % of the price.",
    )

    def _shares_on(self, day, company):
        """The share (0 to 1) of each family on ``day``; without a row it is 1."""
        # sudo: whoever writes the contents needs the margins of the garden
        rows = self.sudo().search(
            [("company_id", "=", company.id), ("date_from", "<=", day)],
            order="date_from",
        )
        return {row.family: row.cost_share / 100 for row in rows}
