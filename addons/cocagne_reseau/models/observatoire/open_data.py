from odoo import models

from ...report.observatoire.open_data import OpenData, OpenYear, Place


class Observatoire(models.Model):
    """Reads what the open data tells: totals, and the gardens that agreed."""

    _inherit = "cocagne.observatoire"

    def _read_open_data(self):
        """The ``OpenData`` up to the year."""
        self.ensure_one()
        themes = self._read_themes()
        codes = [one.code for theme in themes for one in theme.columns]
        gardens = self._agreed_gardens()
        counted = self._read_counted()
        regions = self.env["cocagne.region"].search([], order="code")
        places = {
            region.id: Place(region.id, region.code, region.name) for region in regions
        }
        nowhere = Place(None, "", "")
        return OpenData(
            themes=themes,
            years=tuple(
                self._read_open_year(year, codes, gardens, counted.get(year, {}))
                for year in self._years_told()
            ),
            regions=(*places.values(), nowhere),
            gardens=tuple(
                Place(one.id, one.code, one.name, places.get(one.region_id.id, nowhere))
                for one in gardens
            ),
        )

    def _agreed_gardens(self):
        gardens = self.env["cocagne.network.garden"].with_context(active_test=False)
        return gardens.search([("open_data_consent", "=", True)], order="code")

    def _read_open_year(self, year, codes, gardens, counted):
        figures = self.env["cocagne.network.figure"]
        return OpenYear(
            year=year,
            network=figures._read_table(codes, year=year, by="network"),
            regions=figures._read_table(codes, year=year, by="region"),
            gardens=figures._read_table(codes, year=year, gardens=gardens),
            counted=counted,
        )

    def _read_counted(self):
        """{year: {(region, code): ids of the gardens that have a figure}}."""
        groups = self.env["cocagne.network.figure"]._read_group(
            [("year", "in", [str(year) for year in self._years_told()])],
            ["year", "region_id", "indicator_id"],
            ["garden_id:array_agg_distinct"],
        )
        counted = {}
        for year, region, indicator, gardens in groups:
            key = region.id or None, indicator.code
            counted.setdefault(int(year), {})[key] = set(gardens)
        return counted
