from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class Membership(models.Model):
    """The membership of one person in the association of one garden (R30-R36).

    It is distinct from any subscription. Whether the fee is paid is its state; whether
    it is running is read from its dates.
    """

    _name = "cocagne.membership"
    _description = "Membership"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _of_house = True
    _order = "date_from desc, id desc"
    _rec_names_search = ["partner_id.complete_name", "partner_id.member_number"]
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    partner_id = fields.Many2one(
        "res.partner",
        "Member",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    member_number = fields.Char(related="partner_id.member_number")
    type_id = fields.Many2one(
        "cocagne.membership.type",
        required=True,
        ondelete="restrict",
        check_company=True,
        tracking=True,
        default=lambda self: self._default_type(),
    )
    is_support = fields.Boolean(related="type_id.is_support", store=True)
    period_mode = fields.Selection(related="company_id.membership_period_mode")
    date_from = fields.Date(
        "Member from",
        required=True,
        default=fields.Date.context_today,
        help="The day of joining, or the first day of the period for a renewal.",
    )
    period_id = fields.Many2one(
        "cocagne.membership.period",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        compute="_compute_period_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_to = fields.Date(
        "Until",
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        tracking=True,
        help="Last day. Empty for an exemption without end.",
    )
    amount = fields.Monetary(
        "Fee",
        compute="_compute_amount",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    is_exempt = fields.Boolean(
        "Exempt from the fee",
        compute="_compute_is_exempt",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="No fee is asked from this member. For professionals and staff, choose a "
        "type without fee: it has no end.",
    )
    paid_on = fields.Date(
        "Paid on",
        copy=False,
        tracking=True,
        help="The day the fee was paid, when no invoice was made here.",
    )
    invoice_line_id = fields.Many2one(
        "account.move.line",
        "Invoice line",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    move_id = fields.Many2one(
        related="invoice_line_id.move_id",
        string="Invoice",
        store=True,
        index="btree_not_null",
    )
    state = fields.Selection(
        [("unpaid", "Unpaid"), ("paid", "Paid"), ("exempt", "Exempt")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_current = fields.Boolean(
        "Running today", compute="_compute_validity", search="_search_is_current"
    )
    validity = fields.Selection(
        [("upcoming", "Not started"), ("current", "Running"), ("expired", "Expired")],
        compute="_compute_validity",
    )
    valid_on = fields.Date(
        "Valid during",
        compute="_compute_valid_on",
        search="_search_valid_on",
        help="Only to search: the memberships that cover a day or a period.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A membership ends after it begins."
    )
    _amount_not_negative = models.Constraint(
        "CHECK (amount >= 0)", "A membership fee cannot be less than 0."
    )

    @api.model
    def _default_type(self):
        return self.env["cocagne.membership.type"].search(
            [("company_id", "=", self.env.company.root_id.id)], limit=1
        )

    @api.depends("partner_id.name", "type_id.name", "date_to")
    def _compute_display_name(self):
        for membership in self:
            parts = [membership.partner_id.name, membership.type_id.name]
            membership.display_name = " - ".join(part for part in parts if part)

    @api.depends("type_id")
    def _compute_is_exempt(self):
        for membership in self:
            membership.is_exempt = membership.type_id.is_exempt

    @api.depends("company_id", "date_from", "type_id")
    def _compute_period_id(self):
        periods = {}
        for membership in self:
            company, day = membership.company_id, membership.date_from
            endless = membership.type_id.is_exempt
            if membership.period_mode != "fixed" or endless or not day:
                membership.period_id = False
                continue
            if (company, day) not in periods:
                periods[company, day] = membership.period_id._at(company, day)
            membership.period_id = periods[company, day]

    @api.depends("period_id", "date_from", "type_id")
    def _compute_date_to(self):
        for membership in self:
            day = membership.date_from
            if membership.type_id.is_exempt or not day:
                membership.date_to = False
            elif membership.period_id:
                membership.date_to = membership.period_id._end_for(day)
            else:
                membership.date_to = day + relativedelta(years=1, days=-1)

    # Not on type_id.amount: a new price does not rewrite the memberships of the past.
    @api.depends("type_id", "period_id", "date_from", "is_exempt")
    def _compute_amount(self):
        for membership in self:
            amount = 0.0 if membership.is_exempt else membership.type_id.amount
            if membership.period_id and membership.date_from:
                amount = membership.period_id._fee_for(amount, membership.date_from)
            membership.amount = amount

    @api.depends(
        "is_exempt", "amount", "paid_on", "move_id.state", "move_id.payment_state"
    )
    def _compute_state(self):
        for membership in self:
            if membership.is_exempt or not membership.amount:
                membership.state = "exempt"
            elif membership.paid_on or membership._is_invoice_paid():
                membership.state = "paid"
            else:
                membership.state = "unpaid"

    @api.depends("date_from", "date_to")
    def _compute_validity(self):
        today = fields.Date.context_today(self)
        for membership in self:
            if membership.date_from and membership.date_from > today:
                membership.validity = "upcoming"
            elif membership.date_to and membership.date_to < today:
                membership.validity = "expired"
            else:
                membership.validity = "current"
            membership.is_current = membership.validity == "current"

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self._covering(fields.Date.context_today(self))
        domains = [current if wanted else ~current for wanted in set(value)]
        return Domain.OR(domains)

    def _compute_valid_on(self):
        self.valid_on = False

    def _search_valid_on(self, operator, value):
        """Turn bounds on "a day of validity" into bounds on the two dates.

        ``valid_on >= A`` and ``valid_on <= B`` together give the memberships that
        cover at least one day between A and B (R34).
        """
        if operator in (">", ">="):
            return Domain("date_to", operator, value) | Domain("date_to", "=", False)
        if operator in ("<", "<="):
            return Domain("date_from", operator, value)
        if operator == "in":
            return Domain.OR(self._covering(day) for day in value if day)
        return NotImplemented

    @api.model
    def _covering(self, day):
        """The domain of the memberships that cover ``day``, paid or not."""
        return Domain("date_from", "<=", day) & (
            Domain("date_to", ">=", day) | Domain("date_to", "=", False)
        )

    @api.model_create_multi
    def create(self, vals_list):
        memberships = super().create(vals_list)
        for company, group in memberships.grouped("company_id").items():
            group.partner_id._become_clients(company)
        return memberships

    @api.ondelete(at_uninstall=False)
    def _unlink_except_paid_or_invoiced(self):
        for membership in self:
            if membership.state == "paid" or membership.move_id:
                raise UserError(
                    self.env._(
                        "The membership of %s is paid or invoiced: it must stay in the "
                        "history. Make a credit note if it was a mistake.",
                        membership.partner_id.display_name,
                    )
                )

    def action_renew(self):
        """Open a new membership that follows this one, ready to be saved (R33)."""
        self.ensure_one()
        following = self.period_id and self.period_id._next()
        start = (
            following.date_start if following else self.date_to + relativedelta(days=1)
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Renew the membership"),
            "res_model": self._name,
            "views": [(False, "form")],
            "context": {
                "default_partner_id": self.partner_id.id,
                "default_type_id": self.type_id.id,
                "default_date_from": fields.Date.to_string(start),
            },
        }
