"""The share-out: turns between basket types, then a draft between equals (R90).

*Between types*, each vegetable is dealt in turns, a turn giving one more portion to all
the baskets of a type. Pieces follow the picking sequence of Adams' divisor method: the
next turn goes to the type with the fewest portions for its target, so everybody has a
first cabbage before anybody has a second one. What is weighed goes to the type that is
furthest below its target, and so evens out what the pieces could not.

When there is less than the baskets should hold, pieces go before weights and all of it
goes. When there is more, all the vegetables advance together, the one that was given
least so far next, so that baskets are varied; each type stops at its target.

*Between equals* (the depots of a type), the turns that cannot serve everybody are put
together and drafted: the dearest portion first, each depot once before any comes again,
beginning with the depot that has had the least until now.
"""

from .shapes import Share, Short


def share(kinds, cells, produce):
    """Share ``produce`` between ``cells``; the same input gives the same proposal.

    :raises ValueError: for a negative quantity or price, a target or a portion that is
        not above zero, or a cell of an unknown kind.
    """
    _check(kinds, cells, produce)
    cells = [cell for cell in cells if cell.count]
    turns = _Turns(kinds, cells)
    ranked = _in_order(produce)
    for priority in dict.fromkeys(item.priority for item in ranked):
        turns.deal([item for item in ranked if item.priority == priority])
    result = Share(left=turns.left)
    for cell in cells:
        for item in produce:
            steps = turns.steps.get((cell.kind, item.key), 0)
            if steps and item.reaches(cell):
                result.quantities[cell.key, item.key] = steps
    for kind in kinds:
        equals = [cell for cell in cells if cell.kind == kind.key]
        _draft(result, kind, equals, turns.partial[kind.key])
    _count_values(result, kinds, cells, produce)
    return result


def _check(kinds, cells, produce):
    for kind in kinds:
        if kind.target <= 0:
            raise ValueError(f"the target of {kind.key!r} must be above 0")
    known = {kind.key for kind in kinds}
    for cell in cells:
        if cell.count < 0 or cell.kind not in known:
            raise ValueError(f"{cell.key!r} has a negative count or no kind")
    for item in produce:
        if min(item.available, item.price) < 0 or item.least < 1:
            raise ValueError(f"{item.key!r} has a negative quantity, price or portion")


def _in_order(produce):
    """What must go first, then pieces before weights, the dearest portion first."""
    ranked = sorted(
        enumerate(produce),
        key=lambda pair: (
            pair[1].priority,
            not pair[1].whole,
            -pair[1].price * pair[1].least,
            pair[0],
        ),
    )
    return [item for _place, item in ranked]


class _Turns:
    """The turns between types, vegetable after vegetable.

    ``steps`` are portions that all the baskets of a type have, ``partial`` the
    vegetables (with portion and steps left) that only some of them can have.
    """

    def __init__(self, kinds, cells):
        ranked = sorted(
            enumerate(kinds),
            key=lambda pair: (-pair[1].owed, -pair[1].target, pair[0]),
        )
        self.kinds = [kind for _place, kind in ranked]
        self.cells = cells
        self.values = {kind.key: kind.start for kind in kinds}
        self.smallest = min((kind.target for kind in kinds), default=1)
        self.counts = {}
        self.steps = {}
        self.partial = {kind.key: [] for kind in kinds}
        self.left = {}

    def deal(self, items):
        """Deal vegetables of the same priority until they, or the room, are finished."""
        for item in items:
            self.left[item.key] = item.available
            counts = self.counts[item.key] = dict.fromkeys(self.values, 0)
            for cell in self.cells:
                if item.reaches(cell):
                    counts[cell.kind] += cell.count
        if sum(item.available * item.price for item in items) > self._missing():
            self._deal_together(items)
        else:
            self._deal_together([item for item in items if item.whole])
            self._deal_together([item for item in items if not item.whole])

    def _missing(self):
        """What the baskets still need to reach their targets."""
        total = 0
        for kind in self.kinds:
            count = sum(cell.count for cell in self.cells if cell.kind == kind.key)
            total += count * max(0, kind.target - self.values[kind.key])
        return total

    def _deal_together(self, items):
        """One turn at a time, for the vegetable that was given least so far."""
        given = {item.key: 0 for item in items}
        todo = list(items)
        while todo:
            item = min(todo, key=lambda one: given[one.key])
            worth = self._turn(item)
            if worth is None:
                todo.remove(item)
            else:
                given[item.key] += worth

    def _turn(self, item):
        """Give a portion to the type whose turn it is.

        :return: what it is worth for one basket of all those that the vegetable can
            reach, in hundredths; None when the vegetable is finished.
        """
        counts = self.counts[item.key]
        kind = self._next(item, counts)
        if kind is None:
            return None
        had = self.steps.get((kind.key, item.key), 0)
        portion = 1 if had else item.least
        cost, left = portion * counts[kind.key], self.left[item.key]
        if cost > left:
            if left and (item.whole or not had):
                self.partial[kind.key].append((item, portion, left))
                self.values[kind.key] += item.price * left // counts[kind.key]
            return None
        self.left[item.key] = left - cost
        self.steps[kind.key, item.key] = had + portion
        self.values[kind.key] += portion * item.price
        return 100 * cost * max(1, item.price) // sum(counts.values())

    def _next(self, item, counts):
        """The type whose turn it is; None when no basket has room for a portion."""
        found, best = None, None
        for kind in self.kinds:
            if not counts[kind.key] or not self._has_room(kind, item):
                continue
            had = self.steps.get((kind.key, item.key), 0)
            rank = had if item.whole else self.values[kind.key]
            # rank / target < best: compared without dividing
            if found is None or rank * found.target < best * kind.target:
                found, best = kind, rank
        return found

    def _has_room(self, kind, item):
        had = self.steps.get((kind.key, item.key), 0)
        portion = 1 if had else item.least
        if item.most is not None:
            most = -(-item.most * kind.target // self.smallest)
            if had + portion > most:
                return False
        return self.values[kind.key] + portion * item.price <= kind.target


def _draft(result, kind, equals, partial):
    """Give what cannot serve all ``equals`` to them in turn, and say who went without.

    It stops at the first depot that it cannot serve whole, rather than jump to a
    smaller one: so more of a vegetable never takes anything from anybody.
    """
    queue = [
        cell
        for _place, cell in sorted(
            enumerate(equals), key=lambda pair: (pair[1].balance, pair[0])
        )
    ]
    place = 0
    for item, portion, left in sorted(
        partial, key=lambda part: -part[0].price * part[1]
    ):
        turn = queue[place:] + queue[:place]
        able = [cell for cell in turn if item.reaches(cell)]
        served = []
        for cell in able:
            if cell.count * portion > left:
                break
            left -= cell.count * portion
            key = cell.key, item.key
            result.quantities[key] = result.quantities.get(key, 0) + portion
            served.append(cell)
        result.left[item.key] = left
        if served:
            place = (queue.index(served[-1]) + 1) % len(queue)
        result.shorts.append(
            Short(
                item.key,
                kind.key,
                portion,
                tuple(cell.key for cell in served),
                tuple(cell.key for cell in able if cell not in served),
            )
        )


def _count_values(result, kinds, cells, produce):
    start = {kind.key: kind.start for kind in kinds}
    prices = {item.key: item.price for item in produce}
    result.values = {cell.key: start[cell.kind] for cell in cells}
    for (cell_key, item_key), steps in result.quantities.items():
        result.values[cell_key] += steps * prices[item_key]
