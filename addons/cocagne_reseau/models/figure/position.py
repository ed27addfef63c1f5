from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from ...indicators.quartiles import scaled, spread


class NetworkFigure(models.Model):
    """A garden among the others: its figure beside the quartiles of the network."""

    _inherit = "cocagne.network.figure"

    @api.model
    def position_data(self, garden_id=None, month=None):
        """The screen « A garden among the others »: the twelve months to ``month``."""
        self.env["cocagne.network.total"].browse().check_access("read")
        gardens = self.env["cocagne.network.garden"].search([])
        garden = gardens.filtered(lambda one: one.id == garden_id) or gardens[:1]
        months = self._validated_months()
        month = self._month_asked(month) or self._last_month(months)
        data = {
            "gardens": [{"id": one.id, "name": one.name} for one in gardens],
            "garden_id": garden.id,
            "region": garden.region_id.name or "",
            "least": self.env["res.company"]._network_least(),
            "months": [
                {"value": fields.Date.to_string(day), "label": self._month_label(day)}
                for day in months
            ],
            "month": fields.Date.to_string(month) if month else False,
            "themes": [],
        }
        if garden and month:
            data["themes"] = self._positions(garden, self._twelve_months(month))
        return data

    def _twelve_months(self, month):
        return [month - relativedelta(months=back) for back in reversed(range(12))]

    def _positions(self, garden, months, own=None):
        """[{theme, lines}] of the indicators that the garden has.

        :param own: {code: number} to show for the garden instead of the network's
            figures: the garden reads its own, unmasked.
        """
        indicators = self.env["cocagne.indicator"].search([])
        # sudo: only quartiles of at least k gardens leave this table, for a garden too
        table = self.sudo()._read_table(indicators.mapped("code"), months=months)
        figures = self._by_code(table)
        if own is None:
            own = {
                code: numbers[garden.id]
                for code, numbers in figures.items()
                if garden.id in numbers
            }
        mates, least = self._mates(garden), self.env["res.company"]._network_least()
        names = dict(indicators._fields["theme"]._description_selection(self.env))
        themes = {}
        for one in indicators.filtered(lambda one: one.code in own):
            others = figures.get(one.code, {})
            network = spread(others.values(), least)
            region = spread([others[i] for i in mates & others.keys()], least)
            line = self._position(one, own[one.code], network, region)
            themes.setdefault(one.theme, []).append(line)
        return [
            {"theme": theme, "label": names[theme], "lines": lines}
            for theme, lines in themes.items()
        ]

    def _by_code(self, table):
        """{code: {garden: number}} of a table by garden."""
        figures = {}
        for (garden, code), number in table.items():
            figures.setdefault(code, {})[garden] = number
        return figures

    def _mates(self, garden):
        """Ids of the gardens of the same region, this one too."""
        if not garden.region_id:
            return set()
        gardens = self.env["cocagne.network.garden"].sudo()  # sudo: their number only
        return set(gardens.search([("region_id", "=", garden.region_id.id)]).ids)

    def _position(self, indicator, value, network, region):
        """A line of the picture.

        :param value: the garden's figure, None where it is hidden.
        :param network, region: ``Spread`` of the others, or None.
        """
        return {
            "code": indicator.code,
            "label": indicator.label,
            "definition": indicator.definition,
            "value": self._in_words(value, indicator),
            "hidden": value is None,
            "network": self._spread_words(network, indicator),
            "region": self._spread_words(region, indicator),
            "picture": self._picture(value, network, region),
        }

    def _spread_words(self, quartiles, indicator):
        if not quartiles:
            return False
        low, middle, high = (
            self._in_words(number, indicator) for number in quartiles[1:]
        )
        return {"count": quartiles.count, "low": low, "middle": middle, "high": high}

    def _picture(self, value, network, region):
        """Places on a line in percent: two boxes and a dot. None without quartiles."""
        if not network:
            return False
        numbers = [*network[1:], *(region[1:] if region else ())]
        numbers += [] if value is None else [float(value)]
        room = (max(numbers) - min(numbers)) * 0.1
        ends = min(numbers) - room, max(numbers) + room
        return {
            "network": [scaled(number, *ends) for number in network[1:]],
            "region": [scaled(number, *ends) for number in region[1:]]
            if region
            else [],
            "dot": False if value is None else scaled(float(value), *ends),
        }
