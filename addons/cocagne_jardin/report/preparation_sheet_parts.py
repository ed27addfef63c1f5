from odoo import api, models

from . import changes as pages
from . import sheet as paper
from .catalogue import basket_columns


class PreparationSheet(models.AbstractModel):
    """Pallets, and changes since the last delivery, on the papers of the week."""

    _inherit = "cocagne.preparation.sheet"

    @api.model
    def _columns(self, products):
        """The ``sheet.Product`` of these products, in the order of the papers."""
        return basket_columns(products)

    @api.model
    def _stacks(self, delivery, stops, columns):
        """The pallets and rolls of a delivery (R82).

        Depots without containers of their own share those of the round.

        :param stops: the ``Stop`` of each depot id, filled.
        :param columns: the products in the order of loading.
        """
        depots = self.env["cocagne.depot"].browse(
            depot_id for depot_id, stop in stops.items() if stop.members
        )
        own = depots.filtered("load_unit_id")
        stacks = []
        unit = delivery.round_id.load_unit_id
        if unit and depots - own:
            shared = [stops[depot.id] for depot in depots - own]
            stacks.append(self._stack(unit, shared, columns))
        for depot in own:
            stop = stops[depot.id]
            stack = self._stack(depot.load_unit_id, [stop], columns)
            stack.place = f"{stop.depot.number} {stop.depot.name}"
            stacks.append(stack)
        return stacks

    @api.model
    def _stack(self, unit, stops, columns):
        products = self.env["product.product"].browse(column.id for column in columns)
        load = unit._pack(paper.summed(stops), products)
        return paper.Stack(
            unit.name,
            baskets=load.baskets,
            count=load.count,
            full=load.full,
            rest=load.rest,
            straps=load.full if unit.has_strap else 0,
            left_out=load.left_out.total(),
        )

    @api.model
    def _add_changes(self, deliveries, sheets, stops):
        """Say on each trip, and on each of its stops, what changed."""
        screen = self.env["cocagne.delivery.change"]
        found = self.env["cocagne.preparation.changes"].changes_of(deliveries)
        products, depots = screen._names(found)
        for sheet in sheets:
            for trip in sheet.trips:
                own = found[trip.delivery_id]
                trip.changes = screen._lines(own, products, depots)
                for depot_id, stop in stops[trip.delivery_id].items():
                    seen = pages.at_depot(own, depot_id)
                    stop.changes = screen._lines(seen, products)
