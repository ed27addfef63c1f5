from odoo import api, fields, models

from ...law.pathway import Hiring


class PassHiring(models.Model):
    """The first day of a contract under a PASS; ``cocagne.pass._hire`` writes it.

    A suspension cannot begin before the last one (rule of the platform).
    """

    _name = "cocagne.pass.hiring"
    _description = "Hiring under a PASS IAE"
    _order = "day desc, id desc"
    _check_company_auto = True

    pass_id = fields.Many2one(
        "cocagne.pass",
        "PASS IAE",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(related="pass_id.company_id", store=True, index=True)
    day = fields.Date("First day of the contract", required=True)

    _day_unique = models.Constraint(
        "UNIQUE(pass_id, day)", "A contract already begins on this day."
    )


class Pass(models.Model):
    _inherit = "cocagne.pass"

    @api.constrains("date_start")
    def _check_hirings_inside(self):
        """A PASS whose first day is corrected still covers its contracts."""
        for one in self:
            # sudo: days of contracts, whoever corrects the PASS
            for day in one.sudo().hiring_ids.mapped("day"):
                one._refuse_event(Hiring(day))
