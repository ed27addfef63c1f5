from odoo import api, models
from odoo.tools import formatLang

#: Digits that a unit is read with; whole numbers otherwise.
DIGITS = {"posts": 2, "hectares": 2, "percent": 1, "months": 1}


class NetworkFigure(models.Model):
    """Figures in the words of the reader."""

    _inherit = "cocagne.network.figure"

    @api.model
    def _unit_words(self):
        """{unit: what stands after the number}."""
        return {
            "euros": self.env._("%s €"),
            "hours": self.env._("%s h"),
            "posts": self.env._("%s ETP"),
            "hectares": self.env._("%s ha"),
            "square_metres": self.env._("%s m²"),
            "kilograms": self.env._("%s kg"),
            "percent": self.env._("%s %%"),
            "months": self.env._("%s months"),
        }

    @api.model
    def _in_words(self, value, indicator):
        """A figure with its unit; a hidden one (None) says so."""
        if value is None or value is False:
            return self.env._("hidden")
        digits = self._digits(indicator)
        if float(value).is_integer() and indicator.unit not in (*DIGITS, "euros"):
            digits = 0
        number = formatLang(self.env, value, digits=digits)
        words = self._unit_words().get(indicator.unit)
        return words % number if words else number

    @api.model
    def _digits(self, indicator):
        """How many decimals a figure is read with."""
        digits = DIGITS.get(indicator.unit, 0)
        if not digits and indicator.aggregation in ("mean", "ratio"):
            return 2 if indicator.unit == "euros" else 1
        return digits
