"""The shares of one basket: first the household's price, then who pays the rest."""

from decimal import Decimal
from typing import Any, NamedTuple

from .money import ZERO, cents, floor_cents, money

#: Payers that are no agreement.
PARTICIPANT, FUND = "participant", "fund"


class Share(NamedTuple):
    """What one payer pays; ``quantity``: the baskets that it helps to pay."""

    payer: Any
    amount: Decimal
    quantity: int


def household_price(price, ceiling, participation, offers):
    """What a household pays for one basket.

    Quotas are not looked at: nobody at the depot notices that one ran out. Amounts and
    percentages of the funders lower it, a fixed participation sets it; it is never above
    the ceiling, rounded down to the cent.

    :param price: the public price of one basket, VAT included.
    :param ceiling: the highest share of the price, in percent.
    :param participation: the price agreed with the household; None: by the rules.
    :param offers: ``Offer`` of each agreement, the first to pay first.
    """
    highest = floor_cents(money(price) * money(ceiling) / 100)
    wanted = participation
    if wanted is None:
        wanted = _left_by_rules(money(price), offers)
    return max(min(floor_cents(wanted), highest), ZERO)


def _left_by_rules(price, offers):
    """The price less what all promise; those who pay "the rest" promise nothing.

    Once a participation is fixed, amounts do not lower it any more: they pay a part of
    what the household does not pay.
    """
    left, is_fixed = price, False
    for offer in offers:
        if offer.kind == "participation":
            left, is_fixed = min(left, offer.value), True
        elif offer.kind != "rest" and not is_fixed:
            left -= offer.promise(price, 1, left)
    return max(left, ZERO)


def share_out(
    price,
    ceiling,
    participation,
    offers,
    quantity=1,
    household=None,
    collected=True,
    household_pays=True,
):
    """Share out the price of the baskets of one delivery.

    The shares sum to ``quantity`` × ``price`` to the cent. What no funder pays is for the
    garden's fund. The quotas of the offers are used up by what they pay.

    :param household: who is helped, for the limits in households.
    :param collected: False: only those pay who pay what nobody collected.
    :param household_pays: False: the garden asks nothing of the household for it.
    :return: ``Share`` of the household (also of 0), of the funders, of the fund.
    """
    total = cents(money(price) * quantity)
    unit_price = min(money(price), total / quantity)
    unit = household_price(unit_price, ceiling, participation, offers)
    own, rest = unit * quantity, total - unit * quantity
    paid = []
    for offer in offers:
        if not collected and not offer.pays_uncollected:
            continue
        wanted = min(offer.promise(unit_price, quantity, rest + own), rest)
        share = _pay(offer, household, cents(wanted), quantity)
        if share.amount:
            paid.append(share)
            rest -= share.amount
    if not household_pays:
        own, rest = ZERO, rest + own
    shares = [Share(PARTICIPANT, own, quantity), *paid]
    return shares + [Share(FUND, rest, quantity)] * bool(rest)


def _pay(offer, household, wanted, quantity):
    if wanted <= 0:
        return Share(offer.payer, ZERO, 0)
    if offer.quota is None:
        return Share(offer.payer, wanted, quantity)
    return Share(offer.payer, *offer.quota.grant(household, wanted, quantity))
