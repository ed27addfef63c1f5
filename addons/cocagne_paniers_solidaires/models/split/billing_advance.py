"""Instalments, packs and periods of a household: the price of the day of the delivery.

What is billed in advance bears the price of the day of the invoice. Where the household
then pays another price (its help was renewed, began or ended), the next invoice takes
the units back at the old price and bills them at that of their delivery.
"""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.fields import Command, Domain

from odoo.addons.cocagne_jardin.models.billing.billing import month_end

from ...splitting import money
from ...splitting.advance import price_changes


class BillingAdvance(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _price_changes(self, company, month, orders=None):
        """{order line: {price: units}} of what was billed in advance at other prices."""
        domain = self._advance_domain(company, month)
        if orders is not None:
            domain &= Domain("id", "in", orders.ids)
        lines = self.env["sale.order"].search(domain, order="id")._basket_lines()
        lines = self._helped_lines(lines)
        billed = self._billed_prices(lines)
        delivered = self._delivered_prices(company, lines, month)
        found = {}
        for line, (units, agreed) in billed.items():
            changes = price_changes(units, agreed, delivered.get(line, ()))
            if changes:
                found[line] = changes
        return found

    @api.model
    def _helped_lines(self, lines):
        """Those of which a household's price was ever fixed."""
        # sudo: who bills a household need not know who pays the rest
        shares = self.env["cocagne.solidarity.share"].sudo()
        groups = shares._read_group(
            [
                ("basket_id.order_line_id", "in", lines.ids),
                ("payer", "=", "participant"),
            ],
            ["basket_id"],
        )
        baskets = shares.basket_id.union(*(basket for (basket,) in groups))
        return lines & baskets.order_line_id.with_env(lines.env)

    @api.model
    def _billed_prices(self, lines):
        """{order line: ({price: units}, last price that was agreed)}."""
        # sudo: the same as _billed_in_advance
        items = self.env["account.move.line"].sudo()
        units, agreed = defaultdict(lambda: defaultdict(Decimal)), {}
        for item in items.search(
            Domain("sale_line_ids", "in", lines.ids)
            & Domain("basket_billing", "in", ("advance", "settlement"))
            & Domain("parent_state", "!=", "cancel"),
            order="id",
        ):
            sign = -1 if item.move_type == "out_refund" else 1
            price = money(item.price_unit * (1 - item._real_discount() / 100))
            for line in item.sale_line_ids.with_env(lines.env):
                units[line][price] += sign * Decimal(str(item.quantity))
                if item.basket_billing == "advance" and sign * item.quantity > 0:
                    agreed[line] = price
        return {line: (dict(units[line]), price) for line, price in agreed.items()}

    @api.model
    def _delivered_prices(self, company, lines, month):
        """{order line: [(price, units)]} of the deliveries until the month ends."""
        baskets = self.env["cocagne.basket"].search(
            [
                ("order_line_id", "in", lines.ids),
                ("state", "in", self._billed_states(company)),
                ("date", "<=", month_end(month)),
            ],
            order="date, id",
        )
        prices = self.env["cocagne.solidarity.split"]._prices(baskets)
        found = defaultdict(list)
        for basket in baskets:
            line = basket.order_line_id
            public = money(line.price_unit * (1 - line.discount / 100))
            price = money(prices.get(basket.id, public))
            found[line].append((price, Decimal(str(basket.quantity))))
        return found

    # -- on which paper ------------------------------------------------------------------

    @api.model
    def _correction_orders(self, company, month):
        orders = super()._correction_orders(company, month)
        return orders.union(
            orders, *(line.order_id for line in self._price_changes(company, month))
        )

    @api.model
    def _extras(self, company, month, orders=None, lock=False):
        """What is given back joins what is given back, the rest the invoice."""
        extras = super()._extras(company, month, orders, lock)
        extras.price_lines = {}
        for line, changes in self._price_changes(company, month, orders).items():
            payer = line.order_id.partner_invoice_id
            vals = self._prepare_price_lines(line, changes, payer)
            if sum(price * units for price, units in changes.items()) < 0:
                extras.minus[payer] += vals
            elif not (line in extras.dues and extras.dues[line].is_plan):
                extras.price_lines[line] = vals
                if line not in extras.dues:
                    extras.month[payer].append(line)
        return extras

    @api.model
    def _prepare_price_lines(self, line, changes, payer):
        words = self.with_context(lang=payer.lang or self.env.lang)
        name = line.product_id.with_context(lang=words.env.lang).name
        return [
            line._prepare_invoice_line(
                name=words.env._("%s, already billed", name)
                if units < 0
                else words.env._("%s, delivered", name),
                quantity=float(units),
                price_unit=float(price),
                discount=0.0,
                basket_billing="settlement",
            )
            for price, units in changes.items()
        ]

    @api.model
    def _prepare_line(self, order_line, baskets, payer, sequence):
        extras = self.env.context.get("billed_extras")
        waiting = getattr(extras, "price_lines", {}).get(order_line)
        if waiting and not baskets and order_line not in extras.dues:
            return {**waiting.pop(0), "sequence": sequence}
        return super()._prepare_line(order_line, baskets, payer, sequence)

    @api.model
    def _prepare_invoice(self, run, payer, lines):
        vals = super()._prepare_invoice(run, payer, lines)
        extras = self.env.context.get("billed_extras")
        waiting = getattr(extras, "price_lines", {})
        for line in lines:
            for more in waiting.pop(line, ()):
                vals["invoice_line_ids"].append(Command.create(more))
        return vals
