from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

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
    _inherit = ["mail.thread"]
    _order = "date desc, id desc"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner", "Donor", required=True, index=True, tracking=True
    )
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
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

    # -- receiving -----------------------------------------------------------------------

    def _is_money(self):
        return self.kind in ("money", "baskets")

    def action_receive(self):
        """Book the gift and its payment."""
        for gift in self:
            gift._check_receivable()
        self.filtered(lambda gift: gift._is_money())._book()
        self.state = "received"

    def _check_receivable(self):
        self.ensure_one()
        name = self.partner_id.display_name
        if self.state != "draft":
            raise UserError(self.env._("The gift of %s is received already.", name))
        if self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("%s: type the amount of the gift.", name))
        if self._is_money() and not self.way_id:
            raise UserError(self.env._("%s: choose how the gift is paid.", name))
        if self.kind in ("in_kind", "waiver") and not self.description:
            raise UserError(
                self.env._(
                    "%s: describe what is given, the tax receipt will say it.", name
                )
            )

    def _book(self):
        """The gifts on the accounts of the donors, and the payments that settle them."""
        for company, gifts in self.grouped("company_id").items():
            # sudo: the desk takes gifts without holding the rights of accounting
            entries = self.env["account.move"].sudo()
            moves = entries.create([gift._prepare_entry() for gift in gifts])
            moves.action_post()
            payments = company._register_payments(
                [
                    gift._prepare_gift_payment() | {"moves": move}
                    for gift, move in zip(gifts, moves, strict=True)
                ]
            )
            for gift, move, payment in zip(gifts, moves, payments, strict=True):
                gift.write({"move_id": move.id, "payment_id": payment.id})

    def _prepare_gift_payment(self):
        return {
            "partner": self.partner_id,
            "amount": self.amount,
            "mode": self.way_id,
            "date": self.date,
            "memo": self._label(),
            "number": self.number,
            "bank": self.bank,
        }

    def _label(self):
        if self.kind == "baskets":
            return self.env._("Gift of solidarity baskets: %s", self.basket_count)
        return self.description or self.env._("Gift")

    def _prepare_entry(self):
        partner = self.partner_id.commercial_partner_id
        company = self.company_id
        debt = partner.with_company(company).sudo().property_account_receivable_id
        key = "solidarity" if self.kind == "baskets" else "gift"
        common = {"name": self._label(), "partner_id": partner.id}
        return {
            "move_type": "entry",
            "journal_id": company._gift_journal().id,
            "company_id": company.id,
            "date": self.date,
            "ref": self._label(),
            "line_ids": [
                Command.create(
                    {**common, "account_id": debt.id, "balance": self.amount}
                ),
                Command.create(
                    {
                        **common,
                        "account_id": company._ledger_account(key).id,
                        "balance": -self.amount,
                    }
                ),
            ],
        }

    # -- going back ----------------------------------------------------------------------

    def action_cancel(self):
        """Cancel a gift that was typed by mistake.

        :raises UserError: it is on a receipt, or its money came already.
        """
        for gift in self:
            if gift.receipt_id:
                raise UserError(
                    self.env._(
                        "The gift of %(donor)s is on the receipt %(receipt)s: cancel "
                        "the receipt first.",
                        donor=gift.partner_id.display_name,
                        receipt=gift.receipt_id.name,
                    )
                )
            if gift.payment_id and gift.state == "received":
                raise UserError(
                    self.env._(
                        "The gift of %s is paid: return its payment unpaid, or pay it "
                        "back.",
                        gift.partner_id.display_name,
                    )
                )
            gift.state = "cancelled"

    def _return_unpaid(self, date):
        """Its cheque came back: nobody owes a gift, its entry is reversed."""
        for gift in self:
            # sudo: as when it was booked
            reversal = gift.move_id.sudo()._reverse_moves(
                [{"date": date}], cancel=False
            )
            reversal.action_post()
            debts = (
                (gift.move_id | reversal)
                .sudo()
                .line_ids.filtered(
                    lambda line: (
                        line.account_type == "asset_receivable" and not line.reconciled
                    )
                )
            )
            debts.reconcile()
            gift.state = "returned"

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


class AccountPayment(models.Model):
    _inherit = "account.payment"

    gift_ids = fields.One2many("cocagne.gift", "payment_id", "Gifts")

    def _bounce(self, date, fee=0.0, reason=None):
        """A gift whose cheque came back is no gift."""
        result = super()._bounce(date, fee, reason)
        # sudo: who returns a cheque may not write gifts
        self.sudo().gift_ids.filtered("move_id")._return_unpaid(date)
        return result


class ResCompany(models.Model):
    _inherit = "res.company"

    def _gift_journal(self):
        """The journal of gifts, made at the first need."""
        house = self.root_id
        # sudo: the desk takes gifts without reading journals
        journals = self.env["account.journal"].sudo()
        mine = [("company_id", "=", house.id), ("code", "=", "DONS")]
        return journals.search(mine, limit=1) or journals.create(
            {
                "name": "Dons",
                "code": "DONS",
                "type": "general",
                "company_id": house.id,
            }
        )
