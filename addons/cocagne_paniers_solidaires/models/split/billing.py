"""The invoice of a household: its own price, and nothing that tells why."""

from odoo import api, fields, models

from ...splitting import money


class Billing(models.AbstractModel):
    """What the shares say is billed, basket by basket.

    Baskets of one formule with two prices in a month are two lines of the invoice.
    """

    _inherit = "cocagne.billing"

    @api.model
    def _lock_baskets(self, run, orders):
        """What was delivered before its enrolment was written is split before it is
        billed: no household is billed the public price by mistake."""
        baskets = super()._lock_baskets(run, orders)
        self.env["cocagne.solidarity.split"]._split(baskets)
        return baskets

    @api.model
    def _prepare_invoices(self, run, payers):
        baskets = self.env["cocagne.basket"].union(
            *(
                basket
                for lines in payers.values()
                for part in lines.values()
                for basket in part
            )
        )
        engine = self._with_household_prices(baskets)
        return super(Billing, engine)._prepare_invoices(run, payers)

    @api.model
    def _mark(self, baskets, invoices):
        engine = self._with_household_prices(baskets)
        return super(Billing, engine)._mark(baskets, invoices)

    @api.model
    def _with_household_prices(self, baskets):
        """The prices of these baskets, read at once, in the context."""
        return self.with_context(
            household_prices=self.env["cocagne.solidarity.split"]._prices(baskets)
        )

    @api.model
    def _parts(self, order_line, baskets):
        prices = self.env.context.get("household_prices") or {}
        parts = {}
        for basket in baskets:
            parts.setdefault(prices.get(basket.id), []).append(basket)
        if len(parts) < 2:
            return super()._parts(order_line, baskets)
        return list(parts.values())

    @api.model
    def _baskets_price(self, order_line, baskets):
        prices = self.env.context.get("household_prices") or {}
        price = prices.get(baskets[0].id) if baskets else None
        if price is None:
            return super()._baskets_price(order_line, baskets)
        return float(price)

    @api.model
    def _member_price(self, order_line):
        """The price of a basket to come: packs, seasons in advance, estimates."""
        price = super()._member_price(order_line)
        # sudo: the reason of an offer is closed to some roles
        if order_line.sudo().order_id.offered_reason:
            return price
        day = fields.Date.context_today(self)
        start = order_line.order_id.date_start
        own = self.env["cocagne.solidarity.split"]._participation(
            order_line, max(filter(None, (day, start)))
        )
        return price if own is None else float(own)


class SolidaritySplit(models.AbstractModel):
    _inherit = "cocagne.solidarity.split"

    @api.model
    def _prices(self, baskets):
        """What the household pays for one of each of these baskets.

        By its share; by the rules where a basket is not split yet, for a preview.

        :return: {id of a basket: price}; those outside the programme are missing.
        """
        # sudo: who bills a household need not know who pays the rest
        shares = self.env["cocagne.solidarity.share"].sudo()
        found = shares.search_fetch(
            [
                ("basket_id", "in", baskets.ids),
                ("payer", "=", "participant"),
                *self._live_domain(),
            ],
            ["basket_id", "amount", "quantity"],
        )
        prices = {s.basket_id.id: money(s.amount) / s.quantity for s in found}
        for basket in baskets:
            if basket.id in prices:
                continue
            price = self._participation(basket.order_line_id, basket.date)
            if price is not None:
                prices[basket.id] = price
        return prices
