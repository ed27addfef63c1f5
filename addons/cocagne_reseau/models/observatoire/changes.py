from odoo import api, fields, models


class Observatoire(models.Model):
    """Whether months changed since the files were made."""

    _inherit = "cocagne.observatoire"

    is_outdated = fields.Boolean("Months changed since", compute="_compute_is_outdated")
    garden_count = fields.Integer("Gardens", compute="_compute_is_outdated")
    month_count = fields.Integer("Months validated", compute="_compute_is_outdated")
    changed_count = fields.Integer(
        "Months validated since", compute="_compute_is_outdated"
    )

    @api.depends("file_ids.stamp", "year")
    def _compute_is_outdated(self):
        counts = self._months_of_years()
        stamps = self._stamps(self.mapped("year"))
        changed = self._changed_counts()
        for one in self:
            one.garden_count, one.month_count = counts.get(one.year, (0, 0))
            made = one.file_ids.filtered("made_on")
            one.is_outdated = any(file.stamp != stamps[one.year] for file in made)
            one.changed_count = changed.get(one.id, 0)

    def _months_of_years(self):
        """{year: (gardens, months of gardens)} of the validated figures."""
        groups = self.env["cocagne.snapshot"]._read_group(
            [("validated_at", "!=", False)],
            ["month:year"],
            ["garden_id:count_distinct", "__count"],
        )
        return {month.year: (gardens, months) for month, gardens, months in groups}

    def _changed_counts(self):
        """{id: months validated or corrected after its files were made}."""
        made = [one.made_on for one in self if one.made_on]
        if not made:
            return {}
        later = self.env["cocagne.snapshot"].search_fetch(
            [("validated_at", ">", min(made))], ["month", "validated_at"]
        )
        return {
            one.id: sum(
                month.validated_at > one.made_on and month.month.year <= one.year
                for month in later
            )
            for one in self
            if one.made_on
        }

    def _stamp(self):
        """What the files of this year are made of, in short."""
        self.ensure_one()
        return self._stamps([self.year])[self.year]

    def _stamps(self, years):
        """{year: months, definitions and agreements of it and the years before}."""
        groups = self.env["cocagne.snapshot"]._read_group(
            [("validated_at", "!=", False)],
            ["month:year"],
            ["__count", "validated_at:max"],
        )
        definitions = self.env["cocagne.indicator"]._read_group(
            [], [], ["__count", "version:sum"]
        )[0]
        gardens = self.env["cocagne.network.garden"]
        agreed = gardens.with_context(active_test=False).search(
            [("open_data_consent", "=", True)], order="id"
        )
        told = self.env["cocagne.network.total"]._read_group(
            [("level", "=", "year")], ["year"], ["__count"]
        )
        return {
            year: "|".join(
                [
                    *(f"{m:%Y}:{n}:{last}" for m, n, last in groups if m.year <= year),
                    *(f"{one}+{n}" for one, n in told if int(one) <= year),
                    "{}:{}".format(*definitions),
                    ",".join(map(str, agreed.ids)),
                ]
            )
            for year in years
        }
