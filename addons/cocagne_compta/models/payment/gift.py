from odoo import api, fields, models
from odoo.exceptions import UserError

KINDS = [
    ("money", "Sum of money"),
    ("baskets", "Solidarity baskets"),
    ("supplement", "Supplement on baskets"),
    ("deposit", "Deposit left to the garden"),
    ("in_kind", "Goods"),
    ("waiver", "Expenses of a volunteer, not claimed back"),
]
FORMS = [
    ("manual", "Gift by hand (déclaration de don manuel)"),
    ("private", "Private deed (acte sous seing privé)"),
    ("authentic", "Notarial deed (acte authentique)"),
    ("other", "Other"),
]


class Gift(models.Model):
    """What somebody gives to the garden (R63): booked, paid, and on a tax receipt."""

    _name = "cocagne.gift"
    _description = "Gift"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "date desc, id desc"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner", "Donor", required=True, index=True, tracking=True
    )
    date = fields.Date(required=True, default=fields.Date.context_today, tracking=True)
    kind = fields.Selection(KINDS, "What is given", default="money", required=True)
    basket_count = fields.Integer("Baskets given", default=5)
    amount = fields.Monetary(
        compute="_compute_amount",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    description = fields.Char(help="What the goods or expenses are, and their value.")
    form = fields.Selection(FORMS, "Form of the gift", default="manual", required=True)
    way_id = fields.Many2one(
        "cocagne.payment.way",
        "Paid by",
        check_company=True,
        domain="[('kind', '!=', 'wages')]",
        default=lambda self: self._default_way(),
    )
    number = fields.Char("Cheque number")
    bank = fields.Char("Bank of the cheque")
    state = fields.Selection(
        [
            ("draft", "Promised"),
            ("received", "Received"),
            ("returned", "Returned unpaid"),
            ("cancelled", "Cancelled"),
        ],
        "Status",
        default="draft",
        required=True,
        readonly=True,
        tracking=True,
    )
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    payment_id = fields.Many2one(
        "account.payment", readonly=True, copy=False, check_company=True, index=True
    )
    invoice_line_id = fields.Many2one(
        "account.move.line",
        "Line of the invoice",
        readonly=True,
        copy=False,
        check_company=True,
    )
    receipt_id = fields.Many2one(
        "cocagne.gift.receipt", "Tax receipt", readonly=True, copy=False, index=True
    )
    after_reduction = fields.Monetary(
        "Costs the donor",
        compute="_compute_after_reduction",
        help="Once the tax reduction is taken off; an indication.",
    )

    _invoice_line_unique = models.UniqueIndex(
        "(invoice_line_id) WHERE invoice_line_id IS NOT NULL",
        "This line of an invoice is a gift already.",
    )
    _amount_positive = models.Constraint(
        "CHECK (amount >= 0)", "A gift is zero or more."
    )

    @api.model
    def _default_way(self):
        house = self.env.company.root_id
        if not house.chart_template:
            return self.env["cocagne.payment.way"]
        return self.env.company._way_of("cheque").sudo(False)

    @api.depends("kind", "basket_count", "company_id")
    def _compute_amount(self):
        for gift in self:
            if gift.kind == "baskets":
                gift.amount = gift.basket_count * gift.company_id.gift_basket_price

    @api.depends("amount", "date", "partner_id", "company_id")
    def _compute_after_reduction(self):
        reductions = self.env["cocagne.gift.reduction"]
        for gift in self:
            reduction = 0.0
            if gift.company_id.root_id.issues_receipts and gift.date:
                article = gift._article()
                regime = gift.company_id.root_id.receipt_regime
                if article == "238bis":
                    regime = "general"
                reduction = reductions._reduction(
                    article, regime, gift.date, gift.amount
                )
            gift.after_reduction = gift.amount - reduction

    def _article(self):
        """The article of the tax code that helps this donor."""
        return "238bis" if self.partner_id.commercial_partner_id.is_company else "200"

    @api.depends("partner_id", "amount", "date")
    def _compute_display_name(self):
        for gift in self:
            amount = gift.currency_id.format(gift.amount)
            gift.display_name = f"{gift.partner_id.display_name} - {amount}"

    def write(self, vals):
        """What is in the books, and on receipts, is not changed any more."""
        frozen = {"partner_id", "amount", "date", "kind", "company_id", "basket_count"}
        booked = self.filtered(lambda gift: gift.state in ("received", "returned"))
        if booked and frozen & set(vals):
            raise UserError(
                self.env._(
                    "The gift of %s is in the books: cancel it, or return its payment, "
                    "and type it again.",
                    booked[0].partner_id.display_name,
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_received(self):
        kept = self.filtered(lambda gift: gift.state in ("received", "returned"))
        if kept:
            raise UserError(
                self.env._(
                    "The gift of %s is in the books: it cannot be deleted.",
                    kept[0].partner_id.display_name,
                )
            )
