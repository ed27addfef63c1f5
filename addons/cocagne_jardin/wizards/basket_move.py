from odoo import api, fields, models


class BasketMove(models.TransientModel):
    """Move baskets to another delivery that stops at their depot (R50)."""

    _name = "cocagne.basket.move"
    _description = "Move of baskets"

    basket_ids = fields.Many2many("cocagne.basket", string="Baskets", required=True)
    delivery_id = fields.Many2one(
        "cocagne.delivery",
        "New delivery",
        required=True,
        domain="[('id', 'in', possible_delivery_ids)]",
        help="The deliveries to come of the season that stop at the depot.",
    )
    possible_delivery_ids = fields.Many2many(
        "cocagne.delivery", compute="_compute_possible_delivery_ids"
    )

    @api.depends("basket_ids")
    def _compute_possible_delivery_ids(self):
        for wizard in self:
            wizard.possible_delivery_ids = wizard._possible_deliveries()

    def _possible_deliveries(self):
        """Deliveries to come, of the season, that stop at every depot concerned."""
        baskets = self.basket_ids
        if len(baskets.season_id) != 1:
            return self.env["cocagne.delivery"]
        depots = baskets.depot_id
        rounds = depots.stop_ids.round_id.filtered(
            lambda garden_round: depots <= garden_round.stop_ids.depot_id
        )
        current = baskets.delivery_id
        return self.env["cocagne.delivery"].search(
            [
                ("season_id", "=", baskets.season_id.id),
                ("round_id", "in", rounds.ids),
                ("state", "=", "planned"),
                ("date", ">=", fields.Date.context_today(self)),
                ("id", "not in", current.ids if len(current) == 1 else []),
            ],
            order="date",
        )

    def action_move(self):
        """Move the baskets; refusals are those of ``cocagne.basket.action_move``."""
        self.ensure_one()
        self.basket_ids.action_move(self.delivery_id)
        return {"type": "ir.actions.act_window_close"}
