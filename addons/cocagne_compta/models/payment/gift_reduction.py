from odoo import api, fields, models


class GiftReduction(models.Model):
    """What the law gives back to a donor, from a day on (CGI, art. 200, 238 bis).

    Finance acts change rates and ceilings: a new row, never an edited one.
    """

    _name = "cocagne.gift.reduction"
    _description = "Tax reduction of gifts"
    _order = "article, regime, date_from desc"

    article = fields.Selection(
        [("200", "Art. 200 CGI (persons)"), ("238bis", "Art. 238 bis CGI (companies)")],
        required=True,
    )
    regime = fields.Selection(
        [
            ("general", "General interest"),
            ("hardship", "Help to people in hardship (meals, housing, care)"),
        ],
        required=True,
    )
    date_from = fields.Date("Gifts from", required=True)
    rate = fields.Float("Reduction, %", required=True)
    ceiling = fields.Float(
        "Up to, €",
        help="What is given above it gets the reduction of general interest. Zero: the "
        "ceiling is a share of the donor's income or turnover, see the source.",
    )
    source = fields.Char(required=True)

    _unique_day = models.UniqueIndex(
        "(article, regime, date_from)", "This day has its reduction already."
    )
    _rate_is_a_share = models.Constraint(
        "CHECK (rate > 0 AND rate <= 100 AND ceiling >= 0)",
        "A reduction is above 0 % and at most 100 %.",
    )

    @api.model
    def _at(self, article, regime, date):
        """The reduction in force on a day; empty when none is known."""
        return self.search(
            [
                ("article", "=", article),
                ("regime", "=", regime),
                ("date_from", "<=", date),
            ],
            order="date_from desc",
            limit=1,
        )

    @api.model
    def _reduction(self, article, regime, date, amount):
        """What a gift of ``amount`` gives back, in euros; an indication.

        The share of income or turnover that caps all gifts of a year is the donor's
        own business: it is not known here.
        """
        rule = self._at(article, regime, date)
        if not rule:
            return 0.0
        within = min(amount, rule.ceiling) if rule.ceiling else amount
        reduction = within * rule.rate / 100
        if amount > within and regime != "general":
            reduction += self._reduction(article, "general", date, amount - within)
        return round(reduction, 2)
