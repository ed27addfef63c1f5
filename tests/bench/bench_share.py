"""The share-out of a big garden's week, beside cutting the same stock in proportion.

3 000 baskets of three types in 68 depots, 15 vegetables. The peer is the least that
anybody could compute: each vegetable divided in proportion to the targets and rounded
down, with neither turns, nor memory, nor pieces kept whole between depots.
"""

import time

from odoo.addons.cocagne_jardin.sharing import Cell, Kind, Produce, share

DEPOTS, BASKETS, VEGETABLES = 68, 3000, 15
TARGETS = {"simple": 14_200_000, "familial": 24_300_000, "fruity": 11_000_000}
ROUNDS = 20


def run(env):
    """Milliseconds of one share-out, its ratio to the plain cut, and what both leave."""
    week = _week()
    ours, result = _time(lambda: share(*week))
    plain, cut = _time(lambda: _proportional(*week))
    worth = sum(item.available * item.price for item in week[2])
    yield {
        "name": "share-out of a week",
        "size": BASKETS,
        "value": round(1000 * ours, 2),
        "unit": "ms",
        "peer": "cut in proportion, rounded down (ms)",
        "peer_value": round(1000 * plain, 2),
        "ratio": round(ours / plain, 2),
    }
    yield {
        "name": "left over by the share-out",
        "size": BASKETS,
        "value": round(100 * _left(result.left, week[2]) / worth, 2),
        "unit": "% of the value",
        "peer": "cut in proportion, rounded down",
        "peer_value": round(100 * _left(cut, week[2]) / worth, 2),
        "ratio": round(_left(result.left, week[2]) / max(1, _left(cut, week[2])), 2),
    }


def _week():
    """A week that is short by a tenth: everything must be shared."""
    kinds = [Kind(key, target) for key, target in TARGETS.items()]
    cells = [
        Cell((key, depot), key, 5 + (depot * 7 + rank * 3) % 20, depot % 5 - 2)
        for rank, key in enumerate(TARGETS)
        for depot in range(DEPOTS)
    ]
    baskets = sum(cell.count for cell in cells)
    cells = [
        Cell(cell.key, cell.kind, cell.count * BASKETS // baskets, cell.balance)
        for cell in cells
    ]
    need = sum(TARGETS[cell.kind] * cell.count for cell in cells)
    produce = []
    for number in range(VEGETABLES):
        whole = number % 3 == 0
        price = 900_000 + 130_000 * number if whole else 90_000 + 9_000 * number
        available = need * 9 // (10 * VEGETABLES * price)
        least = 1 if whole else 6
        produce.append(Produce(number, available, price, least=least, whole=whole))
    return kinds, cells, produce


def _proportional(kinds, cells, produce):
    """Each vegetable in proportion to the targets; returns what is left."""
    targets = {kind.key: kind.target for kind in kinds}
    total = sum(targets[cell.kind] * cell.count for cell in cells)
    left = {}
    for item in produce:
        used = 0
        for cell in cells:
            used += cell.count * (item.available * targets[cell.kind] // total)
        left[item.key] = item.available - used
    return left


def _left(left, produce):
    return sum(left[item.key] * item.price for item in produce)


def _time(work):
    best, result = None, None
    for _round in range(ROUNDS):
        started = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - started
        best = seconds if best is None else min(best, seconds)
    return best, result
