from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...tools import QUIET
from .renewal import LATE_DAYS


class SaleOrder(models.Model):
    """Writing the subscription that follows, confirming it and telling it (R47)."""

    _inherit = "sale.order"

    def _renew(self, values=None):
        """Create what follows these subscriptions; a second run creates nothing.

        Those paid by direct debit, and those that go on without end, are confirmed. The
        others are pre-orders until they are paid.

        :param values: what differs from the former subscriptions.
        :return: the new subscriptions.
        """
        # somebody else may renew the same ones at this moment: they have them
        todo = self.try_lock_for_update(allow_referencing=True)
        todo.invalidate_recordset(["renewal_ids", "successor_id"])
        todo = todo.filtered(lambda order: not order.successor_id)
        if not todo:
            return self.browse()
        new = todo._create_renewals(values)
        todo.filtered("life_problem").life_problem = False
        new._reserve_balances()
        at_once = new.filtered(lambda order: order._confirms_itself())
        (new - at_once).write({"state": "sent"})
        at_once._confirm_or_note()
        new._tell_renewal()
        return new

    def _create_renewals(self, values=None):
        seasons = self._known_seasons()
        self.check_access("write")
        self.check_access("create")
        # sudo: prices agreed with members are kept, also those that who renews may not
        # read; the rights on subscriptions are checked above
        orders = self.sudo()
        vals_list = [order._prepare_renewal(values or {}, seasons) for order in orders]
        # quiet: a year's renewals would post thousands of messages
        return orders.with_context(**QUIET).create(vals_list).with_env(self.env)

    def _prepare_renewal(self, values, seasons=None):
        """Values of the next subscription: what changed for good is on the order and
        its lines; what changed once is on baskets, and stays there (R47)."""
        start, season = self._next_start(seasons)
        mode = values.get("duration_mode", self.duration_mode)
        same = mode == self.duration_mode and self._lasted_its_season()
        vals = self.copy_data(
            {
                "renewed_from_id": self.id,
                "date_start": start,
                "season_id": season.id,
                "order_line": [
                    Command.create(line._prepare_renewal(same))
                    for line in self._basket_lines()
                ],
            }
        )[0]
        vals.pop("date_end", None)
        return vals | values

    def _lasted_its_season(self):
        """Whether its numbers of deliveries are those of a whole period.

        A subscription that came in the middle of a season took a part of its weeks: the
        next one takes all of them.
        """
        self.ensure_one()
        if self.duration_mode == "count" or self.duration_id.rule == "length":
            return True
        late = self.date_start - self.season_id.date_start
        return not self.duration_id and late <= timedelta(days=LATE_DAYS)

    def _confirms_itself(self):
        """Whether nobody has to say that it is paid (R47)."""
        self.ensure_one()
        if self.renewal_mode == "rolling" or self.sudo().offered_reason:
            return True
        return self.sudo()._is_debited()  # sudo: jobs of users without payments

    def _confirm_or_note(self):
        """Confirm many; those that are refused stay pre-orders that say why."""
        try:
            with self.env.cr.savepoint():
                return bool(self) and self.action_confirm()
        except UserError as refusal:
            if len(self) == 1:
                self.write({"state": "sent", "life_problem": str(refusal)})
                return False
        return all([order._confirm_or_note() for order in self])

    def _tell_renewal(self):
        debited = self.filtered(
            lambda order: order.state == "sale" and order.sudo().payment_mode == "sepa"
        )
        self._send_scenario("renewal_sepa", debited)
        self._send_scenario("renewal_other", self - debited)

    @api.model
    def _send_scenario(self, code, records, key=None):
        """Send the mail of an occasion, once a record, where the garden wants it."""
        if records:
            self.env["cocagne.mail.scenario"]._send(code, records, key=key)


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _prepare_renewal(self, same_count):
        """Values of the line of the next subscription, at the prices of then.

        :param same_count: whether it comes as many times as in this one.
        """
        self.ensure_one()
        vals = self.copy_data({"chosen_delivery_ids": [Command.clear()]})[0]
        forget = ["price_unit", "technical_price_unit", "product_uom_qty", "order_id"]
        for name in forget:
            vals.pop(name, None)
        if not same_count:
            vals["delivery_count"] = 0
        return vals
