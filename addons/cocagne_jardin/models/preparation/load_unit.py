from odoo import fields, models

from ...planning import packing


class LoadUnit(models.Model):
    """A pallet or a roll: what baskets are stacked on, to go out (R82).

    A garden stacks for example 40 simple baskets on a pallet and ties a full one with
    a strap, and puts 24 on a roll for its shop and its staff.
    """

    _name = "cocagne.load.unit"
    _description = "Pallet or roll"
    _inherit = "cocagne.of.garden"
    _order = "company_id, name"
    _check_company_auto = True

    name = fields.Char(required=True, help="For example: pallet, roll, trolley.")
    active = fields.Boolean(default=True)
    capacity = fields.Integer(
        "Baskets on a full one", required=True, default=40, help="For example 40."
    )
    counts_places = fields.Boolean(
        "Count crates",
        help="A basket that takes two places in a depot takes two here, and an add-on "
        "without place does not travel on it.",
    )
    has_strap = fields.Boolean("A strap for each full one")
    line_ids = fields.One2many(
        "cocagne.load.unit.line", "unit_id", "Baskets that differ", copy=True
    )

    _name_unique = models.UniqueIndex(
        "(company_id, name)", "The garden already has a container of this name."
    )
    _capacity_positive = models.Constraint(
        "CHECK (capacity > 0)", "A container carries at least one basket."
    )

    def _capacities(self, products):
        """How many baskets of each product fill one container, by product id."""
        self.ensure_one()
        own = {line.product_id: line.capacity for line in self.line_ids}
        return {
            product.id: own.get(product, self._usual_capacity(product))
            for product in products
        }

    def _usual_capacity(self, product):
        if not self.counts_places:
            return self.capacity
        places = product.depot_places
        return places and max(self.capacity // places, 1)

    def _pack(self, quantities, products):
        """The ``packing.Load`` of containers of this kind.

        :param quantities: number of baskets by product id.
        :param products: the products, in the order of loading.
        """
        capacities = self._capacities(products)
        wanted = [(product.id, quantities[product.id]) for product in products]
        return packing.pack(wanted, capacities)
