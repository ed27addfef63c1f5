"""What a reader can add up, and the proof that it pins no hidden figure.

The reader knows sums of hidden cells: a total less the cells shown in it, a whole less
its parts. A hidden cell is safe when there is a *move*: other values of some hidden
cells, this one among them, that leave every known sum as it is and every cell within its
bounds. Moves are looked for by closing one broken sum after the other; one that is not
found within ``BUDGET`` steps counts as missing, so that the answer errs on the safe side.
"""

from collections import defaultdict
from dataclasses import dataclass

#: Steps of one search; moves of real tables close in 4 to 16.
BUDGET = 40
#: Cells tried to close one sum, the best first.
TRIED = 8
#: An amount is safe when it can be wrong by this part of it.
AMOUNT_STEP = 0.1


@dataclass(frozen=True)
class Cell:
    """A hidden figure.

    :param floor, ceiling: what the reader knows of it (a count that is hidden is not
        zero; one hidden because it is small is under k); no ceiling: None.
    :param step: how far another value has to be.
    :param is_fixed: it may not move: the reader may know it from elsewhere.
    """

    value: float
    floor: float = 0
    ceiling: float | None = None
    step: float = 1
    is_fixed: bool = False

    def may(self, change):
        if self.is_fixed:
            return False
        value = self.value + change
        return self.floor <= value and (self.ceiling is None or value <= self.ceiling)


def count_cell(value, least):
    """A hidden count of people: small, or hidden beside a small one."""
    ceiling = least - 1 if value < least else None
    return Cell(value, floor=1, ceiling=ceiling)


def amount_cell(value):
    step = abs(value) * AMOUNT_STEP
    return Cell(value, floor=min(0, value), step=max(step, 1) if value else 1)


class Known:
    """The hidden cells, the sums of them that are known, a move for each cell."""

    def __init__(self):
        self.cells = {}
        self.sums = {}
        self._sums_of = defaultdict(list)
        self._moves = {}
        self._through = defaultdict(set)
        self._rank = 0

    def add_cell(self, key, cell):
        self.cells[key] = cell

    def add_sum(self, parts):
        """A known sum: {key of a cell: 1 or -1}; gives its number."""
        self._rank += 1
        self.sums[self._rank] = parts
        for key in parts:
            self._sums_of[key].append(self._rank)
        return self._rank

    def _remove_sum(self, rank):
        for key in self.sums.pop(rank):
            self._sums_of[key].remove(rank)

    # -- proofs ------------------------------------------------------------------------

    def prove(self, keys=None, all_missing=True):
        """Find a move for each cell; gives the cells that have none.

        Zeros need none: that there is nobody may be told.

        :param all_missing: stop at the first one otherwise.
        """
        missing = set()
        for key in self.cells if keys is None else keys:
            if key in self._moves or not self._is_asked(key):
                continue
            move = self._find(key)
            if move is None:
                missing.add(key)
                if not all_missing:
                    break
            else:
                self._keep(key, move)
        return missing

    def _is_asked(self, key):
        cell = self.cells[key]
        return cell.value != 0 and not cell.is_fixed

    def _keep(self, key, move):
        """A move proves each cell that it changes far enough."""
        size = self.cells[key].step
        for other in move:
            far = self.cells[other].step <= size and self._is_asked(other)
            if other == key or (far and other not in self._moves):
                self._moves[other] = move
                for one in move:
                    self._through[one].add(other)

    def _forget(self, key):
        move = self._moves.pop(key)
        for one in move:
            self._through[one].discard(key)
        return move

    def try_sums(self, several, all_missing=True):
        """Make these sums known if every cell stays safe.

        :param all_missing: see ``prove``.
        :return: the cells that would be pinned; where there are any, nothing changed.
        """
        ranks = [self.add_sum(parts) for parts in several]
        broken = {
            key
            for parts in several
            for part in parts
            for key in self._through.get(part, ())
            if self._is_broken(self._moves[key], parts)
        }
        unproved = {
            part
            for parts in several
            for part in parts
            if part not in self._moves and self._is_asked(part)
        }
        before = {key: self._forget(key) for key in broken}
        missing = self.prove(sorted(broken | unproved), all_missing)
        if missing:
            for rank in ranks:
                self._remove_sum(rank)
            for key, move in before.items():
                if key in self._moves:
                    self._forget(key)
                self._moves[key] = move
                for one in move:
                    self._through[one].add(key)
        return missing

    def _is_broken(self, move, parts):
        return sum(sign * parts[key] for key, sign in move.items() if key in parts) != 0

    # -- search ------------------------------------------------------------------------

    def _find(self, key):
        """A move {key: 1 or -1} that changes this cell, or None."""
        step = self.cells[key].step
        for sign in (1, -1):
            if self.cells[key].may(sign * step):
                search = _Search(self, step)
                if search.close(key, sign):
                    return search.moved
        return None


class _Search:
    """Closes the sums that a first change breaks, with the fewest new breaks first."""

    def __init__(self, known, step):
        self.known, self.step, self.budget = known, step, BUDGET
        self.moved, self.off = {}, {}

    def close(self, key, sign):
        self._change(key, sign)
        if self._repair():
            return True
        self._change(key, -sign)
        return False

    def _change(self, key, sign):
        """Change a cell, or take its change back."""
        if key in self.moved:
            del self.moved[key]
        else:
            self.moved[key] = sign
        for rank in self.known._sums_of.get(key, ()):
            off = self.off.get(rank, 0) + sign * self.known.sums[rank][key]
            if off:
                self.off[rank] = off
            else:
                self.off.pop(rank, None)

    def _repair(self):
        if not self.off:
            return True
        self.budget -= 1
        if self.budget < 0:
            return False
        rank = next(iter(self.off))
        for key, sign in self._candidates(rank):
            self._change(key, sign)
            if self._repair():
                return True
            self._change(key, -sign)
        return False

    def _candidates(self, rank):
        found = []
        way = -1 if self.off[rank] > 0 else 1
        for key, factor in self.known.sums[rank].items():
            sign = way * factor
            if key in self.moved or not self.known.cells[key].may(sign * self.step):
                continue
            found.append((self._breaks(key, sign), len(found), key, sign))
        found.sort()
        return [(key, sign) for _breaks, _rank, key, sign in found[:TRIED]]

    def _breaks(self, key, sign):
        """How many sums more are off after this change."""
        more = 0
        for rank in self.known._sums_of.get(key, ()):
            off = self.off.get(rank, 0)
            more += abs(off + sign * self.known.sums[rank][key]) - abs(off)
        return more
