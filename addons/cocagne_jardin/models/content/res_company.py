from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: What members may read of their basket (R88).
SHOWN = [
    ("list", "The list of vegetables"),
    ("weights", "Vegetables with weights and numbers"),
    ("prices", "Vegetables with weights and unit prices"),
]


class ResCompany(models.Model):
    """The settings of a garden about the contents of its baskets (R87, R88)."""

    _inherit = "res.company"

    content_price_mode = fields.Selection(
        [("included", "VAT included"), ("excluded", "Without VAT")],
        "The content is compared with the price",
        default="included",
        required=True,
        help="What members pay for a basket, with or without its VAT, is the value to "
        "reach, unless the basket has a value of its own.",
    )
    content_catch_up = fields.Float(
        "Caught up in one week (%)",
        default=10.0,
        help="When a basket was worth too little until now, the proposal adds up to "
        "this share of its value each week, and takes off as much when it was worth "
        "too much.",
    )
    content_shown = fields.Selection(
        SHOWN, "Members read", default="weights", required=True
    )
    content_on_portal = fields.Boolean(
        "On the web site", default=True, help="Each member sees only their own basket."
    )
    content_by_mail = fields.Boolean(
        "By mail", help="The leaflet goes to the members who have a basket that week."
    )
    content_on_leaflet = fields.Boolean("On a printed leaflet", default=True)

    def write(self, vals):
        if "use_basket_contents" in vals:
            # the menus that users see depend on it
            self.env.registry.clear_cache()
        return super().write(vals)

    @api.constrains("content_catch_up")
    def _check_content_catch_up(self):
        for company in self:
            if not 0 <= company.content_catch_up <= 100:
                raise ValidationError(
                    self.env._("What is caught up in one week goes from 0 to 100 %.")
                )
