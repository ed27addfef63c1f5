from datetime import timedelta

from odoo import api, fields, models


class Absence(models.TransientModel):
    """A member says that they will not come (R56)."""

    _name = "cocagne.absence"
    _inherit = ["cocagne.change.wizard"]
    _description = "Absence of a member"

    partner_id = fields.Many2one("res.partner", "Member", required=True)
    date_from = fields.Date(
        "Away from", required=True, default=lambda self: self._next_monday()
    )
    date_to = fields.Date(
        "Until", required=True, default=lambda self: self._next_monday(6)
    )
    choice = fields.Selection(
        [
            ("postpone", "Postpone to another week"),
            ("cancel", "Cancel"),
            ("give", "Give to somebody"),
        ],
        "The baskets",
        default="postpone",
        required=True,
    )
    basket_ids = fields.Many2many(
        "cocagne.basket",
        string="Baskets concerned",
        compute="_compute_basket_ids",
        store=True,
        readonly=False,
        help="All that comes on these days, whatever the subscription. Remove those "
        "that the member wants all the same.",
    )
    delivery_id = fields.Many2one(
        "cocagne.delivery",
        "To the delivery of",
        domain="[('id', 'in', possible_delivery_ids)]",
        help="Empty: the deliveries that follow the absence, one for each basket.",
    )
    possible_delivery_ids = fields.Many2many(
        "cocagne.delivery", compute="_compute_possible_delivery_ids"
    )
    given_to = fields.Char("Who collects it", help="Empty: the garden gives it.")

    @api.model
    def _next_monday(self, more=0):
        """The Monday of the next week, and so many days later."""
        today = fields.Date.context_today(self)
        return today + timedelta(days=7 - today.weekday() + more)

    @api.depends("partner_id", "date_from", "date_to")
    def _compute_basket_ids(self):
        for wizard in self:
            wizard.basket_ids = wizard._found()
            wizard.seen = wizard.basket_ids._origin._change_stamps()

    def _found(self):
        partner = self.partner_id._origin
        if not (partner and self.date_from and self.date_to):
            return self.env["cocagne.basket"]
        found = partner._absence_baskets(self.date_from, self.date_to)
        return found.with_env(self.env)

    @api.depends("basket_ids")
    def _compute_possible_delivery_ids(self):
        for wizard in self:
            move = self.env["cocagne.basket.move"].new(
                {"basket_ids": wizard.basket_ids._origin.ids}
            )
            wizard.possible_delivery_ids = move._possible_deliveries()

    def _preview_depends(self):
        return ["basket_ids", "choice", "delivery_id", "given_to", "date_to"]

    def _wish(self):
        baskets = self.basket_ids._origin
        if not baskets:
            return {}, {}
        delivery = self.delivery_id._origin if self.choice == "postpone" else None
        values = baskets._absence_values(
            self.choice, delivery, self.given_to, self.date_to
        )
        return values, {}

    def _do(self, **how):
        self.partner_id.action_declare_absence(
            self.date_from,
            self.date_to,
            choice=self.choice,
            baskets=self.basket_ids,
            delivery=self.delivery_id if self.choice == "postpone" else None,
            given_to=self.given_to,
            **how,
        )
