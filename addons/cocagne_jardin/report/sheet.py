"""What the papers of a week say, ready to be printed. No Odoo here.

The preparation sheet, the road sheets, the labels and the spreadsheet all read this.
It holds no price, no payment and no participation at all: whoever sees a paper cannot
tell how a basket was paid (R62).
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from .name_sort import name_sort_key


class Row(NamedTuple):
    """What one member gets of one product at one depot from one delivery."""

    delivery_id: int
    depot_id: int
    product_id: int
    member_id: int
    quantity: int


class Product(NamedTuple):
    """A basket type: one column of every table, in the order of the sheet."""

    id: int
    name: str


class Person(NamedTuple):
    """The name and phone of a member, as they are printed."""

    lastname: str
    firstname: str
    phone: str

    @property
    def sort_key(self):
        """The order in which people look for names."""
        return name_sort_key(self.lastname, self.firstname)


class ChangeLine(NamedTuple):
    """What changed for somebody since their last delivery, in words."""

    sign: str
    label: str
    person: Person
    before: str
    now: str


@dataclass
class Stack:
    """Pallets or rolls to prepare (R82): for a whole trip, or for one depot of it."""

    unit: str
    place: str = ""
    baskets: int = 0
    count: int = 0
    full: int = 0
    rest: int = 0
    straps: int = 0
    left_out: int = 0

    def add(self, other):
        """Count another stack of the same containers with this one."""
        for name in ("baskets", "count", "full", "rest", "straps", "left_out"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Counted:
    """Something with a number of baskets per product."""

    quantities: Counter = field(default_factory=Counter, kw_only=True)

    @property
    def total(self):
        """Baskets and add-ons together."""
        return self.quantities.total()

    def cells(self, products):
        """The quantity of each product, in the order of the columns."""
        return [self.quantities[product.id] for product in products]


@dataclass
class Member(Counted):
    """A line of a depot's page: who comes and what for."""

    person: Person

    @property
    def sort_key(self):
        return self.person.sort_key

    def product_sort_key(self, products):
        """Those who get the same products together, then by name."""
        return [-self.quantities[product.id] for product in products], self.sort_key


@dataclass
class Depot:
    """What the driver needs to know of a depot."""

    number: int
    name: str
    address: str = ""
    phone: str = ""
    contact: str = ""
    contact_phone: str = ""


@dataclass
class Stop(Counted):
    """A depot on a trip, with its members in the order of their names."""

    depot: Depot
    rank: int = 0
    delivery_slot: str = ""
    pickup_slot: str = ""
    members: list[Member] = field(default_factory=list)
    changes: list[ChangeLine] = field(default_factory=list)


@dataclass
class Trip(Counted):
    """One delivery: its stops in the order of the road.

    ``day`` and ``preparation_day`` are dates; their ``_label`` is the text printed.
    ``departure`` says who drives, when and with what.
    """

    delivery_id: int
    code: str
    name: str
    color: str
    day: object
    day_label: str
    short_day: str
    preparation_day: object
    preparation_label: str
    usual_day_label: str = ""
    departure: str = ""
    garden: str = ""
    stops: list[Stop] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    changes: list[ChangeLine] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=list)

    @property
    def title(self):
        return f"{self.code} - {self.name}" if self.name else self.code

    def carried_by(self, stop):
        """The columns of a depot's own page."""
        return carried(stop, self.products)

    def by_product(self):
        """Each product with the stops that get some, in the order of the road (R82)."""
        return [
            (product, [stop for stop in self.stops if stop.quantities[product.id]])
            for product in self.products
        ]


@dataclass
class PreparationDay(Counted):
    """The trips prepared on one day (R18, R81)."""

    label: str
    trips: list[Trip]


@dataclass
class Sheet(Counted):
    """The deliveries of one garden, branches included, in one week."""

    garden: str
    year: int
    week: int
    trips: list[Trip]
    products: list[Product] = field(default_factory=list)
    layout: str = "depot"

    def stacks(self):
        """Pallets, rolls and straps of all the trips, by kind of container."""
        total = {}
        for trip in self.trips:
            for stack in trip.stacks:
                total.setdefault(stack.unit, Stack(stack.unit)).add(stack)
        return list(total.values())

    def days(self):
        """The trips by preparation day, in order of date."""
        by_day = {}
        for trip in self.trips:
            by_day.setdefault(trip.preparation_label, []).append(trip)
        return [
            PreparationDay(label, trips, quantities=summed(trips))
            for label, trips in by_day.items()
        ]

    def depots(self):
        """The totals of each depot in the week, by number, all rounds together."""
        found = {}
        for trip in self.trips:
            for stop in trip.stops:
                key = (stop.depot.number, stop.depot.name, trip.garden)
                found.setdefault(key, []).append(stop)
        return [
            Stop(stops[0].depot, quantities=summed(stops))
            for _key, stops in sorted(found.items())
        ]


def fill(trip, stops, people, rows, products, by_product=False):
    """Put the baskets of ``rows`` on a trip, at its stops.

    :param stops: the ``Stop`` of each depot id, in the order of the road; a depot
        without basket is left out, as nobody stops there.
    :param people: the ``Person`` of each member id.
    :param products: all the columns of the sheet; the trip keeps those it carries.
    :param by_product: members who get the same together, instead of by name (R84).
    """
    members = {}
    for row in rows:
        stop = stops[row.depot_id]
        key = (row.depot_id, row.member_id)
        if key not in members:
            members[key] = Member(people[row.member_id])
            stop.members.append(members[key])
        for counted in (members[key], stop, trip):
            counted.quantities[row.product_id] += row.quantity
    trip.stops = [stop for stop in stops.values() if stop.members]
    for rank, stop in enumerate(trip.stops, start=1):
        stop.rank = rank
        stop.members.sort(
            key=lambda member: (
                member.product_sort_key(products) if by_product else member.sort_key
            )
        )
    trip.products = carried(trip, products)


def carried(counted, products):
    """The products that something carries, in the order of the columns."""
    return [product for product in products if counted.quantities[product.id]]


def close(sheet, products):
    """Compute the totals of a sheet whose trips are filled."""
    sheet.quantities = summed(sheet.trips)
    sheet.products = carried(sheet, products)
    return sheet


def summed(parts):
    """The quantities of several things together."""
    total = Counter()
    for part in parts:
        total.update(part.quantities)
    return total
