"""Baskets, rounds, depots and contents, counted again."""

from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from .recount_members import MembersRecount
from .recount_rows import exact

RECEIVED = ("delivered", "not_collected", "given")
OUTSIDE = ("supplier", "production", "inventory")


class BasketsRecount(MembersRecount):
    @cached_property
    def month_baskets(self):
        """The baskets of the month, each with its size."""
        return [
            (basket, self.size(basket.product_id))
            for basket in self.mine("cocagne_basket")
            if self.within(basket.date)
        ]

    def baskets(self, *states, sizes=("ordinary", "big")):
        """The baskets of the month in these states and of these sizes."""
        return [
            basket
            for basket, size in self.month_baskets
            if basket.state in states and size in sizes
        ]

    def units(self, *states, sizes=("ordinary", "big")):
        return sum(basket.quantity for basket in self.baskets(*states, sizes=sizes))

    def baskets_delivered(self):
        return self.units(*RECEIVED)

    def baskets_addons(self):
        return self.units(*RECEIVED, sizes=("addon",))

    def baskets_ordinary(self):
        return self.units(*RECEIVED, sizes=("ordinary",))

    def baskets_big(self):
        return self.units(*RECEIVED, sizes=("big",))

    def baskets_collected(self):
        return self.units("delivered")

    def baskets_not_collected(self):
        return self.units("not_collected")

    def baskets_given(self):
        return self.units("given")

    def baskets_lost(self):
        return self.units("lost", "returned")

    def baskets_held(self):
        return self.units("held")

    def baskets_households(self):
        found = self.baskets(*RECEIVED, sizes=("ordinary", "big", "addon"))
        return len({self.household(basket.partner_id) for basket in found})

    def baskets_cancelled(self):
        orders = self.tables.by_id("sale_order")
        total = 0
        for basket in self.baskets("cancelled"):
            order = orders[basket.order_id]
            stopped = order.termination_date and order.termination_date < basket.date
            if order.state == "sale" and not stopped:
                total += basket.quantity
        return total

    def baskets_moved(self):
        states = ("planned", *RECEIVED, "lost", "returned")
        return sum(
            basket.quantity
            for basket in self.baskets(*states)
            if basket.delivery_id != basket.planned_delivery_id
        )

    def baskets_per_week(self):
        deliveries = self.tables.by_id("cocagne_delivery")
        weeks = defaultdict(int)
        for basket in self.mine("cocagne_basket"):
            monday = deliveries[basket.delivery_id].week
            if not monday or not self.within(monday + timedelta(days=6)):
                continue
            main = self.size(basket.product_id) in ("ordinary", "big")
            if basket.state in RECEIVED and main:
                weeks[monday] += basket.quantity
        return sum(weeks.values()), len(weeks)

    def baskets_not_collected_rate(self):
        return self.baskets_not_collected(), self.baskets_delivered()

    def sales_baskets_value(self):
        lines = self.tables.by_id("sale_order_line")
        return sum(
            basket.quantity * exact(lines[basket.order_line_id].price_unit)
            for basket in self.baskets(*RECEIVED)
        )

    def sales_basket_price(self):
        return self.sales_baskets_value(), self.baskets_delivered()

    # -- depots and rounds ---------------------------------------------------------------

    def land_depots(self):
        depots = self.tables.by_id("cocagne_depot")
        used = {
            basket.depot_id
            for basket, _size in self.month_baskets
            if basket.state in RECEIVED
        }
        return len([one for one in used if depots[one].category != "home"])

    def land_depot_occupancy(self):
        depots = [d for d in self.mine("cocagne_depot") if d.active and d.capacity]
        ids = {depot.id for depot in depots}
        taken = sum(
            line.quantity_per_delivery
            for order, line, size in self.formules
            if size != "addon" and order.depot_id in ids
        )
        return taken, sum(depot.capacity for depot in depots)

    def land_rounds(self):
        return len(
            [
                one
                for one in self.mine("cocagne_delivery")
                if self.within(one.date) and one.state == "delivered"
            ]
        )

    # -- what is in the baskets ----------------------------------------------------------

    def contents(self):
        """(product id, quantity) for each delivered basket and vegetable in it."""
        contents = self.tables.by_id("cocagne_content")
        compositions = self.tables.by_id("cocagne_basket_content")
        lines = self.tables.grouped("cocagne_basket_content_line", "composition_id")
        others = self.tables.grouped("cocagne_content_depot", "line_id")
        rounds = self.tables.grouped(
            "cocagne_basket_content_delivery_rel", "delivery_id"
        )
        for basket, _size in self.month_baskets:
            if basket.state not in RECEIVED:
                continue
            for link in rounds.get(basket.delivery_id, ()):
                one = compositions[link.composition_id]
                if one.product_id != basket.prepared_product_id:
                    continue
                if contents[one.content_id].state == "draft":
                    continue
                for line in lines.get(one.id, ()):
                    quantity = exact(line.quantity)
                    for other in others.get(line.id, ()):
                        if other.depot_id == basket.depot_id:
                            quantity = exact(other.quantity)
                    yield line.product_id, basket.prepared_quantity * quantity

    def land_kinds(self):
        kinds = set()
        for product_id, quantity in self.contents():
            if quantity > 0:
                template = self.template(product_id)
                kinds.add(template.vegetable_id or f"product {template.id}")
        return len(kinds)

    def land_kilograms_delivered(self):
        return sum(q * self.kilograms(product) for product, q in self.contents())

    def kilograms(self, product_id):
        """What one unit of a product weighs, by Odoo's own conversion of units."""
        product = self.env["product.product"].browse(product_id)
        kilogram = self.env.ref("uom.product_uom_kgm")
        if product.uom_id._has_common_reference(kilogram):
            return exact(product.uom_id._compute_quantity(1, kilogram, round=False))
        return exact(product.weight)

    # -- the stock -----------------------------------------------------------------------

    def moved(self):
        """(from, to, is a loss, kilograms) of each move of vegetables of the month."""
        places = self.tables.by_id("stock_location")
        for move in self.mine("stock_move"):
            day = move.date.replace(tzinfo=ZoneInfo("UTC"))
            day = day.astimezone(ZoneInfo("Europe/Paris")).date()
            is_produce = self.template(move.product_id).is_produce
            if move.state != "done" or not self.within(day) or not is_produce:
                continue
            product = self.env["product.product"].browse(move.product_id)
            unit = self.env["uom.uom"].browse(move.product_uom)
            quantity = unit._compute_quantity(
                move.quantity, product.uom_id, round=False
            )
            weight = exact(quantity) * self.kilograms(move.product_id)
            source, target = places[move.location_id], places[move.location_dest_id]
            yield source.usage, target.usage, bool(move.scrap_id), weight

    def land_kilograms_received(self):
        total = exact(0)
        for source, target, lost, weight in self.moved():
            if not lost and source in OUTSIDE and target == "internal":
                total += weight
            if not lost and source == "internal" and target in OUTSIDE:
                total -= weight
        return total

    def land_kilograms_lost(self):
        return sum(weight for _from, _to, lost, weight in self.moved() if lost)
