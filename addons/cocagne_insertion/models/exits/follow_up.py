from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...indicators.retention import FOLLOW_UPS
from ...law import dates
from ...law.exits import reasons

ADVISER = "cocagne_jardin.group_insertion_adviser"
SITUATIONS = [
    ("durable", "Lasting job: CDI, CDD of 6 months or more, own company"),
    ("transition", "Job of less than 6 months, aided job"),
    ("training", "In training"),
    ("siae", "At another insertion site"),
    ("unemployed", "Looking for a job"),
    ("inactive", "Not looking for a job"),
    ("retired", "Retired"),
    ("unreached", "Could not be reached"),
]
EMPLOYED = ("durable", "transition")
#: Reason after which nobody is asked: death.
NOT_ASKED = ("17",)


class InsertionFollowUp(models.Model):
    """How a person is 3, 6 and 12 months after the exit: asked once each, as a task."""

    _name = "cocagne.insertion.follow.up"
    _description = "Follow-up after an exit"
    _inherit = ["mail.activity.mixin", "mail.thread"]
    _order = "date, id"
    _check_company_auto = True

    exit_id = fields.Many2one(
        "cocagne.insertion.exit",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="exit_id.company_id", store=True, index=True)
    pathway_id = fields.Many2one(
        related="exit_id.pathway_id", store=True, index=True, string="Person"
    )
    months = fields.Integer("Months after", required=True)
    date = fields.Date("To ask on", required=True)
    situation = fields.Selection(SITUATIONS)
    employed = fields.Selection(
        [("yes", "In a job"), ("no", "No job"), ("unknown", "Not known")],
        "Job",
        compute="_compute_employed",
        store=True,
    )
    asked_on = fields.Date(copy=False)
    asked_by_id = fields.Many2one("res.users", "Asked by", check_company=True)
    employer_name = fields.Char("Employer or school")
    comment = fields.Text("What was said", groups=ADVISER)

    _once = models.Constraint(
        "UNIQUE (exit_id, months)", "This follow-up is there already."
    )

    @api.depends("pathway_id", "months")
    def _compute_display_name(self):
        for one in self:
            name = one.pathway_id.sudo().name or ""  # sudo: as the list shows it
            months = one.months
            one.display_name = self.env._(
                "%(person)s, %(months)s months after", person=name, months=months
            )

    @api.depends("situation")
    def _compute_employed(self):
        for one in self:
            if not one.situation:
                one.employed = False
            elif one.situation == "unreached":
                one.employed = "unknown"
            else:
                one.employed = "yes" if one.situation in EMPLOYED else "no"

    @api.constrains("months")
    def _check_months(self):
        for one in self:
            if one.months not in FOLLOW_UPS:
                raise ValidationError(
                    self.env._("People are asked 3, 6 and 12 months after the exit.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        follow_ups = super().create(vals_list)
        follow_ups._answered()
        return follow_ups

    def write(self, vals):
        result = super().write(vals)
        if "situation" in vals:
            self._answered()
        return result

    def _answered(self):
        """An answer is dated, signed, and its task is over."""
        answered = self.filtered("situation")
        undated = answered.filtered(lambda one: not one.asked_on)
        if undated:
            today = fields.Date.context_today(self)
            undated.write({"asked_on": today, "asked_by_id": self.env.user.id})
        tasks = answered.activity_ids
        if tasks:
            tasks.action_feedback()

    def _schedule(self):
        """A task for the adviser on the day; its words tell nothing of the person."""
        for one in self.filtered(lambda item: not item.situation):
            adviser = one.pathway_id.adviser_id
            one.activity_schedule(
                "mail.mail_activity_data_call",
                date_deadline=one.date,
                summary=self.env._("Ask for news"),
                user_id=(adviser or self.env.user).id,
            )


class InsertionExit(models.Model):
    """An exit brings its follow-ups."""

    _inherit = "cocagne.insertion.exit"

    follow_up_ids = fields.One2many(
        "cocagne.insertion.follow.up", "exit_id", "Follow-ups"
    )

    @api.model_create_multi
    def create(self, vals_list):
        exits = super().create(vals_list)
        exits._make_follow_ups()
        return exits

    def write(self, vals):
        result = super().write(vals)
        if "date" in vals or "reason_id" in vals:
            self._make_follow_ups()
        return result

    def _make_follow_ups(self):
        """Those at 3, 6 and 12 months; unanswered ones follow a corrected date."""
        open_ones = self.follow_up_ids.filtered(lambda one: not one.situation)
        open_ones.unlink()
        # sudo: the director writes exits, the adviser asks
        created = (
            self.env["cocagne.insertion.follow.up"]
            .sudo()
            .create([values for one in self for values in one._prepare_follow_ups()])
        )
        created._schedule()

    def _prepare_follow_ups(self):
        self.ensure_one()
        if self.reason_id.code in NOT_ASKED or self.category == reasons.IN_IAE:
            return []
        answered = set(self.follow_up_ids.mapped("months"))
        return [
            {
                "exit_id": self.id,
                "months": months,
                "date": dates.same_day(self.date, months),
            }
            for months in FOLLOW_UPS
            if months not in answered
        ]
