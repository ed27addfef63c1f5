from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class MarketTaking(models.Model):
    """What a stall took on a market day, without clients (R74).

    The sale by rate of VAT on one side, the money by mode on the other, each cheque on
    its own line: it feeds the slips like the payments of members. One entry books all.
    """

    _name = "cocagne.market.taking"
    _description = "Market takings"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(
        "Market", required=True, help="Place or stall, like « Marché de Dole »."
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
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
