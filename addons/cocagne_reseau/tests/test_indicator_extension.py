from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.cocagne_reseau.indicators.definition import SUM, Indicator

from .indicator_case import MARCH, IndicatorCase

HIVES = "land.hives"
SOURCE = "cocagne.indicator.source"


def with_own_indicator(source):
    """What the class of another addon that inherits the source becomes."""

    class Orchard(source):
        _register = False

        def _indicators(self):
            own = Indicator(
                code=HIVES,
                label="Hives",
                unit="number",
                aggregation=SUM,
                source="cocagne_orchard",
                definition="Hives in the orchard.",
                query=self._query_hives,
            )
            return [*super()._indicators(), own]

        def _query_hives(self, scope):
            return SQL(
                "SELECT garden.garden_id, 3 FROM %s AS garden GROUP BY garden.garden_id",
                scope.gardens,
            )

    return Orchard


@tagged("post_install", "-at_install")
class TestIndicatorExtension(IndicatorCase):
    """An addon adds its own indicator without a word changed in this one."""

    def setUp(self):
        super().setUp()
        self.source = self.registry[SOURCE]
        self.addCleanup(self.registry.models.__setitem__, SOURCE, self.source)
        self.registry.models[SOURCE] = with_own_indicator(self.source)

    def test_it_is_computed_for_each_garden(self):
        values = self.env["cocagne.indicator.source"]._compute_values(
            self.lake + self.coast, MARCH
        )
        found = [values[one.id, HIVES].value for one in (self.lake, self.coast)]
        self.assertEqual(found, [3, 3])

    def test_it_is_in_the_catalogue_among_those_of_its_theme(self):
        catalogue = self.env["cocagne.indicator"]
        catalogue._synchronize()
        row = catalogue.search([("code", "=", HIVES)])
        self.assertEqual((row.label, row.source), ("Hives", "cocagne_orchard"))
        themes = catalogue.search([]).mapped("theme")
        self.assertEqual(themes, sorted(themes, key=list(dict.fromkeys(themes)).index))

    def test_it_is_on_the_page_of_the_definitions(self):
        page = self.env["cocagne.indicator"]._page()
        self.assertIn("### Hives\n\n`land.hives`", page)

    def test_without_its_addon_it_is_archived_and_keeps_its_name(self):
        catalogue = self.env["cocagne.indicator"]
        catalogue._synchronize()
        row = catalogue.search([("code", "=", HIVES)])
        self.registry.models[SOURCE] = self.source
        catalogue._synchronize()
        self.assertFalse(row.active)
        self.assertEqual(row.label, "Hives")
