from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class VolunteerWork(models.Model):
    """The hours that volunteers gave, valued at the foot of the accounts (864, 875).

    Regulation ANC 2018-06, art. 211-1 to 211-4: contributions in kind are booked in
    class 8, beside the result, when they can be counted and valued.
    """

    _name = "cocagne.volunteer.work"
    _description = "Hours of volunteers"
    _inherit = "cocagne.money.of.garden"
    _order = "date_to desc, id desc"
    _check_company_auto = True

    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    line_ids = fields.One2many("cocagne.volunteer.work.line", "work_id", "Hours")
    hours = fields.Float("Hours in all", compute="_compute_totals", store=True)
    amount = fields.Monetary("Value", compute="_compute_totals", store=True)
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    state = fields.Selection(
        [("draft", "To book"), ("posted", "Booked")], compute="_compute_state"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends after it begins."
    )

    @api.depends("date_from", "date_to")
    def _compute_display_name(self):
        for work in self:
            work.display_name = self.env._("Hours of volunteers")
            if work.date_from and work.date_to:
                day = self.env["cocagne.billing"]._format_day
                work.display_name = self.env._(
                    "Hours of volunteers, %(start)s to %(end)s",
                    start=day(work.date_from, "yMMMd"),
                    end=day(work.date_to, "yMMMd"),
                )

    @api.depends("line_ids.hours", "line_ids.amount")
    def _compute_totals(self):
        for work in self:
            work.hours = sum(work.line_ids.mapped("hours"))
            work.amount = sum(work.line_ids.mapped("amount"))

    @api.depends("move_id.state")
    def _compute_state(self):
        for work in self:
            booked = work.move_id.state == "posted"
            work.state = "posted" if booked else "draft"

    @api.model
    def default_get(self, fields_list):
        """A new sheet opens with the domains of the garden's volunteers."""
        vals = super().default_get(fields_list)
        if "line_ids" in fields_list and "line_ids" not in vals:
            domains = self.env["cocagne.volunteer.domain"].search(
                [("company_id", "in", self.env.company.root_id.ids)]
            )
            rate = self.env.company.volunteer_hour_value
            vals["line_ids"] = [
                Command.create({"domain_id": domain.id, "hours": 0.0, "rate": rate})
                for domain in domains
            ]
        return vals

    def action_post(self):
        """Book the hours: 864 against 875, beside the result."""
        for work in self.filtered(lambda work: work.state == "draft"):
            work._check_bookable()
            move = self.env["account.move"].create(work._prepare_move())
            move.action_post()
            work.move_id = move

    def _check_bookable(self):
        if not self.amount:
            raise UserError(self.env._("Write hours and what an hour is worth first."))
        twice = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("id", "!=", self.id),
                ("date_from", "<=", self.date_to),
                ("date_to", ">=", self.date_from),
                ("move_id.state", "=", "posted"),
            ],
            limit=1,
        )
        if twice:
            raise UserError(
                self.env._("These days are booked already: %s.", twice.display_name)
            )

    def _prepare_move(self):
        use = self.company_id._ledger_account("volunteers_use")
        resource = self.company_id._ledger_account("volunteers_resource")
        lines = [
            {
                "name": line._label(),
                "account_id": use.id,
                "debit": line.amount,
            }
            for line in self.line_ids.filtered("amount")
        ]
        lines.append(
            {
                "name": self.display_name,
                "account_id": resource.id,
                "credit": self.amount,
            }
        )
        return {
            "move_type": "entry",
            "company_id": self.company_id.id,
            "journal_id": self.company_id._ledger_journal().id,
            "date": self.date_to,
            "ref": self.display_name,
            "line_ids": [Command.create(line) for line in lines],
        }

    def action_undo(self):
        """Take the entry back, to correct the hours."""
        for work in self.filtered("move_id"):
            move = work.move_id
            work.move_id = False
            move.button_draft()
            move.button_cancel()

    def write(self, vals):
        frozen = {"line_ids", "date_from", "date_to", "company_id"}
        if frozen & vals.keys() and self.filtered("move_id"):
            raise UserError(
                self.env._("These hours are booked: undo the entry to change them.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        if self.filtered("move_id"):
            raise UserError(
                self.env._("These hours are booked: undo the entry to remove them.")
            )


class VolunteerWorkLine(models.Model):
    """Hours of one kind of work."""

    _name = "cocagne.volunteer.work.line"
    _description = "Hours of volunteers of one kind"
    _order = "id"
    _check_company_auto = True

    work_id = fields.Many2one(
        "cocagne.volunteer.work",
        "Sheet",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="work_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    domain_id = fields.Many2one("cocagne.volunteer.domain", "Work", check_company=True)
    hours = fields.Float(required=True)
    rate = fields.Monetary(
        "Value of an hour",
        required=True,
        default=lambda self: self.env.company.volunteer_hour_value,
    )
    amount = fields.Monetary("Value", compute="_compute_amount", store=True)

    _positive = models.Constraint(
        "CHECK (hours >= 0 AND rate >= 0)", "Hours and values are not below zero."
    )

    @api.depends("hours", "rate")
    def _compute_amount(self):
        for line in self:
            currency = line.currency_id or self.env.company.currency_id
            line.amount = currency.round(line.hours * line.rate)

    def _label(self):
        name = self.domain_id.name or self.env._("Volunteers")
        return self.env._(
            "%(work)s: %(hours)s hours", work=name, hours=f"{self.hours:g}"
        )
