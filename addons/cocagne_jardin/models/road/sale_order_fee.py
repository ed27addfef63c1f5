from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command


class SaleOrder(models.Model):
    """The delivery fees of a subscription: lines of the order beside its baskets (R14).

    Their ordered quantity follows the baskets planned, their delivered quantity those
    delivered, so that Odoo invoices them once, as any service that was delivered.
    """

    _inherit = "sale.order"

    delivery_fee_note = fields.Char(
        "Delivery fees",
        compute="_compute_delivery_fee_note",
        help="What the delivery costs here, on top of the baskets, VAT included.",
    )

    @api.depends(
        "depot_id",
        "partner_id",
        "is_subscription",
        "order_line.product_id",
        "order_line.price_unit",
    )
    def _compute_delivery_fee_note(self):
        levels = self.env["cocagne.delivery.fee"]._levels(self.company_id)
        for order in self:
            notes = []
            for line in order._basket_lines() if order.depot_id else ():
                fee = order._fee_at(levels, order.depot_id, line.product_id)
                price = fee and fee._unit_price(line)
                if price:
                    amount = fee.currency_id.format(price)
                    unit = (
                        self.env._("for each delivery")
                        if fee.basis == "delivery"
                        else self.env._("for each basket")
                    )
                    notes.append(f"{fee.name}: {amount} {unit}")
            order.delivery_fee_note = ", ".join(dict.fromkeys(notes))

    def _fee_at(self, levels, depot, product):
        """The level that counts for a basket of this subscription; none is empty.

        A level that the subscription has already stays its own: what was agreed does
        not change when the garden adds a level or archives one.
        """
        self.ensure_one()
        partner = self.partner_id
        agreed = self.sudo().order_line.delivery_fee_id._by_precision()
        return next(
            (
                fee
                for fee in (*agreed, *levels)
                if fee.company_id == depot.company_id
                and fee._applies(depot, partner, product)
            ),
            levels.browse(),
        )

    def copy_data(self, default=None):
        """The fees of a copy come anew, with its own baskets."""
        vals_list = super().copy_data(default)
        for vals in vals_list:
            vals["order_line"] = [
                command
                for command in vals.get("order_line", [])
                if not (
                    command[0] == Command.CREATE and command[2].get("delivery_fee_id")
                )
            ]
        return vals_list

    def _sync_delivery_fees(self):
        """Write the fee lines that the planned baskets ask for, in one pass.

        A line that no basket asks for any more keeps what was delivered of it.
        """
        orders = self.filtered("is_subscription")
        levels = self.env["cocagne.delivery.fee"]._levels(orders.company_id)
        fee_lines = self.env["sale.order.line"].search(
            [("order_id", "in", orders.ids), ("delivery_fee_id", "!=", False)]
        )
        known = {(line.delivery_fee_id, line.fee_line_id): line for line in fee_lines}
        if not (levels or known):
            return
        planned = orders._fee_units(levels, [("state", "!=", "cancelled")])
        new_lines = []
        for (fee, basket_line), units in planned.items():
            line = known.pop((fee, basket_line), None)
            if line:
                line._set_fee_quantity(units)
            else:
                new_lines.append(fee._prepare_order_line(basket_line, units))
        for line in known.values():
            line._set_fee_quantity(0)
        self.env["sale.order.line"].create(new_lines)

    def _fee_units(self, levels, domain):
        """How many units of each fee the baskets in ``domain`` ask for.

        :return: units by (fee, the basket line that it belongs to). A fee per delivery
            counts a day once, on the first of the order's lines.
        """
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", self.ids), *domain],
            ["order_line_id", "delivery_id", "depot_id", "closure_id"],
            ["quantity:sum"],
        )
        units, days = defaultdict(int), defaultdict(set)
        first_line = {}
        for line, delivery, depot, closure, quantity in groups:
            # a member whom the garden sent elsewhere pays what their depot costs
            place = closure.depot_id or depot
            fee = line.order_id._fee_at(levels, place, line.product_id)
            if not fee:
                continue
            if fee.basis == "delivery":
                key = (fee, line.order_id)
                days[key].add(delivery)
                first = first_line.setdefault(key, line)
                first_line[key] = min(first, line, key=lambda row: row.id)
            else:
                units[fee, line] += quantity
        for (fee, order), deliveries in days.items():
            units[fee, first_line[fee, order]] += len(deliveries)
        return units


class DeliveryFee(models.Model):
    _inherit = "cocagne.delivery.fee"

    def _prepare_order_line(self, basket_line, units):
        """Values of the line that a fee adds to an order."""
        self.ensure_one()
        order = basket_line.order_id
        fee = self.with_context(lang=order.partner_id.lang or self.env.lang)
        name = fee.name
        if self.basis == "percent":
            name = f"{name}, {basket_line.product_id.name}"
        price = self._unit_price(basket_line)
        return {
            "order_id": order.id,
            "product_id": self.product_id.id,
            "name": name,
            "product_uom_qty": units,
            "price_unit": price,
            "technical_price_unit": price,
            "delivery_fee_id": self.id,
            "fee_line_id": basket_line.id,
            "sequence": 900,
            "tax_ids": [Command.set(self.product_id.taxes_id.ids)],
        }
