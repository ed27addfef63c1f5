from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...planning.places import Places
from ..basket.basket import NOT_PREPARED_STATES

#: From this share of its places on, a depot is shown in orange.
ALMOST_FULL = 0.9


class Depot(models.Model):
    """The places of a depot, that hold under parallel sign-ups (R12).

    Two limits, each of them optional: in baskets, and in crates where a big basket
    fills two (``product.depot_places``). Add-ons, such as eggs, take no place.
    """

    _inherit = "cocagne.depot"

    capacity = fields.Integer(
        "Places", help="Greatest number of baskets the depot can take; 0 for no limit."
    )
    crate_capacity = fields.Integer(
        "Places for crates",
        help="Greatest number of crates that fit in the depot, where a big basket "
        "fills two; 0 for no limit.",
    )
    places_taken = fields.Integer("Places taken", compute="_compute_places")
    places_reserved = fields.Integer(
        "Places reserved",
        compute="_compute_places",
        help="Kept for people of the waiting list who were offered a place.",
    )
    places_left = fields.Integer("Places left", compute="_compute_places")
    crates_taken = fields.Integer("Crates taken", compute="_compute_places")
    crates_left = fields.Integer("Crates left", compute="_compute_places")
    is_full = fields.Boolean(
        compute="_compute_places", search="_search_is_full", string="Full"
    )
    fill_state = fields.Selection(
        [("free", "Free places"), ("almost", "Almost full"), ("full", "Full")],
        "Room",
        compute="_compute_places",
    )
    sign_up_version = fields.Integer(readonly=True, default=0, copy=False)

    _capacity_not_negative = models.Constraint(
        "CHECK (capacity >= 0)", "A depot cannot have less than 0 places."
    )
    _crate_capacity_not_negative = models.Constraint(
        "CHECK (crate_capacity >= 0)", "A depot cannot have less than 0 places."
    )

    @api.depends("capacity", "crate_capacity")
    def _compute_places(self):
        taken, reserved = self._places_taken(), self._places_reserved()
        for depot in self:
            mine = taken.get(depot.id, Places())
            kept = reserved.get(depot.id, Places())
            limits, used = depot._limits(), mine + kept
            left = used.left_of(limits)
            depot.places_taken, depot.crates_taken = mine.baskets, mine.crates
            depot.places_reserved = kept.baskets
            depot.places_left, depot.crates_left = (max(n or 0, 0) for n in left)
            depot.is_full = any(n is not None and n <= 0 for n in left)
            depot.fill_state = "full" if depot.is_full else _fill_state(used, limits)

    def _limits(self):
        """The two limits of one depot; 0 for none."""
        self.ensure_one()
        return Places(self.capacity, self.crate_capacity)

    def _limited(self):
        return self.filtered(lambda depot: depot.capacity or depot.crate_capacity)

    @api.model
    def _places_of(self, product, quantity):
        """What ``quantity`` baskets of ``product`` take: add-ons take nothing."""
        each = product.depot_places
        return Places(quantity, quantity * each) if each else Places()

    def _places_taken(self, day=None):
        """``Places`` taken per depot id by what comes from ``day`` on (R12).

        By the running subscriptions, whatever their weeks; or, where the garden says
        so, by the fullest delivery: even and odd weeks then share a place.
        """
        day = day or fields.Date.context_today(self)
        by_day = self._counted_by_delivery()
        taken = (self - by_day)._places_subscribed(day)
        for (depot_id, _delivery), places in by_day._places_by_delivery(day).items():
            taken[depot_id] = taken.get(depot_id, Places()).largest(places)
        return taken

    def _counted_by_delivery(self):
        return self.filtered(
            # sudo: settings of the garden, whoever counts
            lambda depot: depot.company_id.sudo().depot_count_mode == "fullest"
        )

    def _places_subscribed(self, day):
        domain = Domain("depot_id", "in", self.ids) & self.env[
            "sale.order"
        ]._running_domain(day)
        # sudo: a preparer may see that a depot is full without reading the orders
        lines = self.env["sale.order.line"].sudo()
        groups = lines._read_group(
            Domain("order_id", "any", domain)
            & Domain("product_id.depot_places", ">", 0),
            ["order_id.depot_id", "product_id"],
            ["quantity_per_delivery:sum"],
        )
        taken = defaultdict(Places)
        for depot, product, quantity in groups:
            taken[depot.id] += self._places_of(product, quantity)
        return taken

    def _places_by_delivery(self, day=None, deliveries=None):
        """``Places`` by (depot id, delivery id), of the baskets that are prepared."""
        domain = Domain("depot_id", "in", self.ids) & Domain(
            "state", "not in", NOT_PREPARED_STATES
        )
        if day:
            domain &= Domain("date", ">=", day)
        if deliveries is not None:
            domain &= Domain("delivery_id", "in", deliveries.ids)
        # sudo: whoever moves a basket may know that a depot is full that day
        groups = (
            self.env["cocagne.basket"]
            .sudo()
            ._read_group(
                domain,
                ["depot_id", "delivery_id", "prepared_product_id"],
                ["prepared_quantity:sum"],
            )
        )
        taken = defaultdict(Places)
        for depot, delivery, product, quantity in groups:
            taken[depot.id, delivery.id] += self._places_of(product, quantity)
        return taken

    def _places_reserved(self, partners=None):
        """``Places`` kept per depot id for others than ``partners``; none here."""
        return {}

    @api.model
    def _search_is_full(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        limited = Domain("capacity", ">", 0) | Domain("crate_capacity", ">", 0)
        full = self.search(limited).filtered("is_full")
        wanted = (True in value) == (operator == "in")
        return [("id", "in" if wanted else "not in", full.ids)]

    # -- refusing --------------------------------------------------------------------

    def _check_places(self, wanted, partners=None):
        """Refuse more baskets than the depots can take, also under parallel sign-ups.

        :param wanted: ``Places`` about to be taken, by depot id. A plain number counts
            as that many baskets of one crate.
        :param partners: who signs up: the places reserved for them are theirs.
        """
        limited = self._limited()
        if not limited:
            return
        limited._serialize_sign_ups()
        taken = limited._places_taken()
        reserved = limited._places_reserved(partners)
        for depot in limited:
            asked = Places.of(wanted.get(depot.id, 0))
            used = taken.get(depot.id, Places()) + reserved.get(depot.id, Places())
            if not asked.fits(used, depot._limits()):
                raise UserError(depot._full_message(asked, used))

    def _check_places_on(self, delivery, wanted):
        """Refuse more baskets on one delivery than these depots can take that day.

        For baskets that come here once, or for a time: those of the day are counted,
        not the subscriptions (R12, R57).

        :param wanted: as in ``_check_places``.
        """
        limited = self._limited()
        if not limited:
            return
        limited._serialize_sign_ups()
        taken = limited._places_by_delivery(deliveries=delivery)
        for depot in limited:
            asked = Places.of(wanted.get(depot.id, 0))
            used = taken[depot.id, delivery.id]
            if not asked.fits(used, depot._limits()):
                raise UserError(depot._full_message(asked, used, delivery))

    def _full_message(self, asked, used, delivery=None):
        """What is full, in the unit that lacks, and what can be done."""
        self.ensure_one()
        limits = self._limits()
        baskets, crates = used.left_of(limits)
        if baskets is not None and asked.baskets > baskets:
            free, limit = baskets, limits.baskets
            what = self.env._("places left")
        else:
            free, limit = crates, limits.crates
            what = self.env._("places for crates left")
        values = {
            "depot": self.display_name,
            "what": what,
            "free": max(free, 0),
            "limit": limit,
        }
        if delivery:
            return self.env._(
                "The depot %(depot)s is full on %(delivery)s: %(what)s: %(free)s of "
                "%(limit)s. Choose another depot or another day.",
                delivery=delivery.display_name,
                **values,
            )
        return self.env._(
            "The depot %(depot)s is full: %(what)s: %(free)s of %(limit)s. Choose "
            "another depot, put the member on the waiting list, or raise its number "
            "of places.",
            **values,
        )

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


def _fill_state(used, limits):
    """Almost full from nine places in ten on, in one count or the other."""
    shares = [
        count / limit
        for count, limit in (
            (used.baskets, limits.baskets),
            (used.crates, limits.crates),
        )
        if limit
    ]
    return "almost" if shares and max(shares) >= ALMOST_FULL else "free"
