from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

#: What the preparation and the buttons write: nobody types it.
OWN_FIELDS = {
    *("agreement_id", "company_id", "date_from", "date_to", "complement"),
    *("amount", "household_count", "state", "move_id"),
}


class SolidarityStatement(models.Model):
    """What a funder owes for a period: the sum of its shares, without one name.

    It becomes one invoice, or one request of payment of a grant, as its agreement says.
    """

    _name = "cocagne.solidarity.statement"
    _description = "Statement for a funder"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cocagne.next.step",
        "cocagne.money.of.garden",
    ]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _of_house = True

    agreement_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    partner_id = fields.Many2one(
        related="agreement_id.partner_id", store=True, index=True
    )
    settlement = fields.Selection(
        related="agreement_id.settlement", string="How it is asked"
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", required=True)
    complement = fields.Integer(
        default=0,
        required=True,
        readonly=True,
        help="Above zero: what arrived after the last statement of its agreement.",
    )
    reference = fields.Char(compute="_compute_reference")
    state = fields.Selection(
        [
            ("draft", "To check"),
            ("sent", "Sent"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    amount = fields.Monetary("To pay", readonly=True)
    line_ids = fields.One2many(
        "cocagne.solidarity.statement.line", "statement_id", "Totals", readonly=True
    )
    basket_count = fields.Integer("Baskets", compute="_compute_totals", store=True)
    public_price = fields.Monetary(
        "Public price", compute="_compute_totals", store=True
    )
    household_part = fields.Monetary(
        "Household's part", compute="_compute_totals", store=True
    )
    late_amount = fields.Monetary(
        "Of which late or corrected",
        compute="_compute_totals",
        store=True,
        help="Baskets of earlier periods that were marked late, and corrections.",
    )
    household_count = fields.Integer(
        "Households", readonly=True, help="On papers: hidden under 5."
    )
    move_id = fields.Many2one(
        "account.move",
        "Entry",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A statement ends after it begins."
    )
    _period_once = models.UniqueIndex(
        "(agreement_id, date_from, complement) WHERE state != 'cancelled'",
        "This agreement has a statement of this period already: open it, or cancel it "
        "first.",
    )

    @api.depends("line_ids.amount")
    def _compute_totals(self):
        for statement in self:
            lines = statement.line_ids
            statement.basket_count = sum(lines.mapped("baskets"))
            statement.public_price = sum(lines.mapped("public_price"))
            statement.household_part = sum(lines.mapped("household_part"))
            statement.late_amount = sum(
                lines.filtered(lambda line: line.kind != "usual").mapped("amount")
            )

    @api.depends("date_to")
    def _compute_reference(self):
        for statement in self:
            number = statement._origin.id or 0
            day = statement.date_to
            statement.reference = f"PS-{day:%Y%m}-{number:04d}" if day else ""

    @api.depends("agreement_id", "date_from", "date_to", "complement")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for statement in self:
            name = statement.agreement_id.name or ""
            if statement.date_from and statement.date_to:
                name = f"{name}, {statement._period_words()}"
            if statement.complement:
                name = self.env._("%s (complement)", name)
            statement.display_name = name

    def _period_words(self):
        """ "March 2026", "January 2026 to March 2026", or the two days."""
        first, last = self.date_from, self.date_to
        next_day = fields.Date.add(last, days=1)
        day = self.env["cocagne.billing"]._format_day
        if first.day != 1 or next_day.day != 1:
            skeletons = "yMMMMd"
        elif (first.year, first.month) == (last.year, last.month):
            return day(first, "yMMMM")
        else:
            skeletons = "yMMMM"
        return self.env._(
            "%(first)s to %(last)s",
            first=day(first, skeletons),
            last=day(last, skeletons),
        )

    @api.constrains("agreement_id", "date_from", "date_to")
    def _check_period(self):
        for statement in self:
            agreement = statement.agreement_id
            agreement._check_statable()
            if (
                statement.date_from < agreement.date_from
                or statement.date_to > agreement.date_to
            ):
                raise ValidationError(
                    self.env._(
                        "%s: the statement goes beyond the dates of the agreement.",
                        agreement.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise UserError(
                self.env._(
                    "A statement is counted from the baskets: use “Prepare the "
                    "statements”."
                )
            )
        return super().create(vals_list)

    def write(self, vals):
        if OWN_FIELDS & vals.keys() and not self.env.su:
            raise UserError(
                self.env._(
                    "The figures of a statement come from the baskets: nobody changes "
                    "them. Correct the baskets, then count again."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        """Also a cancelled one tells what was asked."""
        if self:
            raise UserError(
                self.env._("A statement is kept: cancel it instead of deleting it.")
            )

    # -- the way to what is behind -------------------------------------------------------

    def action_open_shares(self):
        """The shares of the statement, for the solidarity role only."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shares of %s", self.display_name),
            "res_model": "cocagne.solidarity.share",
            "view_mode": "list",
            "domain": [("statement_id", "=", self.id)],
        }

    def action_open_move(self):
        """The invoice or the entry."""
        self.ensure_one()
        move = self.move_id or self._grant().move_id
        return move.action_open_business_doc() if move else False

    def _grant(self):
        """The grant that the agreement is booked as; mostly empty."""
        # sudo: a setting of the agreement that the accountant writes
        return self.sudo().agreement_id.grant_id.sudo(False)
