from odoo import api, fields, models

#: The indicator that the map opens with.
FIRST = "members.members"


class NetworkFigure(models.Model):
    """The gardens on a map, a circle each, and a tile for each region."""

    _inherit = "cocagne.network.figure"

    @api.model
    def map_data(self, code=None, month=None):
        """All that the map shows, for an indicator and a month (the last one: None)."""
        self.env["cocagne.network.total"].browse().check_access("read")
        months = self._validated_months()
        month = self._month_asked(month) or self._last_month(months)
        indicators = self.env["cocagne.indicator"].search([])
        by_code = {one.code: one for one in indicators}
        one = by_code.get(code) or by_code.get(FIRST) or indicators[:1]
        return {
            "month": fields.Date.to_string(month) if month else False,
            "months": [
                {"value": fields.Date.to_string(day), "label": self._month_label(day)}
                for day in months
            ],
            "code": one.code,
            "label": one.label,
            "definition": one.definition,
            "indicators": [
                {"code": other.code, "label": other.label} for other in indicators
            ],
            "tiles": self.env.company._map_tiles(),
            "gardens": self._map_gardens(one, month),
            "regions": self._map_regions(one, month),
        }

    def _map_gardens(self, indicator, month):
        table = self._read_table([indicator.code], months=[month]) if month else {}
        values = [value for value in table.values() if value is not None]
        gardens = self.env["cocagne.network.garden"].search([])
        return [
            {
                "id": garden.id,
                "name": garden.name,
                "region_id": garden.region_id.id,
                "city": garden.city or "",
                "latitude": garden.latitude,
                "longitude": garden.longitude,
                **self._map_value(
                    table, (garden.id, indicator.code), indicator, values
                ),
            }
            for garden in gardens
        ]

    def _map_value(self, table, key, indicator, values):
        """State, words and rank (0 to 4, fifths of the gardens) of a figure."""
        if key not in table:
            return {"state": "none", "words": self.env._("not validated"), "rank": None}
        value = table[key]
        if value is None:
            words = self._in_words(None, indicator)
            return {"state": "hidden", "words": words, "rank": None}
        below = sum(1 for other in values if other < value)
        return {
            "state": "shown",
            "words": self._in_words(value, indicator),
            "rank": min(4, 5 * below // max(1, len(values))),
        }

    def _map_regions(self, indicator, month):
        if not month:
            return []
        totals = self.env["cocagne.network.total"].search(
            [
                ("level", "=", "region"),
                ("month", "=", month),
                ("indicator_id", "=", indicator.id),
            ]
        )
        return [
            {
                "id": total.region_id.id,
                "name": total.region_id.name or self.env._("Without a region"),
                "words": self._in_words(
                    None if total.is_masked else total.value, indicator
                ),
                "gardens": total.gardens + total.left_out,
                "left_out": total.left_out,
            }
            for total in totals.sorted(lambda one: one.region_id.name or "")
        ]
