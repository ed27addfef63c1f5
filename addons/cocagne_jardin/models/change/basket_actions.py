from odoo import api, models
from odoo.exceptions import UserError


class Basket(models.Model):
    """What can be wished for a basket: moved, cancelled, doubled, given (R50-R56).

    Each ``action_x`` checks the rights and the rules by itself, whoever calls it: the
    desk's screens, or later the member's own page. ``can_x`` tells beforehand.
    """

    _inherit = "cocagne.basket"

    # -- another delivery ---------------------------------------------------------------

    def can_move(self, delivery):
        """Whether ``action_move`` would be accepted without exception."""
        return not self._why_not(self._move_values(delivery))

    def action_move(self, delivery, **how):
        """Put the baskets on another delivery: later, earlier, or the same week (R50).

        Where the member has a basket already that week, it is a doubling.

        :param how: ``reason``, ``derogation``, ``seen``: see ``cocagne.change._request``.
        :raises UserError: a rule refuses it.
        """
        delivery = self._as_delivery(delivery)
        self._request(self._move_kind(delivery), self._move_values(delivery), **how)
        return True

    def can_postpone(self, delivery):
        return self._is_later(delivery) and self.can_move(delivery)

    def action_postpone(self, delivery, **how):
        """Move to a later delivery (R50)."""
        if not self._is_later(delivery):
            raise UserError(self.env._("To postpone, choose a later delivery."))
        return self.action_move(delivery, **how)

    def can_advance(self, delivery):
        return self._is_earlier(delivery) and self.can_move(delivery)

    def action_advance(self, delivery, **how):
        """Move to an earlier delivery (R50)."""
        if not self._is_earlier(delivery):
            raise UserError(self.env._("To advance, choose an earlier delivery."))
        return self.action_move(delivery, **how)

    def can_change_day(self, delivery):
        return self._is_same_week(delivery) and self.can_move(delivery)

    def action_change_day(self, delivery, **how):
        """Collect on another day of the same week (R57)."""
        if not self._is_same_week(delivery):
            raise UserError(self.env._("Choose another day of the same week."))
        return self.action_move(delivery, **how)

    def _move_values(self, delivery):
        """The new values by basket; its use is counted from where it was planned."""
        delivery = self._as_delivery(delivery)
        values = {}
        for basket in self:
            use = basket._use_on(delivery)
            values[basket] = {
                "delivery_id": delivery.id,
                "season_id": delivery.season_id.id,
                "flexibility_use": use,
            }
        return values

    def _use_on(self, delivery):
        """How a basket counts in the limits when it comes on ``delivery``."""
        self.ensure_one()
        if self.flexibility_use in ("cancelled", "compensated", "doubled"):
            away = delivery.week != self.planned_delivery_id.week
            made_up = "compensated" if away else False
            return "doubled" if self.flexibility_use == "doubled" else made_up
        planned = self.planned_delivery_id.week
        if delivery.week == planned:
            return False
        return "postponed" if delivery.week > planned else "advanced"

    def _move_kind(self, delivery):
        if all(basket.delivery_id.week == delivery.week for basket in self):
            return "day"
        if self._meets_another(delivery):
            return "double"
        return "move" if self._is_later(delivery) else "advance"

    def _meets_another(self, delivery):
        """Whether a line of these baskets comes already in the week of ``delivery``."""
        return bool(
            self.search_count(
                [
                    ("order_line_id", "in", self.order_line_id.ids),
                    ("id", "not in", self.ids),
                    ("delivery_id.week", "=", delivery.week),
                    ("state", "not in", ("cancelled", "held")),
                ],
                limit=1,
            )
        )

    def _is_later(self, delivery):
        delivery = self._as_delivery(delivery)
        return all(basket.delivery_id.week < delivery.week for basket in self)

    def _is_earlier(self, delivery):
        delivery = self._as_delivery(delivery)
        return all(basket.delivery_id.week > delivery.week for basket in self)

    def _is_same_week(self, delivery):
        delivery = self._as_delivery(delivery)
        return all(basket.delivery_id.week == delivery.week for basket in self)

    # -- cancelled, doubled ---------------------------------------------------------------

    def can_cancel(self, double_on=None):
        """Whether ``action_cancel`` would be accepted without exception."""
        return not self._why_not(self._cancel_values(double_on))

    def action_cancel(self, double_on=None, **how):
        """The baskets are neither prepared nor billed (R50).

        :param double_on: the delivery on which they come besides instead (R54).
        """
        self._check_desk()
        kind = "double" if double_on else "cancel"
        self._request(kind, self._cancel_values(double_on), **how)
        return True

    def _check_desk(self):
        """A preparer sees baskets but decides nothing for the members."""
        user = self.env.user
        if not user.share and not user.has_group("cocagne_jardin.group_sales_desk"):
            raise UserError(self.env._("Only the sales desk can cancel a basket."))

    def _cancel_values(self, double_on=None):
        if double_on:
            delivery = self._as_delivery(double_on)
            return {
                basket: {
                    "delivery_id": delivery.id,
                    "season_id": delivery.season_id.id,
                    "flexibility_use": "compensated",
                }
                for basket in self
            }
        values = {"state": "cancelled", "flexibility_use": "cancelled"}
        return {basket: {**values, **basket._single_quantity()} for basket in self}

    def _single_quantity(self):
        """A basket that was doubled in advance is cancelled as one basket."""
        self.ensure_one()
        return {"quantity": self.quantity // 2} if self._is_doubled() else {}

    def _is_doubled(self):
        return self.flexibility_use == "doubled" and self.quantity % 2 == 0

    def can_double(self, delivery=None):
        """Whether ``action_double`` would be accepted without exception."""
        return not self._why_not(self._double_values(delivery))

    def action_double(self, delivery=None, **how):
        """Make up for a cancelled basket on ``delivery``; or, for a basket to come,
        bring two instead of one, which a later cancellation can offset (R54)."""
        self._request("double", self._double_values(delivery), **how)
        return True

    def _double_values(self, delivery=None):
        values = {}
        for basket in self:
            if basket.state == "cancelled":
                if not delivery:
                    raise UserError(
                        self.env._("Choose the day on which this basket comes instead.")
                    )
                values[basket] = {
                    **basket._move_values(delivery)[basket],
                    "state": "planned",
                }
            elif not basket._is_doubled():
                values[basket] = {
                    "quantity": 2 * basket.quantity,
                    "flexibility_use": "doubled",
                }
        return values

    # -- somebody else collects it ---------------------------------------------------------

    def can_give(self):
        """Whether ``action_give`` would be accepted without exception."""
        return not self._why_not(self._give_values())

    def action_give(self, given_to=None, **how):
        """Leave the basket to somebody else: it is prepared and billed (R56).

        :param given_to: the name of who collects it; empty to leave it to the garden.
        """
        self._request("absence", self._give_values(given_to), **how)
        return True

    def _give_values(self, given_to=None):
        values = {"is_gift": True, "given_to": given_to or False}
        return {basket: dict(values) for basket in self}

    def _set_state(self, state):
        """A basket that was left to somebody is given when it is delivered."""
        gifts = self.browse()
        if state == "delivered":
            gifts = self.filtered("is_gift")
            super(Basket, gifts)._set_state("given")
        return super(Basket, self - gifts)._set_state(state)

    # -- common ------------------------------------------------------------------------

    @api.model
    def _as_delivery(self, delivery):
        """A delivery from a record or from its id, as callers over RPC give it."""
        if isinstance(delivery, int):
            delivery = self.env["cocagne.delivery"].browse(delivery)
        # sudo: members choose among deliveries that they do not read otherwise
        return delivery.sudo()

    def _request(self, kind, values, **how):
        if not self:
            raise UserError(self.env._("Choose at least one basket."))
        return self.env["cocagne.change"]._request(kind, values, **how)

    def _why_not(self, values, **extra):
        """The refusals of these values, in words, nothing being changed."""
        refusals = self.env["cocagne.change"]._wish_refusals(values, **extra)
        return [refusal.text for refusal in refusals]
