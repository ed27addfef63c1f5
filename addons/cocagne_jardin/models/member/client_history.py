from odoo import fields, models
from odoo.fields import Domain

from .res_partner import DESK


class ResPartner(models.Model):
    """What a client ordered, received, was billed and complained of (R27, R28, R29).

    A person may hold any number of subscriptions at the same time.
    """

    _inherit = "res.partner"

    garden_order_ids = fields.One2many(
        "sale.order", "partner_id", "Orders and subscriptions", groups=DESK
    )
    claim_ids = fields.One2many("cocagne.claim", "partner_id", "Claims", groups=DESK)
    subscription_count = fields.Integer(
        "Subscriptions", compute="_compute_history", groups=DESK
    )
    running_subscription_count = fields.Integer(
        "Running", compute="_compute_history", groups=DESK
    )
    single_order_count = fields.Integer(
        "Other orders", compute="_compute_history", groups=DESK
    )
    delivered_basket_count = fields.Integer(
        "Baskets of the client", compute="_compute_history", groups=DESK
    )
    open_claim_count = fields.Integer(
        "Open claims", compute="_compute_history", groups=DESK
    )

    def _compute_history(self):
        orders = self._counts("sale.order", Domain("is_subscription", "=", True))
        running = self._counts(
            "sale.order",
            self.env["sale.order"]._running_domain(fields.Date.context_today(self)),
        )
        others = self._counts("sale.order", Domain("is_subscription", "=", False))
        baskets = self._counts("cocagne.basket", Domain("state", "!=", "cancelled"))
        claims = self._counts("cocagne.claim", Domain("state", "!=", "closed"))
        for partner in self:
            partner.subscription_count = orders.get(partner.id, 0)
            partner.running_subscription_count = running.get(partner.id, 0)
            partner.single_order_count = others.get(partner.id, 0)
            partner.delivered_basket_count = baskets.get(partner.id, 0)
            partner.open_claim_count = claims.get(partner.id, 0)

    def _counts(self, model, domain):
        """Records of ``model`` per client id, of the clients among these people."""
        groups = self.env[model]._read_group(
            Domain("partner_id", "in", self.ids) & domain, ["partner_id"], ["__count"]
        )
        return {partner.id: count for partner, count in groups}

    def action_view_client_subscriptions(self):
        """Open all the subscriptions of the client."""
        return self._open_history(
            "cocagne_jardin.action_subscriptions",
            [("is_subscription", "=", True)],
            {"default_is_subscription": True},
        )

    def action_view_client_orders(self):
        """Open the orders of the client that are no subscription."""
        return self._open_history(
            "sale.action_orders", [("is_subscription", "=", False)]
        )

    def action_view_client_baskets(self):
        """Open what was and will be delivered to the client."""
        return self._open_history("cocagne_jardin.action_baskets", [])

    def action_view_client_claims(self):
        """Open the claims of the client."""
        return self._open_history("cocagne_jardin.action_claims", [])

    def action_view_client_invoices(self):
        """Open the invoices of the client, those of the household included."""
        self.ensure_one()
        action = self._open_history("account.action_move_out_invoice_type", [])
        action["domain"] = [
            ("move_type", "in", ("out_invoice", "out_refund")),
            ("partner_id", "child_of", self.commercial_partner_id.id),
        ]
        return action

    def _open_history(self, xmlid, domain, context=None):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return action | {
            "domain": [("partner_id", "=", self.id), *domain],
            "context": {"default_partner_id": self.id, **(context or {})},
        }
