"""What an agreement says, and which of it holds for one basket of one household."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from .money import ZERO, cents
from .quota import Quota


class Bracket(NamedTuple):
    """From ``lower`` (included) to ``upper`` (not included; None: without end)."""

    lower: Decimal
    upper: Decimal | None
    kind: str
    value: Decimal

    def holds(self, income):
        return self.lower <= income and (self.upper is None or income < self.upper)


class Rule(NamedTuple):
    """What is paid for a basket of one of ``products`` (none: of any).

    :param kind: "amount", "percent" of the price, "participation" (the household pays
        ``value``, the funder the rest), "rest" (all that is left) or "bracket".
    :param criterion: "quotient" or "rest_to_live", for brackets.
    """

    kind: str
    value: Decimal = ZERO
    products: frozenset = frozenset()
    date_from: date = date.min
    date_to: date = date.max
    criterion: str | None = None
    brackets: tuple = ()

    def fits(self, product, day):
        right_type = not self.products or product in self.products
        return right_type and self.date_from <= day <= self.date_to


class Household(NamedTuple):
    """What the rules ask about a household.

    :param key: the household, for the limits in households.
    :param agreed: the price agreed with it for one basket; None: what the rules leave.
    :param ceiling: in percent, when an exception with a reason was written.
    """

    key: Any
    public: Any = None
    scheme: str | None = None
    quotient: Decimal = ZERO
    rest_to_live: Decimal = ZERO
    agreed: Decimal | None = None
    ceiling: Decimal | None = None


class Terms(NamedTuple):
    """An agreement: for whom and when, its rules in order, what is left of it.

    ``gardens`` and ``publics`` that are empty mean everywhere and everybody.
    """

    payer: Any
    rules: tuple
    date_from: date = date.min
    date_to: date = date.max
    gardens: frozenset = frozenset()
    publics: frozenset = frozenset()
    scheme: str | None = None
    pays_uncollected: bool = True
    ceiling: Decimal | None = None
    quota: Quota | None = None

    def holds(self, household, day, garden=None):
        """Whether it pays for the baskets of a household, that day, in that garden."""
        return (
            self.date_from <= day <= self.date_to
            and (not self.gardens or garden in self.gardens)
            and (not self.publics or household.public in self.publics)
            and (not self.scheme or household.scheme == self.scheme)
        )


class Offer(NamedTuple):
    """What one agreement pays for one basket: ``kind`` is never "bracket" here."""

    payer: Any
    kind: str
    value: Decimal = ZERO
    quota: Quota | None = None
    pays_uncollected: bool = True

    def promise(self, price, quantity, left):
        """Euros that the rule promises, whatever is left in its quota.

        :param price: of one basket.
        :param left: what no one before it pays, the household's part included.
        """
        if self.kind == "amount":
            return self.value * quantity
        if self.kind == "percent":
            return cents(price * self.value / 100) * quantity
        if self.kind == "participation":
            return max(left - self.value * quantity, ZERO)
        return left


def offers_of(terms, household, product, day, garden=None):
    """The offers for one basket, in the order of the agreements."""
    found = []
    for agreement in terms:
        if agreement.holds(household, day, garden):
            offer = _offer(agreement, household, product, day)
            if offer:
                found.append(offer)
    return found


def ceiling_of(terms, household, usual, day, garden=None):
    """The highest share of the price that a household pays, in percent.

    Its own exception comes first, then those of its agreements, then the garden's rule.
    """
    if household.ceiling is not None:
        return household.ceiling
    own = [
        item.ceiling
        for item in terms
        if item.ceiling is not None and item.holds(household, day, garden)
    ]
    return max(own, default=usual)


def _offer(agreement, household, product, day):
    """The offer of the first rule that fits; None when the agreement pays nothing."""
    rule = next((rule for rule in agreement.rules if rule.fits(product, day)), None)
    if rule is None:
        return None
    kind, value = rule.kind, rule.value
    if kind == "bracket":
        income = getattr(household, rule.criterion)
        bracket = next((item for item in rule.brackets if item.holds(income)), None)
        if bracket is None:
            return None
        kind, value = bracket.kind, bracket.value
    return Offer(
        agreement.payer, kind, value, agreement.quota, agreement.pays_uncollected
    )
