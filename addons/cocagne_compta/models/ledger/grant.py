from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

GRANT_KINDS = [
    ("state", "State"),
    ("region", "Region"),
    ("department", "Department"),
    ("town", "Town or group of towns"),
    ("social", "Social body (CAF, MSA...)"),
    ("europe", "European fund"),
    ("asp", "Aid for insertion jobs (ASP)"),
    ("other", "Other public body"),
    ("foundation", "Foundation or association"),
    ("patron", "Company (patronage)"),
]


class Grant(models.Model):
    """Money that a funder promises for what the garden does, followed to its last cent.

    One entry when it is granted: what is to receive (441) against the year's income
    (74, 755 or 754 by kind of funder). What is received is matched with the bank as any
    item. At the end of each year an entry is proposed, see ``cocagne.grant.year``.
    """

    _name = "cocagne.grant"
    _description = "Grant"
    _inherit = ["mail.thread", "cocagne.next.step", "cocagne.money.of.garden"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    name = fields.Char("Project", required=True, tracking=True)
    partner_id = fields.Many2one(
        "res.partner", "Funder", required=True, check_company=True, index=True
    )
    kind = fields.Selection(
        GRANT_KINDS,
        "Kind of funder",
        required=True,
        default="department",
        help="Says on which account the money is booked.",
    )
    agreement_number = fields.Char("Number of the agreement")
    agreement_date = fields.Date(
        help="The day of the signature or of the letter that grants the money."
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    amount = fields.Monetary(required=True, tracking=True)
    activity_id = fields.Many2one(
        "account.analytic.account",
        check_company=True,
        domain=lambda self: [
            ("plan_id", "=", self.env.ref("cocagne_compta.analytic_plan_activity").id)
        ],
    )
    is_dedicated = fields.Boolean(
        "For a defined project",
        default=True,
        help="What is not spent on the project at the end of a year is put aside in "
        "dedicated funds. Untick it for the running costs of the garden.",
    )
    note = fields.Text("What the funder asks for")
    state = fields.Selection(
        [
            ("draft", "Asked for"),
            ("granted", "Granted"),
            ("closed", "Settled"),
            ("refused", "Refused"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    payment_ids = fields.One2many(
        "cocagne.grant.payment", "grant_id", "Schedule of payments"
    )
    year_ids = fields.One2many("cocagne.grant.year", "grant_id", "Years", copy=False)
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    amount_received = fields.Monetary("Received", compute="_compute_received")
    amount_due = fields.Monetary("To receive", compute="_compute_received")

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "The amount of a grant is above zero."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A grant ends after it begins."
    )

    @api.depends("payment_ids.received", "amount", "state")
    def _compute_received(self):
        for grant in self:
            received = sum(grant.payment_ids.mapped("received"))
            grant.amount_received = received
            grant.amount_due = (
                grant.amount - received if grant.state == "granted" else 0.0
            )

    @api.constrains("amount", "payment_ids", "date_from", "date_to", "kind")
    def _check_not_granted(self):
        """A granted amount is in the books: it changes by an entry, not by a field."""
        for grant in self.filtered("move_id"):
            total = grant.currency_id.compare_amounts(
                grant.amount, sum(grant.payment_ids.mapped("amount"))
            )
            if total:
                raise ValidationError(
                    self.env._(
                        "The payments of %s do not add up to what was granted.",
                        grant.name,
                    )
                )

    def write(self, vals):
        frozen = {"amount", "kind", "partner_id", "date_from", "date_to", "company_id"}
        if frozen & vals.keys() and self.filtered("move_id"):
            raise UserError(
                self.env._(
                    "This grant is in the accounts: take it back to “Asked for” "
                    "before you change its amount, funder or dates."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_granted(self):
        if self.filtered("move_id"):
            raise UserError(
                self.env._(
                    "This grant is in the accounts: take it back to “Asked for” first."
                )
            )

    # -- buttons -----------------------------------------------------------------------

    def action_grant(self):
        """The money is promised: what is to receive enters the books."""
        for grant in self.filtered(lambda grant: grant.state == "draft"):
            grant._check_ready()
            move = self.env["account.move"].create(grant._prepare_entry())
            move.action_post()
            dues = move.line_ids.filtered("date_maturity").sorted("date_maturity")
            for payment, item in zip(
                grant.payment_ids.sorted(lambda p: (p.date, p.id)), dues, strict=True
            ):
                payment.move_line_id = item
            grant.state, grant.move_id = "granted", move
            grant.year_ids._fill_years(grant)

    def _check_ready(self):
        self.ensure_one()
        if not self.agreement_date:
            raise UserError(
                self.env._("Write the day of the agreement of %s first.", self.name)
            )
        if not self.payment_ids:
            self.payment_ids = [
                Command.create({"date": self.date_to, "amount": self.amount})
            ]
        total = sum(self.payment_ids.mapped("amount"))
        if self.currency_id.compare_amounts(total, self.amount):
            raise UserError(
                self.env._(
                    "The payments of %(grant)s add up to %(total)s, and the grant is "
                    "%(amount)s: correct one of them.",
                    grant=self.name,
                    total=self._money(total),
                    amount=self._money(self.amount),
                )
            )
        self._check_open(self.agreement_date)

    def _check_open(self, day):
        """The books are open on a day.

        :raises UserError: naming the lock and what to do.
        """
        violations = self.company_id._get_lock_date_violations(
            day, fiscalyear=True, sale=False, purchase=False, tax=False, hard=True
        )
        if violations:
            raise UserError(
                self.env._(
                    "The books are closed on %(day)s: reopen the month, or choose "
                    "another day.",
                    day=self._day(day),
                )
            )

    def _money(self, amount):
        return self.currency_id.format(amount)

    def _day(self, day):
        return self.env["cocagne.billing"]._format_day(day, "yMMMMd")

    def action_refuse(self):
        """The funder says no."""
        drafts = self.filtered(lambda grant: grant.state == "draft")
        drafts.state = "refused"

    def action_reset(self):
        """Take a promise back out of the books, as long as nothing was received."""
        for grant in self:
            posted = grant.year_ids.move_id.filtered(lambda m: m.state == "posted")
            if posted or grant.amount_received:
                raise UserError(
                    self.env._(
                        "%s has money received or a year closed: undo them first.",
                        grant.name,
                    )
                )
            grant._check_open(grant.move_id.date or fields.Date.today())
            move = grant.move_id
            grant.year_ids.move_id.unlink()
            grant.year_ids.unlink()
            grant.payment_ids.move_line_id = False
            grant.state, grant.move_id = "draft", False
            if move:
                move.button_draft()
                move.button_cancel()

    def action_close(self):
        """Nothing is expected of this grant any more."""
        for grant in self.filtered(lambda grant: grant.state == "granted"):
            if not grant.currency_id.is_zero(grant.amount_due):
                raise UserError(
                    self.env._(
                        "%(grant)s still waits for %(amount)s: match it, or credit it "
                        "if the funder pays less.",
                        grant=grant.name,
                        amount=grant._money(grant.amount_due),
                    )
                )
            grant.state = "closed"

    def action_open_move(self):
        return self.move_id.action_open_business_doc() if self.move_id else False

    def _next_steps(self):
        if self.state == "draft":
            text = self.env._("When the funder has said yes, book what it promises.")
            button = self.env._("It is granted")
            return [self._step("grant", text, button, method="action_grant")]
        if self.state != "granted":
            return []
        steps = []
        late = self.payment_ids.filtered("is_late")
        if late:
            text = self.env._("A payment is late: ask the funder for it.")
            steps.append(self._step("late", text, kind="wait"))
        if self._years_to_close():
            text = self.env._("A year is over: say what was spent, and close it.")
            button = self.env._("Prepare the entries of the year")
            steps.append(self._step("year", text, button, method="action_close_years"))
        if not self.amount_due and not self._years_to_close():
            last = max(self.year_ids.mapped("date_to"), default=False)
            if last and last < fields.Date.context_today(self):
                text = self.env._("All is received and every year has its entries.")
                button = self.env._("Close the grant")
                steps.append(self._step("close", text, button, method="action_close"))
        return steps

    def _years_to_close(self):
        today = fields.Date.context_today(self)
        return self.year_ids.filtered(
            lambda year: year.date_to < today and not year.move_id and not year.is_empty
        )

    def action_close_years(self):
        """Propose the entries of the years that are over."""
        moves = self._years_to_close()._propose()
        return self.env["account.move"]._ledger_list(moves)
