"""Which cells of a table must be hidden, so that what is shown tells of no small group.

A count from 1 to k - 1 is hidden. Hiding it alone is not enough: a total less the cells
beside it gives it back. Others are therefore hidden with it, the smallest first, until

1. what is hidden on a line whose total is shown makes at least k (counts), so that the
   hidden ones are no small group together;
2. each hidden cell could have another value: there is a second table with the same
   shown cells and the same totals, in which it differs by its ``step``. No hidden count
   becomes zero in it, because zeros are shown.

The second table is a walk in a graph: rows and columns are its nodes, cells its edges.
A closed walk adds to a cell, takes from the next one, and leaves every total as it is
(the network model of cell suppression, Gusfield 1988). Cells of the total row and of
the total column count the other way round.
"""

from heapq import heappop, heappush

#: The row, and the column, of the totals.
TOTAL = "__total__"
#: The node of the rows when the table has no total column: nothing binds them.
FREE = "__free__"
#: What to hide a zero costs: it is done when nothing else is left.
ZERO_COST = 10**12
#: A hidden amount can be wrong by this part of it at least.
AMOUNT_STEP = 10


class UnprotectableError(ValueError):
    """Nothing that may be hidden would protect a cell: show no detail at all."""


class Block:
    """A table of whole numbers that add up to its totals; counts are never negative.

    :param rows, columns: their keys, without the totals.
    :param cells: {(row, column): number}; what is missing is zero. The cells of the
        row ``TOTAL``, and with ``row_totals`` those of the column ``TOTAL``, are sums
        that are made here.
    :param least: k, when the numbers count people; 0 for amounts and weights.
    """

    def __init__(self, rows, columns, cells, row_totals=False, least=0):
        self.rows, self.columns = list(rows), list(columns)
        self.row_totals, self.least = row_totals, least
        self.cells = self._with_totals(cells)

    def _with_totals(self, cells):
        full = {
            (row, column): cells.get((row, column), 0)
            for row in self.rows
            for column in self.columns
        }
        if self.least and any(value < 0 for value in full.values()):
            raise ValueError("Nobody counts fewer than no people.")
        if self.row_totals:
            for row in self.rows:
                full[row, TOTAL] = sum(full[row, one] for one in self.columns)
        for column in self.all_columns:
            full[TOTAL, column] = sum(full[row, column] for row in self.rows)
        return full

    @property
    def all_columns(self):
        return [*self.columns, TOTAL] if self.row_totals else self.columns

    def is_small(self, cell):
        return 0 < self.cells[cell] < self.least

    def lines(self):
        """(total, the cells that make it) of each line of the table."""
        for column in self.all_columns:
            yield (TOTAL, column), [(row, column) for row in self.rows]
        if self.row_totals:
            for row in [*self.rows, TOTAL]:
                yield (row, TOTAL), [(row, column) for column in self.columns]

    # -- the graph ---------------------------------------------------------------------

    def ends(self, cell):
        row, column = cell
        return (("row", row if self.row_totals else FREE), ("column", column))

    def step(self, cell):
        return 1 if self.least else max(1, -(-abs(self.cells[cell]) // AMOUNT_STEP))

    def may_move(self, cell, way, step):
        """Whether the cell can change by ``step`` when it is walked along.

        :param way: 1 from its row to its column, -1 back.
        """
        margin = (cell[0] == TOTAL) != (cell[1] == TOTAL)
        if (way == 1) != margin:
            return True
        floor = 1 if self.least and self.cells[cell] else 0
        return self.cells[cell] - step >= floor


def protect(block, hidden=(), kept=()):
    """The set of the cells to hide: the small ones, ``hidden``, and what protects them.

    :param hidden: cells that are hidden for another reason.
    :param kept: cells that stay shown if they are not in ``hidden``: other tables of
        the same report show them.
    :raises UnprotectableError: when the detail cannot be shown at all.
    """
    result = set(hidden)
    result |= {cell for cell in block.cells if block.is_small(cell)} - set(kept)
    kept = set(kept) - result
    before = None
    while before != len(result):
        before = len(result)
        _fill_lines(block, result, kept)
        for cell in sorted(result, key=str):
            if not _is_protected(block, result, cell):
                result |= _repair(block, result, kept, cell)
    return result


def _fill_lines(block, hidden, kept):
    """Rule 1: what is hidden of a line makes k at least."""
    for total, parts in block.lines():
        while total not in hidden:
            gone = sum(block.cells[cell] for cell in parts if cell in hidden)
            if not 0 < gone < block.least:
                break
            others = [c for c in parts if c not in hidden | kept and block.cells[c]]
            if others:
                hidden.add(min(others, key=lambda cell: (block.cells[cell], str(cell))))
            elif total in kept:
                raise UnprotectableError(total)
            else:
                hidden.add(total)


def _is_protected(block, hidden, cell):
    """Rule 2: a walk over hidden cells changes this one."""
    return any(
        _walk(block, cell, way, lambda other: 0 if other in hidden else None)
        is not None
        for way in (1, -1)
    )


def _repair(block, hidden, kept, cell):
    """The cheapest cells to hide as well, so that a walk changes ``cell``."""

    def cost(other):
        if other in hidden:
            return 0
        if other in kept:
            return None
        value = block.cells[other]
        weight = 4 if TOTAL in other else 1
        return 1 + abs(value) * weight if value else ZERO_COST

    found = [_walk(block, cell, way, cost) for way in (1, -1)]
    found = [walk for walk in found if walk]
    if not found:
        raise UnprotectableError(cell)
    return set(min(found, key=lambda walk: (walk[0], str(walk[1])))[1])


def _walk(block, cell, way, cost):
    """(cost, cells) of the cheapest walk that closes the change of ``cell``, or None.

    :param way: 1 when the cell is walked from its row to its column.
    :param cost: what it costs to use a cell; None when it may not be used.
    """
    step = block.step(cell)
    if not block.may_move(cell, way, step):
        return None
    row, column = block.ends(cell)
    start, goal = (column, row) if way == 1 else (row, column)
    graph = _graph(block, cell, step, cost)
    rank, best = 0, {}
    todo = [(0, 0, start, ())]
    while todo:
        spent, _rank, node, cells = heappop(todo)
        if node == goal:
            return spent, sorted(cells, key=str)
        if best.get(node, spent + 1) <= spent:
            continue
        best[node] = spent
        for price, other, end in graph.get(node, ()):
            rank += 1
            heappush(todo, (spent + price, rank, end, (*cells, other)))
    return None


def _graph(block, cell, step, cost):
    """{node: [(cost, cell, the node at its other end)]}, without ``cell``."""
    graph = {}
    for other in block.cells:
        price = None if other == cell else cost(other)
        if price is None:
            continue
        row, column = block.ends(other)
        if block.may_move(other, 1, step):
            graph.setdefault(row, []).append((price, other, column))
        if block.may_move(other, -1, step):
            graph.setdefault(column, []).append((price, other, row))
    return graph
