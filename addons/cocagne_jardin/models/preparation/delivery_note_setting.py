from odoo import fields, models

from ..garden.setting import setting
from .delivery_note import SEQUENCE


class ResCompany(models.Model):
    """What the garden writes on its delivery notes (R86)."""

    _inherit = "res.company"

    delivery_note_header = fields.Html(
        "Text at the top",
        help="For example a greeting, or the number of the organic certificate.",
    )
    delivery_note_footer = fields.Html(
        "Text at the bottom",
        help="For example: please give the empty crates back to the driver.",
    )
    delivery_note_prices = fields.Boolean(
        "Print the prices", help="The public price of each basket and the total."
    )

    def _delivery_note_sequence(self):
        """The numbers of this garden's delivery notes, without gaps."""
        self.ensure_one()
        # sudo: whoever makes a note takes the next number
        sequences = self.env["ir.sequence"].sudo()
        known = [("code", "=", SEQUENCE), ("company_id", "=", self.id)]
        return sequences.search(known, limit=1) or sequences.create(
            {
                "name": self.env._("Delivery notes of %s", self.name),
                "code": SEQUENCE,
                "company_id": self.id,
                "prefix": "BL/%(range_year)s/",
                "padding": 4,
                "use_date_range": True,
                "implementation": "no_gap",
            }
        )


class GardenProfile(models.Model):
    """Lets the manager write them."""

    _inherit = "cocagne.garden.profile"

    delivery_note_header = setting(fields.Html, "delivery_note_header")
    delivery_note_footer = setting(fields.Html, "delivery_note_footer")
    delivery_note_prices = setting(fields.Boolean, "delivery_note_prices")
