from odoo import fields, models


class Annex(models.Model):
    """An annexe financière: the posts that the State pays for over a year.

    R.5132-27 to -38: number, posts in ETP (1 820 paid hours a year), amount of a post.
    """

    _name = "cocagne.annex"
    _description = "Annexe financière"
    _order = "date_start desc, id desc"
    _rec_name = "number"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    number = fields.Char(required=True, help="ACI025260001A0M0")
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    posts = fields.Float("Posts (ETP)", required=True, digits=(16, 2))
    unit_amount = fields.Monetary(
        "Amount of a post", required=True, help="In euros, for 1 820 paid hours."
    )
