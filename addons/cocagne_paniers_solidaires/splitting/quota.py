"""What is left of what a funder promised: euros, baskets, households."""

from .money import ZERO, floor_cents, money


class Quota:
    """The limits of one agreement, used up basket after basket.

    A limit that is None does not limit. The amount may pay a part of a basket; baskets
    are paid whole; a household that was helped once stays helped.

    :param amount: euros left.
    :param baskets: baskets left.
    :param households: households in all, those in ``known`` included.
    :param known: the households that it helped already.
    """

    def __init__(self, amount=None, baskets=None, households=None, known=()):
        self.amount = None if amount is None else max(money(amount), ZERO)
        self.baskets = None if baskets is None else max(baskets, 0)
        self.households = households
        self.known = set(known)
        #: whether it was asked for more than it had left
        self.is_short = False

    def grant(self, household, wanted, quantity=1):
        """Take what may be paid of ``wanted`` euros for ``quantity`` baskets.

        :return: (euros, baskets) that are paid; both 0 when nothing is left.
        """
        units = self._units(household, quantity)
        allowed = (
            wanted if units == quantity else floor_cents(wanted * units / quantity)
        )
        if self.amount is not None:
            allowed = min(allowed, self.amount)
        if allowed < wanted:
            self.is_short = True
        if allowed <= 0:
            return ZERO, 0
        self._take(household, allowed, units)
        return allowed, units

    def _units(self, household, quantity):
        """How many of these baskets the limits in baskets and households leave."""
        is_new = self.households is not None and household not in self.known
        if is_new and len(self.known) >= self.households:
            return 0
        return quantity if self.baskets is None else min(quantity, self.baskets)

    def _take(self, household, amount, units):
        self.known.add(household)
        if self.amount is not None:
            self.amount -= amount
        if self.baskets is not None:
            self.baskets -= units

    @property
    def is_used_up(self):
        """Whether no basket at all can be paid any more."""
        return self.amount == 0 or self.baskets == 0
