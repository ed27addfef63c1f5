"""Euros as ``Decimal``: a sum of cents is never a cent wrong."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)


def money(value):
    """A number of Odoo (a float) as the ``Decimal`` that is read on screen."""
    return value if isinstance(value, Decimal) else Decimal(str(value or 0))


def cents(value):
    """Rounded to the cent, a half cent upwards, as an invoice does."""
    return money(value).quantize(CENT, ROUND_HALF_UP)


def floor_cents(value):
    """Rounded down to the cent: a ceiling that rounds up is no ceiling."""
    return money(value).quantize(CENT, ROUND_FLOOR)
