"""Labels of a sheet of paper: which ones, and where on the page. No Odoo here."""

from typing import NamedTuple

#: Last names wider than this are printed smaller, so that they stay on the label. The
#: widths are in small letters, of the widest font that a server may have.
WIDE_NAME = 14
VERY_WIDE_NAME = 19
#: A capital is as wide as this many small letters.
CAPITAL_WIDTH = 1.3


class LabelFormat(NamedTuple):
    """A sheet of labels, on A4 paper unless said otherwise. Lengths in millimetres.

    A roll is a page of one label: the printer cuts, or stops, after each. ``style`` is
    the class of letters that fit on the label.
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    gap: float = 0.0
    style: str = "standard"
    page_width: float = 210.0
    page_height: float = 297.0

    @property
    def per_page(self):
        return self.columns * self.rows

    @property
    def is_roll(self):
        """Labels on a roll: no sheet of paper is shared by several of them."""
        return self.per_page == 1

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


def _roll(width, height, margin, style):
    """A page of one label, with a margin above and below."""
    return LabelFormat(
        columns=1,
        rows=1,
        width=width,
        height=height - 2 * margin,
        top=margin,
        style=style,
        page_width=width,
        page_height=height,
    )


#: By key of the company's setting: the sheets of every stationer (70 x 37 mm without
#: margin, the others with rounded corners), and two rolls for thermal printers.
LABEL_FORMATS = {
    "3x8": LabelFormat(3, 8, 70.0, 37.0, left=0.0, top=0.5),
    "3x7": LabelFormat(3, 7, 63.5, 38.1, left=7.25, top=15.15, gap=2.5),
    "2x8": LabelFormat(2, 8, 99.1, 33.9, 4.65, 12.9, gap=2.5, style="flat"),
    "2x7": LabelFormat(2, 7, 99.1, 38.1, left=4.65, top=15.15, gap=2.5),
    "5x13": LabelFormat(5, 13, 38.1, 21.2, 4.75, 10.7, gap=2.5, style="small"),
    "roll_100x50": _roll(100.0, 50.0, margin=3.0, style="large"),
    "roll_57x32": _roll(57.0, 32.0, margin=1.5, style="thermal"),
}

#: The orders in which labels come out, by key of the company's setting.
ORDERS = ("depot", "product", "name")


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


def labels_of(sheet, order="depot"):
    """One label per basket.

    A member with several baskets at one stop finds "1/3", "2/3", "3/3" on them.

    :param order: after the rounds, in the order of the road: "depot" by stop, then
        name; "product" all the crates of one type first, then by stop and name; "name"
        by name, all stops together.
    """
    if order not in ORDERS:
        raise ValueError(f"unknown order of labels: {order}")
    return [label for trip in sheet.trips for label in _labels_of_trip(trip, order)]


def _labels_of_trip(trip, order):
    places = {product.name: place for place, product in enumerate(trip.products)}
    found = [
        (stop.rank, member.sort_key, label)
        for stop in trip.stops
        for member in sorted(stop.members, key=lambda member: member.sort_key)
        for label in _labels_of_member(trip, stop, member)
    ]
    if order == "product":
        found.sort(key=lambda row: places[row[2].product])
    elif order == "name":
        found.sort(key=lambda row: row[1])
    return [label for _rank, _name, label in found]


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


def pages(labels, label_format, used=0):
    """The labels by page: lists of (left, top, label), in millimetres.

    :param used: labels already taken from the first sheet; they are left empty. It
        means nothing on a roll.
    :raises ValueError: when the first sheet would have none left.
    """
    used = 0 if label_format.is_roll else used
    if not 0 <= used < label_format.per_page:
        raise ValueError(f"a sheet has {label_format.per_page} labels")
    start = 0
    while start < len(labels):
        places = range(used, label_format.per_page)
        page = labels[start : start + len(places)]
        yield [
            (*label_format.corner(place), label)
            for place, label in zip(places, page, strict=False)
        ]
        start += len(page)
        used = 0
