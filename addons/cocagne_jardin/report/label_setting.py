from odoo import fields, models

from ..models.garden.setting import setting

#: Keys of ``label.LABEL_FORMATS``.
FORMATS = [
    ("3x8", "24 labels per sheet (70 × 37 mm)"),
    ("3x7", "21 labels per sheet (63.5 × 38.1 mm)"),
    ("2x8", "16 labels per sheet (99.1 × 33.9 mm)"),
    ("2x7", "14 labels per sheet (99.1 × 38.1 mm)"),
    ("5x13", "65 small labels per sheet (38.1 × 21.2 mm)"),
    ("roll_100x50", "Roll of a label printer (100 × 50 mm)"),
    ("roll_57x32", "Roll of a label printer (57 × 32 mm)"),
]
#: Keys of ``label.ORDERS``.
LABEL_ORDERS = [
    ("depot", "Depot after depot, by name"),
    ("product", "Basket type after basket type, then by depot"),
    ("name", "By name, all depots together"),
]
LAYOUTS = [
    ("depot", "Depot after depot"),
    ("product", "Basket type after basket type"),
    ("name", "Depot after depot, with the names"),
    ("compact", "The summary only"),
]
MEMBER_ORDERS = [
    ("name", "By name"),
    ("product", "By basket type, then name"),
]


class ResCompany(models.Model):
    """How the papers of the garden look, and which labels it buys (R82-R84)."""

    _inherit = "res.company"

    label_format = fields.Selection(
        FORMATS,
        "Label sheets",
        default="3x8",
        required=True,
        help="Print at 100 %, without fitting to the page.",
    )
    label_order = fields.Selection(
        LABEL_ORDERS,
        "Order of the labels",
        default="depot",
        required=True,
        help="In each round.",
    )
    preparation_layout = fields.Selection(
        LAYOUTS, "Preparation sheet", default="depot", required=True
    )
    road_sheet_order = fields.Selection(
        MEMBER_ORDERS, "Members on the page of a depot", default="name", required=True
    )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    label_format = setting(fields.Selection, "label_format")
    label_order = setting(fields.Selection, "label_order")
    preparation_layout = setting(fields.Selection, "preparation_layout")
    road_sheet_order = setting(fields.Selection, "road_sheet_order")
