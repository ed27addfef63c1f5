from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import formatLang

from ...arithmetic.fee import (
    FLAT,
    PERCENT,
    SLICE,
    UNIT,
    WHOLE,
    cents,
    part_amount,
    steps,
)
from ...arithmetic.fee import Bracket as Rate

#: Indicators that a base reads: the first one that the catalogue has.
BASES = {
    "members": ("network.fee_members",),
    "subscriptions": ("network.fee_subscriptions",),
    "turnover": ("sales.turnover",),
    "baskets": ("baskets.delivered",),
    "posts": ("insertion.etp",),
}


class FeePart(models.Model):
    """One part of the fee: what it counts, and the rate of each bracket."""

    _name = "cocagne.network.fee.part"
    _description = "Part of the network fee"
    _order = "sequence, id"
    _check_company_auto = True

    scale_id = fields.Many2one(
        "cocagne.network.fee.scale", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="scale_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="scale_id.currency_id")
    sequence = fields.Integer(default=10)
    name = fields.Char("On the invoice", required=True)
    base = fields.Selection(
        [
            ("fixed", "A fixed amount"),
            ("members", "Households that are members"),
            ("subscriptions", "Households with a subscription"),
            ("turnover", "Turnover of the year"),
            ("baskets", "Baskets of the year"),
            ("posts", "Posts in insertion (ETP)"),
            ("figure", "Another figure"),
        ],
        "Counted on",
        required=True,
        default="members",
    )
    indicator_id = fields.Many2one(
        "cocagne.indicator",
        "Figure",
        compute="_compute_indicator_id",
        store=True,
        readonly=False,
        domain="[('theme', 'not in', ('solidarity', 'insertion')),"
        " ('aggregation', '!=', 'ratio')]",
        help="Read from the months that the gardens validated.",
    )
    fixed_amount = fields.Monetary("Amount")
    rate_kind = fields.Selection(
        [
            (UNIT, "Euros for each"),
            (PERCENT, "Hundredths of it"),
            (FLAT, "One amount for the bracket"),
        ],
        "The rate is",
        default=UNIT,
        required=True,
    )
    reading = fields.Selection(
        [
            (SLICE, "Each slice at its own rate"),
            (WHOLE, "All of it at the rate of the bracket it reaches"),
        ],
        "Brackets",
        default=SLICE,
        required=True,
    )
    bracket_ids = fields.One2many(
        "cocagne.network.fee.bracket", "part_id", "Rates", copy=True
    )
    minimum = fields.Monetary("At least")
    maximum = fields.Monetary("At most", help="Zero: no upper limit.")
    words = fields.Char("Rates in words", compute="_compute_words")

    @api.depends("base")
    def _compute_indicator_id(self):
        codes = [code for several in BASES.values() for code in several]
        found = self.env["cocagne.indicator"].search([("code", "in", codes)])
        known = {one.code: one for one in found}
        for part in self:
            if part.base != "figure":
                wanted = BASES.get(part.base, ())
                part.indicator_id = next(
                    (known[code] for code in wanted if code in known), False
                )

    @api.constrains("base", "indicator_id", "bracket_ids")
    def _check_complete(self):
        for part in self:
            if part.base != "fixed" and not part.indicator_id:
                raise ValidationError(
                    self.env._("%s: choose the figure that is counted.", part.name)
                )
            if part.base != "fixed" and not part.bracket_ids:
                raise ValidationError(
                    self.env._("%s: add at least one rate, from zero on.", part.name)
                )

    @api.constrains("indicator_id")
    def _check_tells_of_nobody(self):
        """A fee is no way to learn how many people a garden helps or employs."""
        for part in self:
            indicator = part.indicator_id
            closed = indicator.theme in ("solidarity", "insertion")
            if closed and indicator.code not in BASES.get(part.base, ()):
                raise ValidationError(
                    self.env._(
                        "%s: the network fee is not counted on people who are helped "
                        "or in insertion. Choose another figure.",
                        part.name,
                    )
                )

    @api.depends("bracket_ids.above", "bracket_ids.rate", "rate_kind", "fixed_amount")
    @api.depends_context("lang")
    def _compute_words(self):
        for part in self:
            if part.base == "fixed":
                part.words = part.currency_id.format(part.fixed_amount or 0)
            else:
                rates = part.bracket_ids.sorted("above")
                part.words = ", ".join(one._words() for one in rates)

    # -- the sum ---------------------------------------------------------------------

    def _rates(self):
        return [
            Rate(Decimal(str(one.above)), Decimal(str(one.rate)))
            for one in self.bracket_ids
        ]

    def _amount(self, figure):
        """The euros of this part for a figure, as ``Decimal``.

        :param figure: a number; not read where the part is fixed.
        """
        self.ensure_one()
        least = cents(self.minimum) if self.minimum else None
        most = cents(self.maximum) if self.maximum else None
        if self.base == "fixed":
            return cents(str(self.fixed_amount or 0))
        figure = Decimal(str(figure))
        kind, reading = self.rate_kind, self.reading
        return part_amount(figure, self._rates(), reading, kind, least, most)

    def _explain(self, figure):
        """How the euros are made: "100 × 5,00 € + 42 × 3,00 €"."""
        self.ensure_one()
        if self.base == "fixed":
            return self.env._("Fixed amount")
        found = steps(Decimal(str(figure)), self._rates(), self.reading, self.rate_kind)
        words = " + ".join(self._step_words(one) for one in found)
        amount = self._amount(figure)
        if amount != sum((one.amount for one in found), Decimal(0)):
            bound = self.env._("kept within the bounds of this part")
            words = ", ".join(filter(None, (words, bound)))
        return words or self.env._("Below the first bracket")

    def _step_words(self, one):
        quantity = self._number(one.quantity)
        if self.rate_kind == FLAT:
            return self.env._(
                "%(amount)s for %(quantity)s",
                amount=self.currency_id.format(float(one.rate)),
                quantity=quantity,
            )
        if self.rate_kind == PERCENT:
            rate = self._number(one.rate)
            return self.env._(
                "%(rate)s %% of %(quantity)s", rate=rate, quantity=quantity
            )
        return f"{quantity} × {self.currency_id.format(float(one.rate))}"

    def _number(self, value):
        digits = 0 if value == value.to_integral_value() else 2
        return formatLang(self.env, float(value), digits=digits)
