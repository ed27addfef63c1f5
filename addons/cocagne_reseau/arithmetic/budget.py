"""A budget that is allocated to gardens and moved between them. No Odoo here."""


class MoveRefusedError(ValueError):
    """A move that the budget cannot bear; ``limit`` is the most that may be moved."""

    def __init__(self, limit):
        super().__init__(f"At most {limit} may be moved.")
        self.limit = limit


class Budget:
    """What each garden has, and what nobody has yet (the key ``None``).

    Whatever is moved, the sum stays, and nobody has less than what it used. Amounts are
    whole cents.

    :param total: the whole budget.
    :param used: {garden: cents that it used}.
    """

    def __init__(self, total, used=None):
        self.shares = {None: total}
        self.used = dict(used or {})

    def free(self, key):
        """What may be taken from a garden, or from the reserve."""
        return self.shares.get(key, 0) - self.used.get(key, 0)

    def move(self, origin, target, amount):
        """Move cents from one garden to another; ``None`` is the reserve.

        :raises MoveRefusedError: nothing was moved.
        """
        if amount <= 0 or origin == target or amount > self.free(origin):
            raise MoveRefusedError(max(self.free(origin), 0))
        self.shares[origin] = self.shares.get(origin, 0) - amount
        self.shares[target] = self.shares.get(target, 0) + amount


def forecast(used, months_gone, months_in_all):
    """What will be used at the end if things go on at the same pace.

    :return: cents; None before the first month is over.
    """
    return used * months_in_all // months_gone if months_gone > 0 else None
