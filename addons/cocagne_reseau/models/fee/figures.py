"""The figures that a fee is counted on: validated ones first, then the count."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from odoo import models

from ...indicators.definition import LAST, MEAN
from ..indicator.scope import Scope

#: Where a figure comes from.
VALIDATED, COUNTED, MISSING = "validated", "counted", "missing"


class FeeFigure(NamedTuple):
    """A figure of a garden.

    :param value: None when some month of it is not known.
    :param origin: the weakest of its months.
    :param months: how many of them the garden validated, of how many.
    """

    value: Decimal | None
    origin: str
    validated: int
    months: int


class FeeFigures(models.AbstractModel):
    """Reads indicators for all gardens at once.

    The months that a garden validated are read as they are; those of hosted gardens that
    nobody validated are counted from their database, one query an indicator and month
    for all of them. What a distant garden did not send is missing.
    """

    _name = "cocagne.network.fee.figures"
    _description = "Figures of the network fee"

    def _of(self, gardens, indicators, month):
        """{(garden id, indicator id): ``FeeFigure``}.

        :param month: a day of the last month; figures that are summed or averaged over
            months take the twelve that end with it.
        """
        found = {}
        known = self._validated(gardens, indicators, month)
        for indicator in indicators:
            wanted = self._months(indicator, month)
            counted = self._counted(gardens, indicator, wanted, known)
            for garden in gardens:
                found[garden.id, indicator.id] = self._gather(
                    indicator, garden, wanted, known, counted
                )
        return found

    def _months(self, indicator, month):
        last = month.replace(day=1)
        if indicator.aggregation == LAST:
            return [last]
        return [last - relativedelta(months=back) for back in range(11, -1, -1)]

    def _validated(self, gardens, indicators, month):
        """{(garden id, indicator id, month): value} of the validated months."""
        # sudo: the fee is counted on these figures, the garden validated them for it;
        # FeePart lets no figure of people in need or insertion in
        rows = self.env["cocagne.snapshot.value"].sudo()
        first = month.replace(day=1) - relativedelta(months=11)
        found = rows._read_group(
            [
                ("garden_id", "in", gardens.ids),
                ("indicator_id", "in", indicators.ids),
                ("month", ">=", first),
                ("month", "<=", month),
                ("is_current", "=", True),
                ("snapshot_id.state", "=", "validated"),
            ],
            ["garden_id", "indicator_id", "month:month"],
            ["value:sum"],
        )
        return {
            (garden.id, indicator.id, day): Decimal(str(value))
            for garden, indicator, day, value in found
        }

    def _counted(self, gardens, indicator, months, known):
        """{(garden id, month): value} of the months that hosted gardens still owe."""
        # sudo: sums by garden only leave these queries, see ``_compute_values``
        source = self.env["cocagne.indicator.source"].sudo()
        defined = {one.code: one for one in source._indicators()}
        definition = defined.get(indicator.code)
        if definition is None or definition.query is None:
            return {}
        self.env.flush_all()
        found = {}
        for month in months:
            waiting = gardens.filtered(
                lambda one, month=month: (
                    one.company_id and (one.id, indicator.id, month) not in known
                )
            ).sudo()
            if waiting:
                scope = Scope.of(waiting, month)
                rows = source._values_of(definition, waiting, scope)
                for (garden, _code), value in rows.items():
                    found[garden, month] = value.value
        return found

    def _gather(self, indicator, garden, months, known, counted):
        values, validated, missing = [], 0, False
        for month in months:
            value = known.get((garden.id, indicator.id, month))
            validated += value is not None
            if value is None:
                value = counted.get((garden.id, month))
            missing = missing or value is None
            values.append(value)
        if missing:
            return FeeFigure(None, MISSING, validated, len(months))
        total = sum(values, Decimal(0))
        if indicator.aggregation == MEAN:
            total = total / len(months)
        origin = VALIDATED if validated == len(months) else COUNTED
        return FeeFigure(round(total, 2), origin, validated, len(months))

    def _by_garden(self, gardens, parts, month):
        """{garden id: {part id: FeeFigure}} of the parts that count something."""
        counting = parts.filtered("indicator_id")
        found = self._of(gardens, counting.indicator_id, month)
        result = defaultdict(dict)
        for garden in gardens:
            for part in counting:
                result[garden.id][part.id] = found[garden.id, part.indicator_id.id]
        return result
