"""Masks a whole report: its totals, then each of its tables.

A hidden figure is None. A figure that is hidden in the totals is hidden everywhere, so
that no table gives it back.
"""

from ..counting.measures import FOLLOWS, HOUSEHOLDS, TELLING_ZEROS, codes_of
from .protection import TOTAL, Block, UnprotectableError, protect

#: The column that stands for the figures that the totals hide.
REST = "__rest__"


def mask_totals(values, groups, least):
    """The totals of a report, the small counts and what would tell them hidden.

    Below ``least`` households nothing is told but zeros.
    """
    few = 0 < values.get("households", 0) < least
    masked = dict(values)
    for group in groups:
        if group.people is None:
            continue
        for code in _hidden_of_totals(values, group, least):
            masked[code] = None
        if masked.get(FOLLOWS.get(group), 0) is None:
            masked.update(dict.fromkeys(group.columns))
        if few:
            for code in codes_of([group]):
                masked[code] = None if values.get(code) else values.get(code)
    if few and values.get("value"):
        for code in TELLING_ZEROS:
            masked[code] = None
    return masked


def _hidden_of_totals(values, group, least):
    if not group.people:
        return ()
    columns = [code for code in group.columns if code in values]
    if not group.total:
        return [code for code in columns if 0 < values[code] < least]
    column = group.total
    block = Block(
        columns, [column], {(c, column): values[c] for c in columns}, False, least
    )
    kept = () if block.is_small((TOTAL, column)) else {(TOTAL, column)}
    try:
        hidden = protect(block, kept=kept)
    except UnprotectableError:
        return columns
    return [column if row == TOTAL else row for row, _column in hidden]


class MaskedTable:
    """One table of a report: ``rows`` is {key: {code: value}}.

    :param totals: the masked totals of the report.
    :param apart: rows that are hidden in any case.
    """

    def __init__(self, rows, groups, totals, least, apart=()):
        self.rows, self.groups = rows, groups
        self.totals, self.least = totals, least
        self.apart = set(apart) & set(rows)
        self.hidden = set()

    def mask(self):
        """The rows with None for what is hidden; no row at all when too few are in."""
        try:
            small = self._small_rows()
        except UnprotectableError:
            return {}
        for group in self.groups:
            if group != HOUSEHOLDS and group.people is not None:
                led = {row for row, code in self.hidden if code == FOLLOWS.get(group)}
                self.hidden |= self._mask_group(group, small | led)
        return {
            key: {
                code: None if (key, code) in self.hidden else value
                for code, value in values.items()
            }
            for key, values in self.rows.items()
        }

    def _small_rows(self):
        """The rows of too few households, and those that would tell them."""
        if HOUSEHOLDS not in self.groups:
            return set()
        block = self._block(HOUSEHOLDS, ["households"])
        if self.totals.get("households") is None:
            raise UnprotectableError("households")
        apart = {(row, "households") for row in self.apart}
        hidden = protect(block, apart, self._total_row(block))
        self.hidden |= hidden
        return {row for row, _column in hidden}

    def _mask_group(self, group, small):
        """(row, code) of what is hidden in the figures of a group."""
        codes = codes_of([group])
        gone = [c for c in group.columns if self.totals.get(c, 0) is None]
        if group.total and self.totals.get(group.total, 0) is None:
            gone = codes
        everywhere = {(row, code) for row in self.rows for code in gone}
        columns = [code for code in group.columns if code not in gone]
        if not columns:
            return {(row, code) for row in self.rows for code in codes}
        if gone:
            columns.append(REST)
        block = self._block(group, columns, gone)
        try:
            hidden = protect(
                block, self._hidden_in(block, small), self._total_row(block)
            )
        except UnprotectableError:
            return {(row, code) for row in self.rows for code in codes}
        return everywhere | {
            (row, group.total if column == TOTAL else column)
            for row, column in hidden
            if column != REST
        }

    def _block(self, group, columns, gone=()):
        cells = {}
        for row, values in self.rows.items():
            for code in columns:
                cells[row, code] = (
                    sum(values[one] for one in gone) if code == REST else values[code]
                )
        least = self.least if group.people else 0
        return Block(self.rows, columns, cells, bool(group.total), least)

    def _hidden_in(self, block, small):
        """The cells of small rows; their zeros too where these would tell a price."""
        return {
            cell
            for cell, value in block.cells.items()
            if cell[0] in small and (value or cell[1] in TELLING_ZEROS)
        }

    def _total_row(self, block):
        return {cell for cell in block.cells if cell[0] == TOTAL}


def mask_report(figures, groups_of, least, apart=None):
    """A report as those may read it who do not know the households.

    :param figures: {"totals": {code: value}, "axes": {axis: {key: {code: value}}}}
    :param groups_of: {axis: groups of its figures, "totals": those of the totals}
    :param least: k, the smallest count that is shown.
    :param apart: {axis: keys of the rows that are hidden in any case}.
    """
    apart = apart or {}
    totals = mask_totals(figures["totals"], groups_of["totals"], least)
    return {
        "totals": totals,
        "axes": {
            axis: MaskedTable(
                rows, groups_of[axis], totals, least, apart.get(axis, ())
            ).mask()
            for axis, rows in figures["axes"].items()
        },
    }
