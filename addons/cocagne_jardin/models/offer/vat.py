"""Prices with and without VAT, to the cent. Pure Python.

The price that members pay, VAT included, is the one that is kept. A price typed without
VAT comes back the same from the price with VAT, whatever the rate: adding the tax moves
an amount apart by more than a cent, so that rounding never joins two amounts.
"""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def with_vat(amount, rate):
    """The price VAT included; ``rate`` in percent."""
    return _cents(Decimal(str(amount)) * _factor(rate))


def without_vat(amount, rate):
    """The price VAT excluded; ``rate`` in percent."""
    return _cents(Decimal(str(amount)) / _factor(rate))


def _factor(rate):
    return 1 + Decimal(str(rate)) / 100


def _cents(amount):
    return float(amount.quantize(CENT, rounding=ROUND_HALF_UP))
