"""Two baskets of one subscription on one delivery may become one big basket (R51)."""

from typing import NamedTuple


class Row(NamedTuple):
    """One basket of a line on a delivery.

    ``product`` and ``double`` are the basket and its doubling product (None when it
    has none); ``is_regular`` when it was planned there; ``halves`` when its quantity
    is twice what is usual.
    """

    key: int
    product: object
    double: object
    quantity: int
    is_regular: bool
    halves: bool = False


def prepared(rows: list[Row]) -> dict[int, tuple[object, int]]:
    """What is put in the crates: product and quantity by key of row.

    Rows are paired, the regular one first, when they are of the same product and
    quantity: the first of a pair holds the big baskets, the other nothing. A row alone
    is prepared as it is.
    """
    result, waiting = {}, {}
    for row in sorted(rows, key=lambda row: (not row.is_regular, row.key)):
        result[row.key] = (row.product, row.quantity)
        if not row.double:
            continue
        if row.halves and row.quantity % 2 == 0:
            result[row.key] = (row.double, row.quantity // 2)
            continue
        first = waiting.pop((row.product, row.quantity), None)
        if first is None:
            waiting[row.product, row.quantity] = row.key
        else:
            result[first] = (row.double, row.quantity)
            result[row.key] = (row.product, 0)
    return result


def doubled_units(rows: list[Row]) -> int:
    """How many baskets of a week come on top of the usual one (R53)."""
    if not rows:
        return 0
    ordered = sorted(rows, key=lambda row: (not row.is_regular, row.key))
    first = ordered[0]
    usual = first.quantity // 2 if first.halves else first.quantity
    return sum(row.quantity for row in rows) - usual
