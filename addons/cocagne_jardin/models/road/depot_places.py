from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..basket.basket import NOT_PREPARED_STATES


class Depot(models.Model):
    """The places of a depot, that hold under parallel sign-ups (R12)."""

    _inherit = "cocagne.depot"

    capacity = fields.Integer(
        "Places", help="Greatest number of baskets the depot can take; 0 for no limit."
    )
    places_taken = fields.Integer("Places taken", compute="_compute_places")
    places_left = fields.Integer("Places left", compute="_compute_places")
    is_full = fields.Boolean(
        compute="_compute_places", search="_search_is_full", string="Full"
    )
    sign_up_version = fields.Integer(readonly=True, default=0, copy=False)

    _capacity_not_negative = models.Constraint(
        "CHECK (capacity >= 0)", "A depot cannot have less than 0 places."
    )

    @api.depends("capacity")
    def _compute_places(self):
        taken = self._places_taken()
        for depot in self:
            depot.places_taken = taken.get(depot.id, 0)
            depot.places_left = (
                max(depot.capacity - depot.places_taken, 0) if depot.capacity else 0
            )
            depot.is_full = bool(depot.capacity) and not depot.places_left

    def _places_taken(self, day=None):
        """Places taken per depot id by the subscriptions that run after ``day`` (R12).

        A basket takes as many places as its product says, add-ons take none.
        """
        domain = Domain("depot_id", "in", self.ids) & self.env[
            "sale.order"
        ]._running_domain(day or fields.Date.context_today(self))
        # sudo: a preparer may see that a depot is full without reading the orders
        lines = self.env["sale.order.line"].sudo()
        groups = lines._read_group(
            Domain("order_id", "any", domain)
            & Domain("product_id.depot_places", ">", 0),
            ["order_id.depot_id", "product_id"],
            ["quantity_per_delivery:sum"],
        )
        taken = {}
        for depot, product, quantity in groups:
            places = quantity * product.depot_places
            taken[depot.id] = taken.get(depot.id, 0) + places
        return taken

    @api.model
    def _search_is_full(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        full = self.search([("capacity", ">", 0)]).filtered("is_full")
        wanted = (True in value) == (operator == "in")
        return [("id", "in" if wanted else "not in", full.ids)]

    def _check_places(self, wanted):
        """Refuse more baskets than the depots can take, also under parallel sign-ups.

        :param wanted: places that are about to be taken, by depot id.
        """
        limited = self.filtered("capacity")
        if not limited:
            return
        limited._serialize_sign_ups()
        taken = limited._places_taken()
        for depot in limited:
            free = depot.capacity - taken.get(depot.id, 0)
            if wanted.get(depot.id, 0) > free:
                raise UserError(
                    self.env._(
                        "The depot %(depot)s is full: %(free)s places left of "
                        "%(capacity)s. Choose another depot, or raise its number of "
                        "places.",
                        depot=depot.display_name,
                        free=max(free, 0),
                        capacity=depot.capacity,
                    )
                )

    def _check_places_on(self, delivery, wanted):
        """Refuse more baskets on one delivery than these depots can take that day.

        For baskets that come here once, or for a time: those of the day are counted,
        not the subscriptions (R12, R57).

        :param wanted: places that are about to be taken, by depot id.
        """
        limited = self.filtered("capacity")
        if not limited:
            return
        limited._serialize_sign_ups()
        taken = limited._places_taken_on(delivery)
        for depot in limited:
            free = depot.capacity - taken.get(depot.id, 0)
            if wanted.get(depot.id, 0) > free:
                raise UserError(
                    self.env._(
                        "The depot %(depot)s is full on %(delivery)s: %(free)s places "
                        "left of %(capacity)s. Choose another depot or another day.",
                        depot=depot.display_name,
                        delivery=delivery.display_name,
                        free=max(free, 0),
                        capacity=depot.capacity,
                    )
                )

    def _places_taken_on(self, delivery):
        """Places taken per depot id by the baskets of one delivery."""
        # sudo: whoever moves a basket may know that a depot is full that day
        groups = (
            self.env["cocagne.basket"]
            .sudo()
            ._read_group(
                Domain("delivery_id", "in", delivery.ids)
                & Domain("depot_id", "in", self.ids)
                & Domain("state", "not in", NOT_PREPARED_STATES),
                ["depot_id", "prepared_product_id"],
                ["prepared_quantity:sum"],
            )
        )
        taken = {}
        for depot, product, quantity in groups:
            places = quantity * product.depot_places
            taken[depot.id] = taken.get(depot.id, 0) + places
        return taken

    def _serialize_sign_ups(self):
        """Make parallel sign-ups at these depots wait, and start again on fresh counts.

        A lock alone would let the second one count on its old snapshot: changing the
        row makes PostgreSQL refuse it, and Odoo then runs it again.
        """
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_depot SET sign_up_version = sign_up_version + 1"
                " WHERE id IN (SELECT id FROM cocagne_depot WHERE id = ANY(%s)"
                " ORDER BY id FOR UPDATE)",
                self.ids,
            )
        )
        self.invalidate_recordset(["sign_up_version"])
