from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.cocagne_reseau.indicators.definition import Value

from .network_case import NetworkCase

MAY = date(2026, 5, 1)


@tagged("post_install", "-at_install")
class TestIndicatorRegistry(NetworkCase):
    def values(self, gardens=None):
        source = self.env["cocagne.indicator.source"]
        return source._compute_values(gardens or self.lake + self.coast, MAY)

    def test_codes_are_used_once(self):
        codes = [one.code for one in self.env["cocagne.indicator.source"]._indicators()]
        self.assertEqual(len(codes), len(set(codes)))

    def test_the_catalogue_follows_the_code(self):
        rows = self.env["cocagne.indicator"].search([])
        defined = self.env["cocagne.indicator.source"]._sorted_indicators()
        self.assertEqual(rows.mapped("code"), [one.code for one in defined])

    def test_every_garden_has_every_computed_figure(self):
        computed = [
            one
            for one in self.env["cocagne.indicator.source"]._indicators()
            if one.query is not None
        ]
        self.assertEqual(len(self.values()), 2 * len(computed))

    def test_a_ratio_without_a_denominator_has_no_value(self):
        source = self.env["cocagne.indicator.source"]
        self.assertEqual(source._ratio(), Value(None, Decimal(0), Decimal(0)))

    def test_parts_and_companions_name_indicators_that_exist(self):
        defined = {
            one.code: one for one in self.env["cocagne.indicator.source"]._indicators()
        }
        for one in defined.values():
            for code in filter(None, (one.part_of, one.hidden_with)):
                with self.subTest(code=one.code):
                    self.assertIn(code, defined)
