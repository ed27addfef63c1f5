"""Figures of a garden and month, beside what a recount of the records gives."""

from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from .network_case import NetworkCase
from .recount_insertion import InsertionRecount
from .recount_solidarity import SolidarityRecount

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))


def last_day(month):
    return month + relativedelta(months=1, days=-1)


class Figures:
    """What the tests of figures share; ``NetworkCase`` and the scenario have it."""

    def values(self, garden, month):
        """{code: Value} of a garden."""
        source = self.env["cocagne.indicator.source"]
        found = source._compute_values(garden, month)
        return {code: value for (_garden, code), value in found.items()}

    def figure(self, code, month, garden=None):
        """One figure, as a number; None for a ratio of nothing."""
        garden = garden or self.lake
        value = self.values(garden, month)[code].value
        return None if value is None else round(float(value), 6)

    def figures(self, codes, month, garden=None):
        """{code without its theme: number} of some figures."""
        values = self.values(garden or self.lake, month)
        return {
            code.partition(".")[2]: round(float(values[code].value or 0), 6)
            for code in codes
        }

    def recount(self, recount, companies, month):
        return recount(self.env, companies, month, last_day(month)).figures()

    def assert_recounted(self, recount, garden, companies, month):
        """Every figure of the theme equals the recount, and none is forgotten.

        :return: the recount.
        """
        expected = self.recount(recount, companies, month)
        values = self.values(garden, month)
        theme = next(iter(expected)).partition(".")[0]
        mine = {code for code in values if code.startswith(f"{theme}.")}
        self.assertEqual(mine, set(expected))
        for code, number in expected.items():
            with self.subTest(code=code, garden=garden.code, month=month):
                self.assert_same(values[code], number)
        return expected

    def assert_same(self, value, number):
        if isinstance(number, tuple):
            above, below = (float(part) for part in number)
            self.assertAlmostEqual(float(value.numerator), above, 4)
            self.assertAlmostEqual(float(value.denominator), below, 4)
            if not below:
                self.assertIsNone(value.value)
            return
        self.assertIsNone(value.numerator)
        self.assertAlmostEqual(float(value.value), float(Decimal(str(number))), 4)


class FigureCase(Figures, NetworkCase):
    """``branch`` is an establishment of ``garden``: it counts for ``lake``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.branch = cls.env["res.company"].create(
            {"name": "Jardin du Lac Nord (tests)", "parent_id": cls.garden.id}
        )

    @property
    def companies(self):
        return self.garden | self.branch

    def assert_solidarity_recounted(self, month):
        self.assert_recounted(SolidarityRecount, self.lake, self.companies, month)

    def assert_insertion_recounted(self, month):
        self.assert_recounted(InsertionRecount, self.lake, self.companies, month)

    def queries(self, gardens, month):
        """How many queries the figures of these gardens ask."""
        source = self.env["cocagne.indicator.source"]
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        source._compute_values(gardens, month)
        return self.cr.sql_log_count - before
