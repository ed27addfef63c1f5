from odoo import fields, models

#: Keys of ``label.LABEL_FORMATS``.
FORMATS = [
    ("3x8", "24 labels per sheet (70 × 37 mm)"),
    ("2x7", "14 labels per sheet (99.1 × 38.1 mm)"),
]


class ResCompany(models.Model):
    """Which sheets of labels the garden buys (R83)."""

    _inherit = "res.company"

    label_format = fields.Selection(
        FORMATS,
        "Label sheets",
        default="3x8",
        required=True,
        help="Print at 100 %, without fitting to the page.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose the label sheets."""

    _inherit = "cocagne.garden.profile"

    label_format = fields.Selection(related="company_id.label_format", readonly=False)
