from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ..subscription.sale_order import DESK_OR_ACCOUNTANT


class SaleOrder(models.Model):
    """Two of the deadlines of R79: taking an order, and paying it in time.

    The third one, changing a basket, is with the changes of subscriptions.
    """

    _inherit = "sale.order"

    accepted_late = fields.Boolean(
        "Accept after the deadline",
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
        help="The desk takes this order although its first delivery is too near.",
    )
    awaits_payment = fields.Boolean(
        "To be paid before the first basket",
        compute="_compute_awaits_payment",
        store=True,
        readonly=False,
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
    )
    payment_received_on = fields.Date(
        copy=False, tracking=True, groups=DESK_OR_ACCOUNTANT
    )
    shift_count = fields.Integer(
        "Times put off", readonly=True, copy=False, groups=DESK_OR_ACCOUNTANT
    )
    order_progress = fields.Selection(
        [
            ("ordered", "Pre-ordered"),
            ("preparation", "In preparation"),
            ("delivering", "Being delivered"),
            ("delivered", "Delivered"),
            ("cancelled", "Cancelled"),
        ],
        "Progress",
        compute="_compute_order_progress",
    )

    @api.depends("order_line.offer_id.is_prepaid")
    def _compute_awaits_payment(self):
        for order in self:
            order.awaits_payment = any(
                offer.is_prepaid for offer in order.order_line.offer_id
            )

    def _compute_order_progress(self):
        """Where an order is, from what is known of it (R78)."""
        for order in self:
            lines = order.order_line.filtered("product_id")
            sent = any(line.qty_delivered for line in lines)
            done = lines and all(
                line.qty_delivered >= line.product_uom_qty for line in lines
            )
            if order.state == "cancel":
                order.order_progress = "cancelled"
            elif order.state != "sale" or order.sudo()._is_payment_late_or_waiting():
                order.order_progress = "ordered"
            elif done:
                order.order_progress = "delivered"
            else:
                order.order_progress = "delivering" if sent else "preparation"

    def _is_payment_late_or_waiting(self):
        return self.awaits_payment and not self.payment_received_on

    # -- taking the order ----------------------------------------------------------------

    def action_confirm(self):
        todo = self.filtered(lambda order: order.state in ("draft", "sent"))
        result = super().action_confirm()
        todo._check_order_deadline()
        return result

    @api.model
    def _earliest_delivery(self, company, partner):
        """The first day of delivery that an order of today may have (R79)."""
        days = company._order_deadline_for(partner)
        return fields.Date.add(fields.Date.context_today(self), days=days)

    def _check_order_deadline(self):
        """Refuse an order whose first delivery is too near.

        :raise UserError: naming the first day that is possible.
        """
        for order in self:
            if order.sudo().accepted_late:
                continue
            days = order.company_id._order_deadline_for(order.partner_id)
            first = order._first_delivery_day()
            earliest = self._earliest_delivery(order.company_id, order.partner_id)
            if days and first and first < earliest:
                raise UserError(
                    self.env._(
                        "The first delivery of %(client)s would be on %(first)s: "
                        "orders are taken %(days)s days before. Begin on %(earliest)s "
                        "or later, or accept it after the deadline.",
                        client=order.partner_id.name,
                        first=format_date(self.env, first),
                        days=days,
                        earliest=format_date(self.env, earliest),
                    )
                )

    def _first_delivery_day(self):
        self.ensure_one()
        if self.is_subscription:
            return min(self.sudo().basket_ids.mapped("date"), default=False)
        return self.commitment_date and self.commitment_date.date()

    # -- paying it in time -----------------------------------------------------------------

    def action_payment_received(self):
        """Note that what had to be paid before the first basket is paid."""
        self.check_access("write")
        self.filtered("awaits_payment").payment_received_on = fields.Date.context_today(
            self
        )
        return True

    @api.model
    def _shift_unpaid_orders(self):
        """Each night: who has not paid in time begins with the next delivery (R79).

        Repeated, it changes nothing more: the first basket is then far enough again.
        """
        gardens = self.env["res.company"].search([("validation_deadline_days", ">", 0)])
        for garden in gardens:
            for order in self._late_payers(garden):
                try:
                    with self.env.cr.savepoint():
                        order._shift_first_basket()
                except UserError as refusal:
                    order._tell_shift_refused(refusal)

    @api.model
    def _late_payers(self, garden):
        """Subscriptions of ``garden`` whose payment is late for their next basket."""
        limit = fields.Date.add(
            fields.Date.context_today(self), days=garden.validation_deadline_days
        )
        due = self.search(
            Domain("company_id", "=", garden.id)
            & Domain("is_subscription", "=", True)
            & Domain("state", "=", "sale")
            & Domain("awaits_payment", "=", True)
            & Domain("payment_received_on", "=", False)
            & Domain("basket_ids", "any", [("state", "=", "planned")])
        )
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", due.ids)], ["order_id"], ["date:min"]
        )
        return self.union(*(order for order, first in groups if first < limit))

    def _shift_first_basket(self):
        """Begin with the first delivery that leaves time to pay.

        :raise UserError: when the season has none left.
        """
        self.ensure_one()
        days = self.company_id.validation_deadline_days
        earliest = fields.Date.add(fields.Date.context_today(self), days=days)
        later = self.env["cocagne.delivery"].search(
            [
                ("season_id", "=", self.season_id.id),
                ("round_id", "=", self.round_id.id),
                ("date", ">=", earliest),
                ("state", "=", "planned"),
            ],
            order="date",
            limit=1,
        )
        if not later or (self.date_end and later.date > self.date_end):
            raise UserError(self.env._("No later delivery is left in the season."))
        self.write({"date_start": later.date, "shift_count": self.shift_count + 1})
        self.action_replan()
        if any(basket.date < earliest for basket in self.basket_ids):
            raise UserError(
                self.env._("A basket was already moved, delivered or billed.")
            )
        self.message_post(
            body=self.env._(
                "Not paid in time: the first basket is put off to %s.",
                format_date(self.env, min(self.basket_ids.mapped("date"))),
            )
        )
        self.env["cocagne.mail.scenario"]._send(
            "order_put_off", self, key=str(later.date)
        )

    def _tell_shift_refused(self, refusal):
        """Ask somebody to look, once, at an order that could not be put off."""
        summary = self.env._("Not paid in time")
        if self.activity_ids.filtered(lambda a: a.summary == summary):
            return
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=summary,
            note=self.env._(
                "The first basket could not be put off: %s Call the client, or cancel "
                "the subscription.",
                refusal,
            ),
            user_id=self.user_id.id or self.env.uid,
        )
