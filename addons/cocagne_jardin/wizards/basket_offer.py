from odoo import api, fields, models

from ..models.subscription_life.kind import OFFERED_REASONS


class BasketOffer(models.TransientModel):
    """Offer one basket on one day (R61)."""

    _name = "cocagne.basket.offer"
    _description = "Offered basket"

    partner_id = fields.Many2one(
        "res.partner",
        "For",
        required=True,
        domain="[('cocagne_client', '=', True)]",
    )
    product_id = fields.Many2one(
        "product.product",
        "Basket",
        required=True,
        domain="[('is_basket', '=', True)]",
        compute="_compute_usual",
        store=True,
        readonly=False,
        precompute=True,
    )
    depot_id = fields.Many2one(
        "cocagne.depot",
        required=True,
        compute="_compute_usual",
        store=True,
        readonly=False,
        precompute=True,
    )
    delivery_id = fields.Many2one(
        "cocagne.delivery",
        required=True,
        domain="[('state', '=', 'planned'), ('date', '>=', 'today'),"
        " ('round_id.stop_ids.depot_id', '=', depot_id)]",
    )
    quantity = fields.Integer(default=1, required=True)
    reason = fields.Selection(OFFERED_REASONS, "Offered for", required=True)
    note = fields.Char("Remark")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        context = self.env.context
        if context.get("active_model") == "res.partner":
            values.setdefault("partner_id", context.get("active_id"))
        if context.get("active_model") == "sale.order":
            order = self.env["sale.order"].browse(context.get("active_id"))
            values.setdefault("partner_id", order.partner_id.id)
        return values

    @api.depends("partner_id")
    def _compute_usual(self):
        """What the person usually gets, where they usually fetch it."""
        for wizard in self:
            orders = self.env["sale.order"]
            last = orders.search(
                [
                    ("is_subscription", "=", True),
                    ("state", "=", "sale"),
                    ("partner_id", "=", wizard.partner_id.id),
                ],
                order="date_start desc",
                limit=1,
            )
            wizard.depot_id = wizard.depot_id or last.depot_id
            usual = last._basket_lines()[:1].product_id
            wizard.product_id = wizard.product_id or usual

    def action_offer(self):
        """Offer the basket, and show its order."""
        self.ensure_one()
        order = self.partner_id.action_offer_basket(
            self.product_id,
            self.delivery_id,
            self.depot_id,
            self.reason,
            quantity=self.quantity,
            note=self.note,
        )
        return order._open_renewed()
