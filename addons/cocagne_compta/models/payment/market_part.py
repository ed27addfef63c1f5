from odoo import api, fields, models
from odoo.exceptions import ValidationError


class MarketPart(models.AbstractModel):
    """What the sales, the money and the cheques of a market day share."""

    _name = "cocagne.market.part"
    _description = "Part of the takings of a market"

    taking_id = fields.Many2one(
        "cocagne.market.taking", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="taking_id.company_id", store=True)
    currency_id = fields.Many2one(related="taking_id.currency_id")


class MarketLine(models.Model):
    """The sales of one rate of VAT."""

    _name = "cocagne.market.line"
    _description = "Sales of a market, by rate"
    _inherit = "cocagne.market.part"
    _check_company_auto = True

    tax_id = fields.Many2one(
        "account.tax",
        "VAT",
        check_company=True,
        domain="[('type_tax_use', '=', 'sale'), ('amount_type', '=', 'percent')]",
    )
    name = fields.Char("What was sold")
    amount = fields.Monetary("Amount, VAT incl.")
    vat_amount = fields.Monetary("of which VAT", compute="_compute_vat_amount")

    _amount_positive = models.Constraint(
        "CHECK (amount >= 0)", "What was sold is zero or more."
    )

    @api.model
    def _default_tax(self, company):
        """The rate of baskets: 5.5 % of a garden that charges VAT."""
        if not company.vat_liable:
            return self.env["account.tax"]
        return self.env["product.template"]._basket_sale_tax(company)[:1]

    @api.depends("amount", "tax_id")
    def _compute_vat_amount(self):
        for line in self:
            line.vat_amount = line.amount - line._split()[0]

    def _split(self):
        """The amount without VAT, and the details of the tax; sums to the cent."""
        self.ensure_one()
        if not self.tax_id:
            return self.amount, []
        tax = self.tax_id.sudo().with_context(force_price_include=True)
        result = tax.compute_all(self.amount, currency=self.currency_id)
        return result["total_excluded"], result["taxes"]

    @api.constrains("tax_id", "taking_id")
    def _check_garden_charges_vat(self):
        for line in self:
            if line.tax_id.amount and not line.company_id.vat_liable:
                raise ValidationError(
                    self.env._(
                        "The garden is not subject to VAT: leave the rate empty."
                    )
                )


class MarketMoney(models.Model):
    """The money of one mode; cheques are listed one by one."""

    _name = "cocagne.market.money"
    _description = "Money of a market, by mode"
    _inherit = "cocagne.market.part"
    _check_company_auto = True

    way_id = fields.Many2one(
        "cocagne.payment.way",
        "Paid by",
        required=True,
        check_company=True,
        domain="[('kind', 'not in', ('sepa', 'wages', 'cheque'))]",
    )
    amount = fields.Monetary()

    _amount_positive = models.Constraint(
        "CHECK (amount >= 0)", "Money is counted from zero up."
    )


class MarketCheque(models.Model):
    """One cheque of a market: who signed, which bank, what number."""

    _name = "cocagne.market.cheque"
    _description = "Cheque of a market"
    _inherit = "cocagne.market.part"

    drawer = fields.Char("Signed by", required=True)
    bank = fields.Char()
    number = fields.Char(required=True)
    amount = fields.Monetary(required=True)
    move_line_id = fields.Many2one(
        "account.move.line", readonly=True, copy=False, index="btree_not_null"
    )

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "The amount of a cheque is above zero."
    )
