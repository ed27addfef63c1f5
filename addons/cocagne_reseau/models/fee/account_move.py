from odoo import fields, models

LINKS = [("fee", "Network fee"), ("grant", "Solidarity grant")]


class AccountMove(models.Model):
    """What is between the head office and a garden: left out of the consolidation."""

    _inherit = "account.move"

    network_link = fields.Selection(
        LINKS,
        "Within the network",
        copy=False,
        readonly=True,
        index="btree_not_null",
        help="Between the head office and a garden: both sides are eliminated from the "
        "consolidated accounts.",
    )
    network_garden_id = fields.Many2one(
        "cocagne.network.garden",
        "Garden of the network",
        copy=False,
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )

    def _reverse_moves(self, default_values_list=None, cancel=False):
        """A credit note is between the same two."""
        defaults = default_values_list or [{} for _move in self]
        for move, values in zip(self, defaults, strict=True):
            if move.network_link:
                values["network_link"] = move.network_link
                values["network_garden_id"] = move.network_garden_id.id
        return super()._reverse_moves(defaults, cancel=cancel)
