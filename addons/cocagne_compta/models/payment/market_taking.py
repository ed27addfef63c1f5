from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command


class MarketTaking(models.Model):
    """What a stall took on a market day, without clients (R74).

    The sale by rate of VAT on one side, the money by mode on the other, each cheque on
    its own line: it feeds the slips like the payments of members. One entry books all.
    """

    _name = "cocagne.market.taking"
    _description = "Market takings"
    _inherit = ["mail.thread"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(
        "Market", required=True, help="Place or stall, like « Marché de Dole »."
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    vat_liable = fields.Boolean(related="company_id.vat_liable")
    state = fields.Selection(
        [("draft", "To check"), ("posted", "Booked"), ("cancelled", "Undone")],
        "Status",
        default="draft",
        required=True,
        readonly=True,
        tracking=True,
    )
    line_ids = fields.One2many("cocagne.market.line", "taking_id", "Sales, VAT incl.")
    money_ids = fields.One2many("cocagne.market.money", "taking_id")
    cheque_ids = fields.One2many("cocagne.market.cheque", "taking_id")
    sold_amount = fields.Monetary("Sold", compute="_compute_amounts", store=True)
    counted_amount = fields.Monetary("Counted", compute="_compute_amounts", store=True)
    gap = fields.Monetary(
        "Difference of the till",
        compute="_compute_amounts",
        store=True,
        help="Counted less sold. It is booked as a gain or a loss of the till.",
    )
    gap_confirmed = fields.Boolean("The difference was looked for, and stays")
    note = fields.Text(help="Weather, people, what was missing...")
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    cancel_move_id = fields.Many2one(
        "account.move",
        "Entry of the undoing",
        readonly=True,
        copy=False,
        check_company=True,
    )

    @api.depends("line_ids.amount", "money_ids.amount", "cheque_ids.amount")
    def _compute_amounts(self):
        for taking in self:
            currency = taking.currency_id
            sold = sum(taking.line_ids.mapped("amount"))
            counted = sum(taking.money_ids.mapped("amount"))
            counted += sum(taking.cheque_ids.mapped("amount"))
            taking.sold_amount = currency.round(sold)
            taking.counted_amount = currency.round(counted)
            taking.gap = currency.round(counted - sold)

    @api.model
    def default_get(self, fields_list):
        """A line for the sales, with the garden's usual rate, and one for the cash."""
        values = super().default_get(fields_list)
        company = self.env.company
        if "line_ids" in fields_list and "line_ids" not in values:
            tax = self.env["cocagne.market.line"]._default_tax(company)
            values["line_ids"] = [Command.create({"tax_id": tax.id})]
        if "money_ids" in fields_list and "money_ids" not in values:
            cash = company.root_id.chart_template and company._way_of("cash")
            if cash:
                values["money_ids"] = [Command.create({"way_id": cash.id})]
        return values

    def action_sold_is_counted(self):
        """Without a till, what was sold is what was counted."""
        for taking in self:
            if len(taking.line_ids) != 1:
                raise UserError(
                    self.env._(
                        "%s: share the total between the rates of VAT by hand.",
                        taking.name,
                    )
                )
            taking.line_ids.amount = taking.counted_amount

    def action_post(self):
        """Book the day in one entry."""
        for taking in self:
            taking._check_ready()
            # sudo: the desk that counts the till holds no rights of accounting
            move = self.env["account.move"].sudo().create(taking._prepare_move())
            move.action_post()
            taking.write({"state": "posted", "move_id": move.id})
            taking.sudo()._link_cheques()

    def _check_ready(self):
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("%s is booked already.", self.name))
        if self.currency_id.compare_amounts(self.counted_amount, 0) <= 0:
            raise UserError(
                self.env._("%s: type the money that was counted.", self.name)
            )
        if not self.currency_id.is_zero(self.gap) and not self.gap_confirmed:
            raise UserError(
                self.env._(
                    "%(market)s: counted and sold are %(gap)s apart. Look for the "
                    "mistake, or tick that the difference stays.",
                    market=self.name,
                    gap=self.currency_id.format(self.gap),
                )
            )

    def action_undo(self):
        """Reverse the entry of a day; it can be typed again.

        :raises UserError: money of that day is on a slip already.
        """
        for taking in self.sudo():
            if taking.state != "posted":
                raise UserError(self.env._("%s is not booked.", taking.name))
            slip = taking.move_id.line_ids.check_deposit_id[:1]
            if slip:
                raise UserError(
                    self.env._(
                        "Money of %(market)s is on the slip %(slip)s: undo the slip "
                        "first.",
                        market=taking.name,
                        slip=slip.display_name,
                    )
                )
            reversal = taking.move_id._reverse_moves(
                [{"date": fields.Date.context_today(taking)}], cancel=True
            )
            taking.write({"state": "cancelled", "cancel_move_id": reversal.id})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        booked = self.filtered(lambda taking: taking.state != "draft")
        if booked:
            raise UserError(
                self.env._("%s is booked: undo it instead.", booked[0].name)
            )


class MarketLine(models.Model):
    """The sales of one rate of VAT."""

    _name = "cocagne.market.line"
    _description = "Sales of a market, by rate"
    _check_company_auto = True

    taking_id = fields.Many2one(
        "cocagne.market.taking", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="taking_id.company_id", store=True)
    currency_id = fields.Many2one(related="taking_id.currency_id")
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
    _check_company_auto = True

    taking_id = fields.Many2one(
        "cocagne.market.taking", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="taking_id.company_id", store=True)
    currency_id = fields.Many2one(related="taking_id.currency_id")
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

    taking_id = fields.Many2one(
        "cocagne.market.taking", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="taking_id.company_id", store=True)
    currency_id = fields.Many2one(related="taking_id.currency_id")
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
