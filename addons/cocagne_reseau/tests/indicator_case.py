"""The figures of the two gardens of the cast, against a count in plain Python."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from odoo.addons.cocagne_jardin.tests.billing_case import BillingCase

from .network_case import NetworkCase
from .recount import Recount
from .recount_rows import Tables

MARCH = date(2026, 3, 1)
#: Kilograms are quotients in SQL: compared to the tenth of a gram.
PLACES = 4

#: Compared with the garden's own count in ``test_fee_run.py``.
FEE = {"network.fee_members", "network.fee_subscriptions"}


class IndicatorCase(NetworkCase, BillingCase):
    """Round M1 goes to Mairie on the Tuesdays of March 2026: 3, 10, 17, 24, 31."""

    #: What the codes of the theme under test begin with.
    theme = ""

    @classmethod
    def indicators(cls):
        """The computed indicators of the theme, by code."""
        found = cls.env["cocagne.indicator.source"]._indicators()
        return {
            one.code: one
            for one in found
            if one.theme == cls.theme and one.query is not None
        }

    @classmethod
    def figures(cls, month=MARCH, garden=None):
        """The values of the theme for a garden (the first), by code."""
        gardens = cls.lake + cls.coast
        values = cls.env["cocagne.indicator.source"]._compute_values(gardens, month)
        mine = (garden or cls.lake).id
        return {
            code: value
            for (garden_id, code), value in values.items()
            if garden_id == mine and code.startswith(f"{cls.theme}.")
        }

    def check(self, expected, month=MARCH, garden=None):
        """These figures are so, and all of the theme are as counted again.

        :param expected: numbers by code without theme; (numerator, denominator) of a
            ratio.
        """
        garden = garden or self.lake
        found = self.figures(month, garden)
        told = {
            word: self._told(found[f"{self.theme}.{word}"], isinstance(one, tuple))
            for word, one in expected.items()
        }
        self.assertEqual(told, expected)
        self.check_recount(found, garden, month)

    def check_recount(self, found, garden, month):
        again = Recount(Tables(self.env), garden, month)
        for code in sorted(set(self.indicators()) - FEE):
            with self.subTest(code=code, garden=garden.name, month=month):
                counted = again.count(code)
                self.assertTrue(same(found[code], counted), (found[code], counted))

    def _told(self, value, is_ratio):
        if is_ratio:
            return float(value.numerator), float(value.denominator)
        return float(value.value)


def same(value, counted):
    """Whether a computed value is what was counted, with the digits that are kept.

    :param counted: a number, or (numerator, denominator).
    """
    if isinstance(counted, tuple):
        found = value.numerator, value.denominator
        return [*map(_kept, found)] == [*map(_kept, counted)]
    return _kept(value.value) == _kept(counted)


def _kept(number):
    """A number with the digits that a snapshot keeps."""
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
    return round(Decimal(str(number)), PLACES)
