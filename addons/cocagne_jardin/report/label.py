"""Labels of a sheet of paper: which ones, and where on the page. No Odoo here."""

from typing import NamedTuple

#: Last names wider than this are printed smaller, so that they stay on the label. The
#: widths are in small letters, of the widest font that a server may have.
WIDE_NAME = 14
VERY_WIDE_NAME = 19
#: A capital is as wide as this many small letters.
CAPITAL_WIDTH = 1.3


class LabelFormat(NamedTuple):
    """A sheet of labels on A4 paper (210 x 297 mm). Lengths in millimetres."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0

    @property
    def per_page(self):
        return self.columns * self.rows

    def corner(self, place):
        """The left and top of the label at ``place`` (0 is the first) of a page.

        Each is counted from the edge of the page: a printer of pages that rounds to
        its pixels would drift by more than a millimetre from one label to the next.
        """
        row, column = divmod(place, self.columns)
        return (
            round(self.left + column * (self.width + self.gap), 2),
            round(self.top + row * self.height, 2),
        )


#: By key of the company's setting. The sheets of every stationer: 70 x 37 mm without
#: margin, and 99.1 x 38.1 mm with rounded corners.
LABEL_FORMATS = {
    "3x8": LabelFormat(3, 8, 70.0, 37.0, left=0.0, top=0.5),
    "2x7": LabelFormat(2, 7, 99.1, 38.1, left=4.65, top=15.15, gap=2.5),
}


class Label(NamedTuple):
    """What is written on a crate (R83)."""

    lastname: str
    firstname: str
    product: str
    depot_number: int
    depot: str
    round: str
    color: str
    day: str
    rank: int
    count: int

    @property
    def size(self):
        """The class of letters in which the last name fits on the label."""
        width = sum(
            CAPITAL_WIDTH if letter.isupper() else 1 for letter in self.lastname
        )
        if width > VERY_WIDE_NAME:
            return "very-wide"
        return "wide" if width > WIDE_NAME else "normal"


def labels_of(sheet):
    """One label per basket, in the order of rounds, stops, names and products.

    A member with several baskets at one stop finds "1/3", "2/3", "3/3" on them.
    """
    return [
        label
        for trip in sheet.trips
        for stop in trip.stops
        for member in stop.members
        for label in _labels_of_member(trip, stop, member)
    ]


def _labels_of_member(trip, stop, member):
    units = [
        product.name
        for product in trip.products
        for _unit in range(member.quantities[product.id])
    ]
    for rank, product in enumerate(units, start=1):
        yield Label(
            lastname=member.person.lastname,
            firstname=member.person.firstname,
            product=product,
            depot_number=stop.depot.number,
            depot=stop.depot.name,
            round=trip.code,
            color=trip.color,
            day=trip.short_day,
            rank=rank,
            count=len(units),
        )


def pages(labels, label_format):
    """The labels by page: lists of (left, top, label), in millimetres."""
    for start in range(0, len(labels), label_format.per_page):
        page = labels[start : start + label_format.per_page]
        yield [(*label_format.corner(place), label) for place, label in enumerate(page)]
