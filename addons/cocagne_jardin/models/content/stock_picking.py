from odoo import fields, models


class StockPicking(models.Model):
    """The vegetables of a round leave the stock at once, not member by member (R89)."""

    _inherit = "stock.picking"

    cocagne_delivery_id = fields.Many2one(
        "cocagne.delivery",
        "Round",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    _one_open_per_round = models.UniqueIndex(
        "(cocagne_delivery_id) WHERE cocagne_delivery_id IS NOT NULL "
        "AND state NOT IN ('done', 'cancel')",
        "The vegetables of this round are already waiting to leave the stock.",
    )
