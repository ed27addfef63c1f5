from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...arithmetic.budget import Budget, MoveRefusedError, forecast

FUNDERS = [
    ("state", "State (DGCS, DREETS)"),
    ("social", "CAF, MSA"),
    ("local", "Region, département, town"),
    ("foundation", "Foundation"),
    ("company", "Company"),
    ("other", "Other"),
]


class Programme(models.Model):
    """What a funder gives the Réseau for solidarity baskets in its gardens.

    The budget is allocated to gardens, moved between them with a reason, used by their
    baskets, and accounted for to the funder.
    """

    _name = "cocagne.programme"
    _description = "National agreement for solidarity baskets"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cocagne.money.of.garden",
        "cocagne.next.step",
    ]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(string="Head office", readonly=True)
    name = fields.Char("Agreement", required=True, tracking=True)
    number = fields.Char("Number of the agreement")
    partner_id = fields.Many2one(
        "res.partner",
        "Funder",
        required=True,
        ondelete="restrict",
        check_company=True,
        domain="[('is_company', '=', True)]",
    )
    kind = fields.Selection(FUNDERS, "Kind of funder", required=True, default="state")
    amount = fields.Monetary("Budget", required=True, tracking=True)
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: fields.Date.start_of(fields.Date.today(), "year"),
    )
    date_to = fields.Date(
        "To",
        required=True,
        default=lambda self: fields.Date.end_of(fields.Date.today(), "year"),
    )
    price_ceiling = fields.Float(
        "Household pays at most",
        digits=(5, 2),
        help="In hundredths of the public price of a basket. Zero: the usual ceiling.",
    )
    basket_share = fields.Monetary(
        "Pays for a basket", help="What this agreement pays at most for one basket."
    )
    basket_target = fields.Integer("Baskets promised")
    household_target = fields.Integer("Households promised")
    rules = fields.Text("What the funder wants besides")
    document = fields.Binary("Signed document", attachment=True)
    document_name = fields.Char()
    state = fields.Selection(
        [("draft", "In preparation"), ("running", "Running"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    allocation_ids = fields.One2many(
        "cocagne.programme.allocation", "programme_id", "Gardens"
    )
    move_ids = fields.One2many(
        "cocagne.programme.move", "programme_id", "Journal of the budget"
    )
    claim_ids = fields.One2many("cocagne.programme.claim", "programme_id", "Claims")
    statement_ids = fields.One2many(
        "cocagne.programme.statement", "programme_id", "Statements"
    )
    allocated = fields.Monetary(compute="_compute_allocated")
    reserve = fields.Monetary("Not allocated", compute="_compute_allocated")
    consumed = fields.Monetary("Used", compute="_compute_consumed")
    consumed_baskets = fields.Integer("Baskets", compute="_compute_consumed")
    used_percent = fields.Float("Used %", compute="_compute_consumed", digits=(5, 1))
    foreseen = fields.Monetary(
        "At the end, at this pace",
        compute="_compute_consumed",
        help="What the baskets of the months that are over make, carried on until the "
        "end.",
    )
    to_book_count = fields.Integer("Claims to book", compute="_compute_to_book_count")

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "An agreement ends after it begins."
    )
    _positive = models.Constraint(
        "CHECK (amount > 0 AND COALESCE(price_ceiling, 0) BETWEEN 0 AND 100"
        " AND COALESCE(basket_share, 0) >= 0)",
        "The budget is above zero, the ceiling a part of 100, the amount of a basket "
        "zero or more.",
    )

    def _default_garden(self):
        return self.env["res.company"]._network() or self.env.company

    @api.depends("amount", "move_ids.amount")
    def _compute_allocated(self):
        for programme in self:
            given = sum(programme.allocation_ids.mapped("amount"))
            programme.allocated = programme.currency_id.round(given)
            programme.reserve = programme.currency_id.round(programme.amount - given)

    @api.depends("allocation_ids")
    def _compute_consumed(self):
        for programme in self:
            mine = programme.allocation_ids
            programme.consumed = sum(mine.mapped("consumed"))
            programme.consumed_baskets = sum(mine.mapped("consumed_baskets"))
            amount = programme.amount
            programme.used_percent = 100 * programme.consumed / amount if amount else 0
            programme.foreseen = programme._foresee(programme.consumed)

    @api.depends("claim_ids.state")
    def _compute_to_book_count(self):
        groups = self.env["cocagne.programme.claim"]._read_group(
            [("programme_id", "in", self.ids), ("state", "=", "received")],
            ["programme_id"],
            ["__count"],
        )
        counts = {programme.id: count for programme, count in groups}
        for programme in self:
            programme.to_book_count = counts.get(programme._origin.id, 0)

    def _foresee(self, used):
        """Euros at the end of the agreement, at the pace of the months that are over."""
        if not (self.date_from and self.date_to):
            return 0.0
        today = min(fields.Date.context_today(self), self.date_to)
        gone = self._months_between(self.date_from, today)
        whole = self._months_between(self.date_from, self.date_to) + 1
        if today == self.date_to:
            gone = whole
        cents = forecast(round(used * 100), gone, whole)
        return used if cents is None else cents / 100

    def _months_between(self, first, last):
        return (last.year - first.year) * 12 + last.month - first.month

    @api.constrains("amount", "date_from", "date_to")
    def _check_budget(self):
        """The budget is never below what gardens were promised."""
        for programme in self:
            if programme.currency_id.compare_amounts(programme.reserve, 0) < 0:
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(allocated)s are allocated already. Take some back "
                        "from gardens before lowering the budget.",
                        name=programme.name,
                        allocated=programme.currency_id.format(programme.allocated),
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if self.move_ids:
            raise UserError(
                self.env._(
                    "Its budget was allocated: keep it, it tells who had what. Close "
                    "it instead."
                )
            )

    # -- life ------------------------------------------------------------------------------

    def action_run(self):
        """It is signed: its budget can be allocated."""
        self.write({"state": "running"})
        return True

    def action_close(self):
        """Nothing more is allocated or moved."""
        self.write({"state": "closed"})
        return True

    def action_share_out(self):
        """Propose how the rest of the budget is allocated."""
        self.ensure_one()
        self.check_access("write")
        wizard = self.env["cocagne.programme.share.out"].create(
            {"programme_id": self.id}
        )
        wizard._propose()
        return wizard._reopen()

    def action_redistribute(self):
        """Move money between two gardens."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Move money between gardens"),
            "res_model": "cocagne.programme.redistribution",
            "view_mode": "form",
            "target": "new",
            "context": {"default_programme_id": self.id},
        }

    def action_view_claims(self):
        """What the gardens ask for."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_claims"
        )
        context = {"default_programme_id": self.id}
        return action | {
            "domain": [("programme_id", "=", self.id)],
            "context": context,
        }

    def action_view_statements(self):
        """What the funder was told."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_programme_statements"
        )
        context = {"default_programme_id": self.id}
        return action | {
            "domain": [("programme_id", "=", self.id)],
            "context": context,
        }

    # -- the budget ------------------------------------------------------------------------

    def _move_money(self, moves):
        """Move money and write the journal: all of it, or nothing.

        :param moves: list of (allocation or empty for the reserve, the same, euros,
            reason).
        :raises UserError: the budget cannot bear one of them.
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "running":
            raise UserError(
                self.env._("%s is not running: its budget stays as it is.", self.name)
            )
        # two people who share the same rest: the second one waits its turn
        self.lock_for_update(allow_referencing=True)
        self.invalidate_recordset()
        budget = self._budget()
        rows = []
        for origin, target, amount, reason in moves:
            try:
                budget.move(origin.id or None, target.id or None, round(amount * 100))
            except MoveRefusedError as refusal:
                self._refuse_move(origin, amount, refusal.limit / 100)
            rows.append(
                {
                    "programme_id": self.id,
                    "origin_id": origin.id,
                    "target_id": target.id,
                    "amount": amount,
                    "reason": reason,
                }
            )
        # sudo: the journal is written by the moves only
        made = self.env["cocagne.programme.move"].sudo().create(rows)
        (made.origin_id | made.target_id)._follow_budget()
        return made

    def _budget(self):
        """The ``Budget`` as it stands, in cents."""
        budget = Budget(round(self.amount * 100))
        for allocation in self.allocation_ids:
            cents = round(allocation.amount * 100)
            budget.shares[allocation.id] = cents
            budget.shares[None] -= cents
            budget.used[allocation.id] = round(allocation.consumed * 100)
        return budget

    def _refuse_move(self, origin, amount, limit):
        words = {
            "amount": self.currency_id.format(amount),
            "limit": self.currency_id.format(limit),
            "name": origin.garden_id.name or self.name,
        }
        if amount <= 0:
            raise UserError(self.env._("An amount that is moved is above zero."))
        if not origin:
            raise UserError(
                self.env._(
                    "%(name)s: %(limit)s are left to allocate, not %(amount)s. Give "
                    "less, or take back from a garden first.",
                    **words,
                )
            )
        raise UserError(
            self.env._(
                "%(name)s: at most %(limit)s can be taken back, not %(amount)s; the "
                "rest is used by its baskets.",
                **words,
            )
        )
