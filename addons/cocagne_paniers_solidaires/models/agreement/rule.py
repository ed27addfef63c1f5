from odoo import fields, models

RULE_KINDS = [
    ("amount", "So many euros per basket"),
    ("percent", "A share of the public price"),
    ("participation", "The household pays so much, the funder the rest"),
    ("rest", "All that is left to pay"),
    ("bracket", "By bracket of income"),
]


class SolidarityRule(models.Model):
    """What an agreement pays for one basket of a type, from a day to another.

    The first rule in order of ``sequence`` whose basket type and dates fit is the one.
    """

    _name = "cocagne.solidarity.rule"
    _description = "Rule of an agreement"
    _order = "agreement_id, sequence, id"
    _check_company_auto = True

    agreement_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="agreement_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(default=10)
    product_ids = fields.Many2many(
        "product.product",
        string="Basket types",
        domain=[("is_basket", "=", True)],
        check_company=True,
        help="Empty: all of them.",
    )
    kind = fields.Selection(RULE_KINDS, "What it pays", required=True, default="amount")
    amount = fields.Monetary(
        help="Euros per basket, VAT included: what the funder pays, or, where the "
        "household's part is fixed, what the household pays."
    )
    percent = fields.Float("% of the public price", digits=(5, 2))
    criterion = fields.Selection(
        [("quotient", "Quotient familial"), ("rest_to_live", "Reste à vivre")],
        "Brackets of",
    )
    bracket_ids = fields.One2many(
        "cocagne.solidarity.bracket", "rule_id", "Brackets", copy=True
    )
    date_from = fields.Date("From", help="Empty: from the start of the agreement.")
    date_to = fields.Date("To", help="Empty: to the end of the agreement.")
