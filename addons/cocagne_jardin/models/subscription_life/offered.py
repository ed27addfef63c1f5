from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..subscription.sale_order import DESK_OR_ACCOUNTANT


class Billing(models.AbstractModel):
    """An offered basket is billed like any other, at 0 (R61)."""

    _inherit = "cocagne.billing"

    @api.model
    def _member_price(self, order_line):
        # sudo: the reason of an offer is closed to some roles, the price is not
        if order_line.sudo().order_id.offered_reason:
            return 0.0
        return super()._member_price(order_line)


class Basket(models.Model):
    """Offered baskets can be counted by reason (R61)."""

    _inherit = "cocagne.basket"

    offered_reason = fields.Selection(
        related="order_id.offered_reason", groups=DESK_OR_ACCOUNTANT
    )


class SaleOrder(models.Model):
    """A single basket that is offered: an order of one date (R61)."""

    _inherit = "sale.order"

    def _check_depot_places(self):
        """A basket of one day is counted on that day: an absent member leaves room."""
        # sudo: the reason of an offer is closed to some roles
        once = self.filtered(
            lambda order: (
                order.sudo().offered_reason and order.order_line.chosen_delivery_ids
            )
        )
        wanted = once._wanted_places()
        for delivery in once.order_line.chosen_delivery_ids:
            once.depot_id._check_places_on(delivery, wanted)
        return super(SaleOrder, self - once)._check_depot_places()

    def _check_membership(self):
        """Nobody has to be a member to receive a gift."""
        # sudo: the reason of an offer is closed to some roles
        if self.sudo().offered_reason:
            return None
        return super()._check_membership()


class ResPartner(models.Model):
    _inherit = "res.partner"

    def can_receive_offer(self):
        """Whether the user may offer baskets to this person."""
        return self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")

    def action_offer_basket(
        self, product, delivery, depot, reason, quantity=1, note=None
    ):
        """Offer one basket on one day; it is delivered like any other.

        :param reason: a key of ``OFFERED_REASONS``.
        :return: the order of the offered basket, confirmed.
        :raises UserError: the delivery is done, or does not stop at the depot.
        """
        self.ensure_one()
        if not self.can_receive_offer():
            raise UserError(self.env._("Only the sales desk offers baskets."))
        if not reason:
            raise UserError(self.env._("Say why the basket is offered."))
        if delivery.state != "planned" or delivery.date < fields.Date.context_today(
            self
        ):
            raise UserError(
                self.env._(
                    "%s is past: choose a delivery to come.", delivery.display_name
                )
            )
        order = self.env["sale.order"].create(
            self._prepare_offer(product, delivery, depot, reason, quantity, note)
        )
        order.action_confirm()
        return order

    def _prepare_offer(self, product, delivery, depot, reason, quantity, note):
        frequency = self.env.ref("cocagne_jardin.frequency_free")
        return {
            "partner_id": self.id,
            "company_id": depot.company_id.id,
            "is_subscription": True,
            "offered_reason": reason,
            "renewal_mode": "none",
            "season_id": delivery.season_id.id,
            "depot_id": depot.id,
            "round_id": delivery.round_id.id,
            "date_start": delivery.date,
            "date_end": delivery.date,
            "note": note or False,
            "order_line": [
                Command.create(
                    {
                        "product_id": product.id,
                        "frequency_id": frequency.id,
                        "quantity_per_delivery": quantity,
                        "chosen_delivery_ids": [Command.set(delivery.ids)],
                    }
                )
            ],
        }
