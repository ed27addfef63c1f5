from odoo import api, fields, models
from odoo.exceptions import UserError


class DepotChange(models.TransientModel):
    """Another depot or another day: once, for a time, or for good (R57)."""

    _name = "cocagne.depot.change"
    _inherit = ["cocagne.change.wizard"]
    _description = "Change of depot or day"

    order_id = fields.Many2one("sale.order", "Subscription", required=True)
    company_id = fields.Many2one(related="order_id.company_id")
    scope = fields.Selection(
        [("once", "One week"), ("period", "Some weeks"), ("for_good", "For good")],
        "For how long",
        default="once",
        required=True,
    )
    basket_id = fields.Many2one(
        "cocagne.basket",
        "Which basket",
        domain="[('order_id', '=', order_id), ('state', '=', 'planned')]",
    )
    date_from = fields.Date("From", default=fields.Date.context_today)
    date_to = fields.Date("Until")
    depot_id = fields.Many2one(
        "cocagne.depot",
        "New depot",
        domain="[('company_id', '=', company_id), ('round_ids', '!=', False)]",
    )
    round_id = fields.Many2one(
        "cocagne.round",
        "Day",
        compute="_compute_round_id",
        store=True,
        readonly=False,
        domain="[('stop_ids.depot_id', '=', depot_id)]",
    )
    access_code = fields.Char("Password of the depot")
    asks_access_code = fields.Boolean(compute="_compute_asks_access_code")
    line_ids = fields.Many2many(
        "sale.order.line",
        string="Only",
        domain="[('order_id', '=', order_id), ('product_id.is_basket', '=', True)]",
        help="Empty: all the baskets of the subscription.",
    )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        order = self.env["sale.order"].browse(values.get("order_id"))
        values["seen"] = order.basket_ids._change_stamps()
        return values

    @api.depends("depot_id")
    def _compute_round_id(self):
        for wizard in self:
            rounds = wizard.depot_id.stop_ids.round_id
            if wizard.round_id not in rounds:
                same = wizard.order_id.round_id & rounds._origin
                wizard.round_id = same or rounds[:1]

    @api.depends("depot_id")
    def _compute_asks_access_code(self):
        for wizard in self:
            depot = wizard.depot_id
            wizard.asks_access_code = depot.category == "reserved"

    def _preview_depends(self):
        return [
            "scope",
            "basket_id",
            "date_from",
            "date_to",
            "depot_id",
            "round_id",
            "access_code",
            "line_ids",
        ]

    def _wish(self):
        depot, garden_round = self.depot_id._origin, self.round_id._origin
        if not depot:
            return {}, {}
        extra = {"access_code": self.access_code}
        if self.scope == "once":
            if not self.basket_id:
                return {}, {}
            return self.basket_id._origin._depot_values(depot, garden_round), extra
        if not self._has_days():
            return {}, {}
        values, header = self.order_id._origin._depot_wish(
            depot, self.date_from, garden_round, self._until(), self.line_ids._origin
        )
        return values, header | extra

    def _has_days(self):
        return self.date_from and (self.scope == "for_good" or self.date_to)

    def _until(self):
        return self.date_to if self.scope == "period" else None

    def _do(self, **how):
        how["access_code"] = self.access_code
        if not self.depot_id:
            raise UserError(self.env._("Choose the new depot."))
        if self.scope == "once":
            if not self.basket_id:
                raise UserError(self.env._("Choose the basket."))
            self.basket_id.action_change_depot(self.depot_id, self.round_id, **how)
            return
        if not self._has_days():
            raise UserError(self.env._("Fill in from which day until which day."))
        self.order_id.action_change_depot(
            self.depot_id,
            self.date_from,
            garden_round=self.round_id,
            date_to=self._until(),
            lines=self.line_ids,
            **how,
        )
