from decimal import Decimal

from odoo import models

from ...indicators.definition import RATIO, THEMES, Value
from .scope import Scope


class IndicatorSource(models.AbstractModel):
    """Where the indicators come from.

    An addon that adds indicators inherits this model in a file of its own, and adds to
    ``_indicators``; see ``land.py`` for a short example and docs/network.md.
    """

    _name = "cocagne.indicator.source"
    _description = "Source of indicators"

    def _indicators(self):
        """Every ``Indicator`` that the addons define."""
        return []

    def _sorted_indicators(self):
        """Every ``Indicator``, in the order in which a report shows them."""
        return sorted(self._indicators(), key=lambda one: THEMES.index(one.theme))

    def _compute_values(self, gardens, month):
        """The figures of hosted gardens for a month, one query an indicator.

        The caller answers for who may ask: only sums leave these queries, but they read
        the tables of all these gardens.

        :return: {(id of the garden, code): ``Value``}, one for each garden and
            indicator that is not declared.
        """
        self.env.flush_all()
        scope = Scope.of(gardens, month)
        values = {}
        for one in self._indicators():
            if one.query is not None:
                values.update(self._values_of(one, gardens, scope))
        return values

    def _values_of(self, indicator, gardens, scope):
        found = {
            row[0]: row[1:] for row in self.env.execute_query(indicator.query(scope))
        }
        make = self._plain
        if indicator.aggregation == RATIO:
            make = self._ratio if indicator.unit == "percent" else self._quotient
        return {
            (garden.id, indicator.code): make(*found.get(garden.id, ()))
            for garden in gardens
        }

    def _plain(self, value=0):
        return Value(Decimal(str(value or 0)))

    def _ratio(self, numerator=0, denominator=0):
        """In percent."""
        quotient, above, below = self._quotient(numerator, denominator)
        return Value(None if quotient is None else above * 100 / below, above, below)

    def _quotient(self, numerator=0, denominator=0):
        """A ratio in its own unit, like euros a basket."""
        above, below = Decimal(str(numerator or 0)), Decimal(str(denominator or 0))
        return Value(above / below if below else None, above, below)
