from odoo import api, fields, models

ACTIONS = [
    ("release", "Let the baskets through"),
    ("start", "Start now"),
    ("wait", "Make it wait"),
]


class ReasonAsked(models.TransientModel):
    """Asks why somebody decides otherwise than the rule, and keeps the answer."""

    _name = "cocagne.reason"
    _description = "Reason of a decision"

    action = fields.Selection(ACTIONS, required=True, readonly=True)
    reason = fields.Char(required=True)
    order_ids = fields.Many2many("sale.order", string="Subscriptions")
    basket_ids = fields.Many2many("cocagne.basket", string="Baskets")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        targets = {"sale.order": "order_ids", "cocagne.basket": "basket_ids"}
        name = targets.get(self.env.context.get("active_model"))
        if name:
            values.setdefault(name, self.env.context.get("active_ids"))
        return values

    def action_apply(self):
        """Do it; the doors check the rights of the user."""
        self.ensure_one()
        if self.action == "release":
            self.basket_ids.action_release(self.reason)
        elif self.action == "start":
            self.order_ids.action_start_now(self.reason)
        else:
            self.order_ids.action_make_wait(self.reason)
        return {"type": "ir.actions.act_window_close"}
