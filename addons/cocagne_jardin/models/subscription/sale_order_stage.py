from odoo import api, fields, models
from odoo.fields import Domain


class SaleOrder(models.Model):
    """What the subscription screens tell beside the order itself."""

    _inherit = "sale.order"

    subscription_stage = fields.Selection(
        [
            ("draft", "Being written"),
            ("running", "Running"),
            ("ended", "Ended"),
            ("cancelled", "Cancelled"),
        ],
        "Stage",
        compute="_compute_subscription_stage",
        search="_search_subscription_stage",
        help="A subscription is ended when its last day is past.",
    )
    depot_is_full = fields.Boolean(related="depot_id.is_full", string="Depot full")

    @api.model
    def default_get(self, fields):
        """A new subscription begins today unless told otherwise."""
        values = super().default_get(fields)
        if values.get("is_subscription") and not values.get("date_start"):
            values["date_start"] = self._today()
        return values

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    @api.depends("state", "date_end")
    def _compute_subscription_stage(self):
        today = self._today()
        for order in self:
            if order.state == "cancel":
                order.subscription_stage = "cancelled"
            elif order.state != "sale":
                order.subscription_stage = "draft"
            elif order.date_end and order.date_end < today:
                order.subscription_stage = "ended"
            else:
                order.subscription_stage = "running"

    @api.model
    def _search_subscription_stage(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self._today()
        confirmed = Domain("state", "=", "sale")
        domains = {
            "draft": Domain("state", "in", ("draft", "sent")),
            "running": self._running_domain(today),
            "ended": confirmed & Domain("date_end", "<", today),
            "cancelled": Domain("state", "=", "cancel"),
        }
        return Domain.OR(domains[stage] for stage in value if stage in domains)

    def _action_cancel(self):
        """A cancelled subscription brings no basket any more (R49).

        Baskets of past days keep their mark: they were prepared.
        """
        result = super()._action_cancel()
        self._coming_baskets("planned")._set_state("cancelled")
        return result

    def action_draft(self):
        """Written again, a subscription is planned anew when it is confirmed."""
        result = super().action_draft()
        # sudo: the desk cancels baskets and deletes none, except these that were
        # cancelled with the subscription and come back when it is confirmed
        cancelled = self._coming_baskets("cancelled").sudo()
        cancelled.filtered(lambda basket: not basket.invoice_line_id).unlink()
        return result

    def _coming_baskets(self, state):
        return self.env["cocagne.basket"].search(
            [
                ("order_id", "in", self.filtered("is_subscription").ids),
                ("state", "=", state),
                ("date", ">=", self._today()),
            ]
        )
