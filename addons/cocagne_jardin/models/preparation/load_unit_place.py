from odoo import fields, models


class Round(models.Model):
    """What the baskets of the round are stacked on."""

    _inherit = "cocagne.round"

    load_unit_id = fields.Many2one(
        "cocagne.load.unit",
        "Stacked on",
        check_company=True,
        ondelete="restrict",
        help="The pallets or rolls of the round are counted on the preparation sheet.",
    )


class Depot(models.Model):
    """A depot with containers of its own, like the shop of the garden."""

    _inherit = "cocagne.depot"

    load_unit_id = fields.Many2one(
        "cocagne.load.unit",
        "Stacked on",
        check_company=True,
        ondelete="restrict",
        help="Only when this depot has containers of its own. Empty: its baskets are "
        "stacked with those of the round.",
    )
