from odoo.tests import tagged

from .indicator_case import MARCH, IndicatorCase


@tagged("post_install", "-at_install")
class TestIndicatorSpeed(IndicatorCase):
    """One query an indicator, whatever the number of gardens."""

    def hosted(self, count):
        """So many gardens that are companies of this database."""
        found = self.lake + self.coast
        companies = self.env["res.company"].create(
            [{"name": f"Jardin {rank} (tests)"} for rank in range(count - len(found))]
        )
        for company in companies:
            found += self.make_garden(f"N{company.id}", company, self.lake.region_id)
        return found

    def queries(self, gardens):
        source = self.env["cocagne.indicator.source"]
        source._compute_values(gardens, MARCH)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        values = source._compute_values(gardens, MARCH)
        self.assertEqual(len({garden for garden, _code in values}), len(gardens))
        return self.cr.sql_log_count - before

    def test_the_number_of_queries_is_that_of_the_indicators(self):
        few, many = self.queries(self.hosted(2)), self.queries(self.hosted(10))
        self.assertEqual(few, many)
        defined = self.env["cocagne.indicator.source"]._indicators()
        computed = len([one for one in defined if one.query is not None])
        # beside: gardens, companies and names of the data that some queries need
        self.assertLessEqual(many - computed, 20)
        self.assertGreaterEqual(many, computed)
