"""What a garden owes the network: figures, brackets, smallest and largest amounts."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CENT = Decimal("0.01")
#: How the brackets of a part are read.
SLICE, WHOLE = "slice", "whole"
#: What a rate is: euros for each unit, hundredths of the figure, euros in all.
UNIT, PERCENT, FLAT = "unit", "percent", "flat"


class Bracket(NamedTuple):
    """From a figure above ``above`` on, this rate."""

    above: Decimal
    rate: Decimal


class Step(NamedTuple):
    """One line of the explanation: so much of the figure at this rate."""

    quantity: Decimal
    rate: Decimal
    amount: Decimal


def cents(value):
    """Euros rounded to the cent, half a cent upwards."""
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def bounded(amount, least=None, most=None):
    """``amount`` kept between two bounds; None is no bound."""
    if least is not None:
        amount = max(amount, least)
    if most is not None:
        amount = min(amount, most)
    return amount


def steps(figure, brackets, reading=SLICE, kind=UNIT):
    """How a figure becomes euros, bracket after bracket.

    :param figure: never below zero; a negative one counts as zero.
    :param brackets: in any order; below the first one nothing is due.
    :param reading: ``SLICE``: each slice at its own rate, as for the income tax.
        ``WHOLE``: the whole figure at the rate of the bracket that it reaches.
    :param kind: ``FLAT`` is always read as ``WHOLE``: the amount of the bracket.
    :return: the ``Step`` of each bracket that counts.
    """
    figure = max(Decimal(figure), Decimal(0))
    ordered = sorted(brackets, key=lambda one: one.above)
    reached = [one for one in ordered if figure > one.above or one.above == 0]
    if not reached:
        return []
    if kind == FLAT:
        rate = reached[-1].rate
        return [Step(figure, rate, cents(rate))]
    if reading == WHOLE:
        return [_step(figure, reached[-1].rate, kind)]
    tops = [*(one.above for one in reached[1:]), figure]
    return [
        _step(top - one.above, one.rate, kind)
        for one, top in zip(reached, tops, strict=True)
    ]


def _step(quantity, rate, kind):
    share = rate / 100 if kind == PERCENT else rate
    return Step(quantity, rate, cents(quantity * share))


def part_amount(figure, brackets, reading=SLICE, kind=UNIT, least=None, most=None):
    """The euros of one part of the fee, to the cent."""
    total = sum(
        (one.amount for one in steps(figure, brackets, reading, kind)), CENT * 0
    )
    return bounded(total, least, most)


def fee(parts, months=12, least=None, most=None):
    """The fee of a garden for a year.

    :param parts: the euros of each part.
    :param months: months in the network in the year; the fee follows them, the bounds
        too.
    """
    total = bounded(sum(parts, CENT * 0), least, most)
    return cents(total * months / 12)


def months_present(year, joined=None, left=None):
    """Months of ``year`` that a garden began in the network: 0 to 12.

    :param joined, left: days, or None: always, never.
    """
    first = 1
    if joined and joined.year > year:
        return 0
    if joined and joined.year == year:
        first = joined.month
    last = 12
    if left and left.year < year:
        return 0
    if left and left.year == year:
        last = left.month
    return max(last - first + 1, 0)
