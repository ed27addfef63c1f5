from odoo import fields, models
from odoo.tools.misc import formatLang


class FeeBracket(models.Model):
    """The rate of a part of the fee, above a figure."""

    _name = "cocagne.network.fee.bracket"
    _description = "Bracket of the network fee"
    _order = "above, id"

    part_id = fields.Many2one(
        "cocagne.network.fee.part", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="part_id.company_id", store=True, index=True)
    above = fields.Float(digits=(16, 2), help="0 for the first bracket.")
    rate = fields.Float(digits=(16, 4), required=True)

    _above_once = models.UniqueIndex(
        "(part_id, above)", "Two brackets of this part begin at the same figure."
    )
    _positive = models.Constraint(
        "CHECK (above >= 0 AND rate >= 0)", "Figures and rates are zero or more."
    )

    def _words(self):
        """ "above 100: 3,00 €"."""
        self.ensure_one()
        part = self.part_id
        if part.rate_kind == "percent":
            rate = f"{formatLang(self.env, self.rate, digits=2)} %"
        else:
            rate = part.currency_id.format(self.rate)
        if not self.above:
            return rate
        above = formatLang(self.env, self.above, digits=0)
        return self.env._("above %(above)s: %(rate)s", above=above, rate=rate)
