from odoo import api, fields, models

from ...indicators.definition import AGGREGATIONS, THEMES, UNITS

THEME_NAMES = [
    ("members", "Members and subscriptions"),
    ("baskets", "Baskets"),
    ("sales", "Sales"),
    ("land", "Land and harvest"),
    ("solidarity", "Paniers Solidaires"),
    ("insertion", "Insertion"),
    ("network", "Life of the association"),
]
UNIT_NAMES = [
    ("number", "Number"),
    ("households", "Households"),
    ("people", "People"),
    ("baskets", "Baskets (unit)"),
    ("euros", "Euros"),
    ("hours", "Hours"),
    ("posts", "Posts (ETP)"),
    ("hectares", "Hectares"),
    ("square_metres", "Square metres"),
    ("kilograms", "Kilograms"),
    ("percent", "%"),
]
AGGREGATION_NAMES = [
    ("sum", "Sum of the months"),
    ("mean", "Mean of the months"),
    ("last", "Last month"),
    ("ratio", "Ratio of the sums"),
]
assert [code for code, _name in THEME_NAMES] == list(THEMES)
assert [code for code, _name in UNIT_NAMES] == list(UNITS)
assert [code for code, _name in AGGREGATION_NAMES] == list(AGGREGATIONS)


class NetworkIndicator(models.Model):
    """The catalogue of indicators, as the code defines them; written by the code alone.

    Figures point to its rows, so that lists, graphs and pivots can group by them.
    """

    _name = "cocagne.indicator"
    _description = "Indicator"
    _order = "sequence, id"
    _rec_name = "label"

    code = fields.Char(required=True, readonly=True)
    sequence = fields.Integer(readonly=True)
    label = fields.Char(required=True, readonly=True, translate=True)
    definition = fields.Text(required=True, readonly=True, translate=True)
    theme = fields.Selection(THEME_NAMES, required=True, readonly=True)
    unit = fields.Selection(UNIT_NAMES, required=True, readonly=True)
    aggregation = fields.Selection(AGGREGATION_NAMES, required=True, readonly=True)
    version = fields.Integer(required=True, readonly=True)
    source = fields.Char("Addon", readonly=True)
    is_declared = fields.Boolean("Declared by the garden", readonly=True)
    active = fields.Boolean(default=True, readonly=True)

    _code_unique = models.UniqueIndex("(code)", "This indicator exists already.")

    @api.model
    def _synchronize(self):
        """Write the catalogue from the code, in each language; run at every update.

        An indicator that the code does not know any more is archived: its past figures
        keep their name.
        """
        rows = self.with_context(active_test=False).search([])
        known = {row.code: row for row in rows}
        defined = self.env["cocagne.indicator.source"]._sorted_indicators()
        for rank, one in enumerate(defined):
            values = {**self._prepare_row(one), "sequence": rank}
            if one.code in known:
                known[one.code].write(values)
            else:
                known[one.code] = self.create(values)
        codes = [one.code for one in defined]
        rows.filtered(lambda row: row.code not in codes).active = False
        self._translate_rows(known)

    def _prepare_row(self, one):
        return {
            "code": one.code,
            "label": one.label,
            "definition": one.definition,
            "theme": one.theme,
            "unit": one.unit,
            "aggregation": one.aggregation,
            "version": one.version,
            "source": one.source,
            "is_declared": one.query is None,
            "active": True,
        }

    def _translate_rows(self, rows):
        """Labels and definitions in the other installed languages."""
        for code, _name in self.env["res.lang"].get_installed():
            if code == "en_US":
                continue
            speaking = self.with_context(lang=code)
            for one in speaking.env["cocagne.indicator.source"]._indicators():
                row = rows[one.code].with_context(lang=code)
                row.write({"label": one.label, "definition": one.definition})
