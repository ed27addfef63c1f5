from odoo import fields, models


class PassIae(models.Model):
    """The PASS IAE of a person: 730 days, moved by suspensions and prolongations.

    R.5132-1-1 to -19. It belongs to the person and goes on from one employer to another.
    """

    _name = "cocagne.pass"
    _description = "PASS IAE"
    _order = "date_start desc, id desc"
    _rec_name = "number"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee", "Person", required=True, check_company=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    number = fields.Char(size=12, help="12 characters, 99999 26 12345.")
    date_start = fields.Date("First day", required=True)
