from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_amount, format_date


class SaleOrder(models.Model):
    """What an offer asks from the order that takes it (R39, R41)."""

    _inherit = "sale.order"

    has_offers = fields.Boolean(compute="_compute_has_offers")

    @api.depends("order_line.offer_id")
    def _compute_has_offers(self):
        for order in self:
            order.has_offers = bool(order.order_line.offer_id)

    @api.onchange("order_line")
    def _onchange_offers(self):
        """The duration, the kind and the payment that the offers decide."""
        self.update(self._values_of_offers(self.order_line.offer_id))

    @api.model
    def _values_of_offers(self, offers):
        """What these offers decide of the order: how long, which kind, how paid."""
        vals = {}
        if not offers:
            return vals
        if len(set(offers.mapped("duration_mode"))) == 1:
            vals["duration_mode"] = offers[0].duration_mode
        kinds = set(offers.mapped("subscription_kind")) - {"regular"}
        vals["subscription_kind"] = next(iter(kinds), "regular")
        renewals = set(offers.mapped("renewal_mode")) - {False}
        if len(renewals) == 1:
            vals["renewal_mode"] = renewals.pop()
        modes = self._allowed_choices(offers, "payment_mode_ids")
        if modes is not None and len(modes) == 1:
            vals["payment_mode"] = modes.pop()
        periods = self._allowed_choices(offers, "payment_period_ids")
        if periods is not None and len(periods) == 1:
            vals["payment_period"] = periods.pop()
        return vals

    @api.model
    def _allowed_choices(self, offers, name):
        """The codes that all these offers allow; None when they allow everything."""
        limits = [set(o[name].mapped("code")) for o in offers if o[name]]
        return set.intersection(*limits) if limits else None

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        for order, vals in zip(orders, vals_list, strict=True):
            decided = order._values_of_offers(order.order_line.offer_id)
            missing = {k: v for k, v in decided.items() if k not in vals or not vals[k]}
            if missing:
                order.write(missing)
        return orders

    def action_confirm(self):
        """Offers are checked before, quantities taken, the total looked at after."""
        todo = self.filtered(lambda order: order.state in ("draft", "sent"))
        todo._check_offers()
        result = super().action_confirm()
        todo._check_minimum_order()
        todo.order_line.offer_id._alert_if_sold_out()
        return result

    # -- checks ------------------------------------------------------------------------

    def _check_offers(self):
        """Refuse an order that its offers do not allow; takes the quantities.

        :raise UserError: naming the offer, what is wrong and what to do.
        """
        wanted = defaultdict(float)
        for order in self:
            order._check_offer_payment()
            for line in order.order_line.filtered("offer_id"):
                order._check_offer_dates(line.offer_id)
                order._check_offer_client(line.offer_id)
                order._check_offer_frequency(line)
                wanted[line.offer_id.id] += line._offered_quantity()
        self.order_line.offer_id._check_quantities(wanted)

    def _check_offer_dates(self, offer):
        today = fields.Date.context_today(self)
        if offer.order_from and today < offer.order_from:
            raise UserError(
                self.env._(
                    "%(offer)s can be ordered from %(day)s on. Wait, or change the "
                    "dates of the offer.",
                    offer=offer.name,
                    day=format_date(self.env, offer.order_from),
                )
            )
        if offer.last_day and today > offer.last_day:
            raise UserError(
                self.env._(
                    "%(offer)s could be ordered until %(day)s. Choose an offer that is "
                    "on sale.",
                    offer=offer.name,
                    day=format_date(self.env, offer.last_day),
                )
            )
        start = self._first_day_wanted()
        early = start and offer.date_from and start < offer.date_from
        late = start and offer.date_to and start > offer.date_to
        if early or late:
            raise UserError(
                self.env._(
                    "%(offer)s is delivered from %(first)s to %(last)s: %(day)s is "
                    "outside. Choose another first day.",
                    offer=offer.name,
                    first=format_date(self.env, offer.date_from) or "...",
                    last=format_date(self.env, offer.date_to) or "...",
                    day=format_date(self.env, start),
                )
            )

    def _first_day_wanted(self):
        """The first day of delivery that the order asks for."""
        self.ensure_one()
        if self.is_subscription:
            return self.date_start
        return self.commitment_date and self.commitment_date.date()

    def _check_offer_client(self, offer):
        if offer._is_reserved_for_others(self.partner_id):
            raise UserError(
                self.env._(
                    "%(offer)s is reserved for: %(categories)s. %(client)s is not one "
                    "of them: choose another offer, or add the category on the card of "
                    "the client.",
                    offer=offer.name,
                    categories=", ".join(offer.client_category_ids.mapped("name")),
                    client=self.partner_id.name,
                )
            )

    def _check_offer_frequency(self, line):
        allowed = line.offer_id.frequency_ids
        if line._is_basket_line() and allowed and line.frequency_id not in allowed:
            raise UserError(
                self.env._(
                    "%(offer)s comes: %(allowed)s. Choose one of these frequencies.",
                    offer=line.offer_id.name,
                    allowed=", ".join(allowed.mapped("name")),
                )
            )

    def _check_offer_payment(self):
        self.ensure_one()
        offers = self.order_line.offer_id
        for field, name, choices in (
            ("payment_mode_ids", "payment_mode", "cocagne.payment.mode"),
            ("payment_period_ids", "payment_period", "cocagne.payment.period"),
        ):
            allowed = self._allowed_choices(offers, field)
            if allowed is None or self[name] in allowed:
                continue
            labels = self.env[choices].search([("code", "in", list(allowed))])
            raise UserError(
                self.env._(
                    "The order of %(client)s must be paid in one of these ways: "
                    "%(allowed)s. Choose it on the order.",
                    client=self.partner_id.name,
                    allowed=", ".join(labels.mapped("name"))
                    or self.env._("none that fits all the offers; make two orders"),
                )
            )

    def _check_membership(self):
        """Offers without membership do not ask for one, when there is nothing else."""
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: not line.display_type)
        if lines and all(line.offer_id.no_membership_needed for line in lines):
            return None
        return super()._check_membership()

    def _check_minimum_order(self):
        """Refuse a total below the minimum of the garden or of the client (R41)."""
        for order in self.filtered("has_offers"):
            minimum = order.company_id._minimum_order_for(order.partner_id)
            if order.currency_id.compare_amounts(order.amount_total, minimum) < 0:
                raise UserError(
                    self.env._(
                        "The order of %(client)s comes to %(total)s: the smallest one "
                        "is %(minimum)s. Add something to it.",
                        client=order.partner_id.name,
                        total=format_amount(
                            self.env, order.amount_total, order.currency_id
                        ),
                        minimum=format_amount(self.env, minimum, order.currency_id),
                    )
                )
