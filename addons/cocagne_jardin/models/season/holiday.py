from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ...planning import moves


class Holiday(models.Model):
    """A public holiday of a season, and where its deliveries go (R6).

    The garden decides holiday by holiday, and round by round where it must.
    """

    _name = "cocagne.holiday"
    _description = "Public holiday"
    _order = "date"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    season_id = fields.Many2one(
        "cocagne.season", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="season_id.company_id", store=True)
    date = fields.Date("Holiday", required=True)
    name = fields.Char(required=True)
    policy = fields.Selection(
        [
            ("auto", "Moved to the nearest working day"),
            ("moved", "Moved to the day chosen"),
            ("kept", "Delivered on the day itself"),
            ("skipped", "No delivery this week"),
        ],
        default="auto",
        required=True,
        help="Moved deliveries stay in the same week: a Friday goes to the day before, "
        "a Monday to the day after.",
    )
    moved_to = fields.Date(
        "Delivered on", help="The day that takes the deliveries of all the rounds."
    )
    move_ids = fields.One2many(
        "cocagne.holiday.move",
        "holiday_id",
        "Rounds that differ",
        help="Only the rounds that go out on another day than the others.",
    )

    weekday_label = fields.Char("Day", compute="_compute_weekday_label")
    result_label = fields.Char("Deliveries go to", compute="_compute_result_label")
    exception_label = fields.Char("Except", compute="_compute_exception_label")

    _one_row_per_day = models.UniqueIndex(
        "(season_id, date)", "This holiday is already in the season."
    )

    @api.depends_context("lang")
    @api.depends("date")
    def _compute_weekday_label(self):
        for holiday in self:
            holiday.weekday_label = holiday.date and format_date(
                self.env, holiday.date, date_format="EEEE"
            )

    @api.depends_context("lang")
    @api.depends("date", "policy", "moved_to", "season_id.holiday_ids.date")
    def _compute_result_label(self):
        """The day of the rounds that do not differ, in words (R6)."""
        no_round = self.env["cocagne.round"]
        for holiday in self:
            days = set(holiday.season_id.holiday_ids.mapped("date"))
            day = holiday.date and holiday._date_for_round(no_round, days.__contains__)
            holiday.result_label = (
                format_date(self.env, day, date_format="EEEE d MMMM")
                if day
                else self.env._("No delivery")
            )

    @api.depends_context("lang")
    @api.depends("move_ids.round_id.code", "move_ids.moved_to")
    def _compute_exception_label(self):
        for holiday in self:
            holiday.exception_label = ", ".join(
                f"{move.round_id.code} {format_date(self.env, move.moved_to)}"
                for move in holiday.move_ids
            )

    def action_open(self):
        """Open this holiday, to say which rounds go out on another day (R6)."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    @api.constrains("date", "moved_to", "policy")
    def _check_moved_to(self):
        for holiday in self.filtered(lambda h: h.policy == "moved"):
            holiday._check_allowed(holiday.moved_to)

    def _check_allowed(self, moved_to):
        """Refuse a move out of the week, to the weekend, or to no day (R6, R7)."""
        self.ensure_one()
        if not moved_to:
            raise ValidationError(
                self.env._("%s: choose the day that takes its deliveries.", self.name)
            )
        if not moves.is_allowed_move(self.date, moved_to):
            raise ValidationError(
                self.env._(
                    "%(holiday)s (%(day)s) cannot be moved to %(moved)s: a delivery "
                    "stays in its week and does not go to the weekend.",
                    holiday=self.name,
                    day=format_date(self.env, self.date),
                    moved=format_date(self.env, moved_to),
                )
            )

    def _date_for_round(self, garden_round, is_holiday):
        """The day on which ``garden_round`` replaces this holiday, or None.

        :param is_holiday: tells whether a date is a public holiday of the season.
        """
        self.ensure_one()
        own = self.move_ids.filtered(lambda move: move.round_id == garden_round)
        if own:
            return own.moved_to
        if self.policy == "moved":
            return self.moved_to
        if self.policy == "kept":
            return self.date
        if self.policy == "skipped":
            return None
        return moves.default_move(self.date, is_holiday)
