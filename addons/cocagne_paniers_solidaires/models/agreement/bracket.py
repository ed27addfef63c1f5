from odoo import fields, models


class SolidarityBracket(models.Model):
    """A bracket of quotient familial or reste à vivre, and what is paid in it."""

    _name = "cocagne.solidarity.bracket"
    _description = "Bracket of a rule"
    _order = "rule_id, lower, id"
    _check_company_auto = True

    rule_id = fields.Many2one(
        "cocagne.solidarity.rule",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="rule_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    lower = fields.Monetary("From", help="Included.")
    upper = fields.Monetary("Up to", help="Not included; zero: without end.")
    kind = fields.Selection(
        [
            ("amount", "So many euros per basket"),
            ("percent", "A share of the public price"),
            ("participation", "The household pays so much, the funder the rest"),
        ],
        "What it pays",
        required=True,
        default="amount",
    )
    amount = fields.Monetary()
    percent = fields.Float("% of the public price", digits=(5, 2))
