from odoo import api, fields, models


class BasketCancel(models.TransientModel):
    """Cancel baskets, or choose at once the day on which they are doubled (R50, R54)."""

    _name = "cocagne.basket.cancel"
    _inherit = ["cocagne.change.wizard"]
    _description = "Cancellation of baskets"

    basket_ids = fields.Many2many("cocagne.basket", string="Baskets", required=True)
    double_on_id = fields.Many2one(
        "cocagne.delivery",
        "Doubled on",
        domain="[('id', 'in', possible_delivery_ids)]",
        help="The day on which the member gets two instead. Empty: not now.",
    )
    possible_delivery_ids = fields.Many2many(
        "cocagne.delivery", compute="_compute_possible_delivery_ids"
    )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        ids = self.env.context.get("default_basket_ids") or []
        values["seen"] = self.env["cocagne.basket"].browse(ids)._change_stamps()
        return values

    @api.depends("basket_ids")
    def _compute_possible_delivery_ids(self):
        for wizard in self:
            move = self.env["cocagne.basket.move"].new(
                {"basket_ids": wizard.basket_ids.ids}
            )
            wizard.possible_delivery_ids = move._possible_deliveries()

    def _preview_depends(self):
        return ["basket_ids", "double_on_id"]

    def _wish(self):
        baskets = self.basket_ids._origin
        return baskets._cancel_values(self.double_on_id._origin or None), {}

    def _do(self, **how):
        self.basket_ids.action_cancel(double_on=self.double_on_id or None, **how)
