from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...planning.deadline import last_moment, window_at


class Flexibility(models.Model):
    """What the members of a type of subscription may change, and until when (R50-R55).

    Chosen on the basket type; those that have none follow the garden's. Where the
    garden has none either, members change nothing and the staff whatever they want.
    """

    _name = "cocagne.flexibility"
    _description = "Rules of flexibility"
    _inherit = "cocagne.of.garden"
    _order = "sequence, name"
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    allow_postpone = fields.Boolean("Postpone", default=True)
    allow_advance = fields.Boolean("Advance", default=True)
    allow_cancel = fields.Boolean(
        "Cancel",
        help="Only for subscriptions that last until a day: a cancelled basket is "
        "neither prepared nor billed.",
    )
    max_moves = fields.Integer(
        "Most postponed or advanced",
        help="Baskets per subscription, for its whole duration; 0 for no limit.",
    )
    max_cancellations = fields.Integer(
        "Most cancelled",
        help="Baskets per subscription, for its whole duration; 0 for no limit.",
    )
    compensation = fields.Selection(
        [
            ("none", "Nothing: the basket is lost for the member"),
            ("counted", "A basket to double later: it is counted"),
            ("at_once", "A date to double, chosen at once"),
        ],
        "A cancelled basket gives",
        default="none",
        required=True,
    )
    deadline_days = fields.Integer(
        "Days before",
        default=2,
        required=True,
        help="The last day to change a basket: 2 for two days before the delivery.",
    )
    deadline_hour = fields.Float(
        "Until what hour", help="The hour of that day; 0:00 for the whole day."
    )
    window_ids = fields.One2many(
        "cocagne.flexibility.window", "flexibility_id", "Periods with a limit"
    )
    summary = fields.Char("In short", compute="_compute_summary")

    _not_negative = models.Constraint(
        "CHECK (max_moves >= 0 AND max_cancellations >= 0 AND deadline_days >= 0)",
        "The limits and the days before cannot be negative.",
    )
    _hour_of_day = models.Constraint(
        "CHECK (deadline_hour >= 0 AND deadline_hour < 24)",
        "The hour is between 0:00 and 23:59.",
    )

    @api.constrains("compensation", "allow_cancel")
    def _check_compensation(self):
        for rule in self:
            if rule.compensation != "none" and not rule.allow_cancel:
                raise ValidationError(
                    self.env._(
                        "%s: a cancelled basket can only be made up for when baskets "
                        "can be cancelled. Tick Cancel, or choose Nothing.",
                        rule.name,
                    )
                )

    @api.depends_context("lang")
    @api.depends("allow_postpone", "allow_advance", "allow_cancel", "deadline_days")
    def _compute_summary(self):
        for rule in self:
            allowed = [
                word
                for is_allowed, word in (
                    (rule.allow_postpone, self.env._("postpone")),
                    (rule.allow_advance, self.env._("advance")),
                    (rule.allow_cancel, self.env._("cancel")),
                )
                if is_allowed
            ]
            words = ", ".join(allowed) or self.env._("nothing can be changed")
            rule.summary = self.env._(
                "%(words)s, until D-%(days)s", words=words, days=rule.deadline_days
            )

    def _last_moment(self, day):
        """The last moment (UTC) to change what is delivered on ``day`` (R55)."""
        self.ensure_one()
        tz = self.company_id.partner_id.tz or self.env.user.tz or "Europe/Paris"
        return last_moment(day, self.deadline_days, self.deadline_hour, tz)


class FlexibilityWindow(models.Model):
    """A part of the year when fewer baskets may be cancelled or moved away, for
    example 3 in July and August (R52)."""

    _name = "cocagne.flexibility.window"
    _description = "Period with a limit"
    _order = "month_from, day_from"

    flexibility_id = fields.Many2one(
        "cocagne.flexibility", required=True, ondelete="cascade", index=True
    )
    day_from = fields.Integer("From day", required=True, default=1)
    month_from = fields.Selection("_months", "of", required=True, default="7")
    day_to = fields.Integer("To day", required=True, default=31)
    month_to = fields.Selection("_months", "of ", required=True, default="8")
    maximum = fields.Integer(
        "Most cancelled or moved",
        required=True,
        help="Baskets of this period, per subscription; 0 for none at all.",
    )

    _maximum_not_negative = models.Constraint(
        "CHECK (maximum >= 0)", "The limit cannot be negative."
    )
    _days_of_month = models.Constraint(
        "CHECK (day_from BETWEEN 1 AND 31 AND day_to BETWEEN 1 AND 31)",
        "A day of the month is between 1 and 31.",
    )

    @api.model
    def _months(self):
        return [
            ("1", self.env._("January")),
            ("2", self.env._("February")),
            ("3", self.env._("March")),
            ("4", self.env._("April")),
            ("5", self.env._("May")),
            ("6", self.env._("June")),
            ("7", self.env._("July")),
            ("8", self.env._("August")),
            ("9", self.env._("September")),
            ("10", self.env._("October")),
            ("11", self.env._("November")),
            ("12", self.env._("December")),
        ]

    def _at(self, day):
        """First and last day of the window that holds ``day``, or None."""
        self.ensure_one()
        return window_at(
            day,
            (int(self.month_from), self.day_from),
            (int(self.month_to), self.day_to),
        )
