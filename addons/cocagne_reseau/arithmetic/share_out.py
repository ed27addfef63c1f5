"""An amount shared out to the cent, by weights and within bounds."""

from fractions import Fraction


def share_out(total, weights, floors=None):
    """Whole numbers that sum to ``total``, as near the weights as can be.

    The largest remainders get what rounding leaves, the first key first among equals.
    A key never gets less than its floor: what it takes more than its part is taken from
    the others, by their weights again.

    :param total: a whole number (cents, baskets), not below zero.
    :param weights: {key: number, not below zero}; all zero means alike.
    :param floors: {key: whole number}; 0 where it is missing.
    :return: {key: whole number}.
    :raises ValueError: the floors need more than the total, a number is negative, or
        there is nobody to give to.
    """
    floors = {key: (floors or {}).get(key, 0) for key in weights}
    if total < 0 or any(value < 0 for value in (*weights.values(), *floors.values())):
        raise ValueError("Shares are of zero or more.")
    if sum(floors.values()) > total:
        raise ValueError("The floors need more than there is.")
    if not weights:
        if total:
            raise ValueError("There is nobody to give to.")
        return {}
    shares, open_keys, left = {}, list(weights), total
    while True:
        parts = _by_weight(left, {key: weights[key] for key in open_keys})
        low = [key for key in open_keys if parts[key] < floors[key]]
        if not low:
            return {key: shares.get(key, parts.get(key)) for key in weights}
        for key in low:
            shares[key] = floors[key]
            left -= floors[key]
            open_keys.remove(key)


def _by_weight(total, weights):
    """The largest-remainder method; exact, in fractions."""
    if not weights:
        return {}
    exact = {key: Fraction(value) for key, value in weights.items()}
    whole = sum(exact.values())
    if not whole:
        exact = dict.fromkeys(weights, Fraction(1))
        whole = Fraction(len(weights))
    parts = {key: total * value / whole for key, value in exact.items()}
    shares = {key: int(part) for key, part in parts.items()}
    order = sorted(weights, key=lambda key: shares[key] - parts[key])
    for key in order[: total - sum(shares.values())]:
        shares[key] += 1
    return shares
