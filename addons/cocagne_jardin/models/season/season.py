from odoo import api, fields, models
from odoo.exceptions import UserError

from ...planning import weeks
from ...planning.holidays_fr import public_holidays


class Season(models.Model):
    """The association year of a garden, with its closing weeks and holidays (R4).

    Several seasons coexist: the next is prepared while the current one runs. A mother
    house has one season for all its establishments (R2).
    """

    _name = "cocagne.season"
    _description = "Season"
    _inherit = ["cocagne.period.mixin", "mail.thread"]

    name = fields.Char(help="What everybody calls it, for example: Season 2026.")
    state = fields.Selection(
        [("draft", "Being prepared"), ("open", "Open"), ("closed", "Closed")],
        default="draft",
        required=True,
        tracking=True,
        help="Baskets are planned in an open season. A closed one no longer changes.",
    )
    closed_week_ids = fields.One2many(
        "cocagne.closed.week",
        "season_id",
        "Closing weeks",
        help="Weeks without any delivery, for example the two weeks of Christmas.",
    )
    holiday_ids = fields.One2many("cocagne.holiday", "season_id", "Public holidays")
    calendar_ids = fields.One2many("cocagne.calendar", "season_id", "Calendars")
    delivery_ids = fields.One2many("cocagne.delivery", "season_id", "Deliveries")
    delivery_count = fields.Integer(compute="_compute_delivery_count")
    open_week_count = fields.Integer(
        "Weeks with deliveries", compute="_compute_open_week_count"
    )

    @api.depends("delivery_ids")
    def _compute_delivery_count(self):
        counts = dict(
            self.env["cocagne.delivery"]._read_group(
                [("season_id", "in", self.ids)], ["season_id"], ["__count"]
            )
        )
        for season in self:
            season.delivery_count = counts.get(season, 0)

    @api.depends("date_start", "date_end", "closed_week_ids.monday")
    def _compute_open_week_count(self):
        for season in self:
            season.open_week_count = len(season.open_weeks())

    def open_weeks(self):
        """The Mondays of the weeks of this season that are not closed (R5)."""
        self.ensure_one()
        if not (self.date_start and self.date_end):
            return []
        closed = set(self.closed_week_ids.mapped("monday"))
        return [
            monday
            for monday in weeks.weeks_between(self.date_start, self.date_end)
            if monday not in closed
        ]

    def close_weeks(self, numbers, label=False):
        """Close the weeks of the season that have these ISO numbers (R4)."""
        self.ensure_one()
        known = set(self.closed_week_ids.mapped("monday"))
        mondays = weeks.weeks_numbered(numbers, self.date_start, self.date_end)
        self.env["cocagne.closed.week"].create(
            [
                {"season_id": self.id, "monday": monday, "label": label}
                for monday in mondays
                if monday not in known
            ]
        )

    def action_generate_holidays(self):
        """Add the public holidays of the season that are not listed yet (R4, R6)."""
        for season in self:
            known = set(season.holiday_ids.mapped("date"))
            subdivision = season.company_id.holiday_subdivision or ""
            table = public_holidays(season.date_start, season.date_end, subdivision)
            self.env["cocagne.holiday"].create(
                [
                    {"season_id": season.id, "date": day, "name": name}
                    for day, name in table.items()
                    if day not in known
                ]
            )

    def action_plan(self):
        """Write the deliveries and calendars of every round for the season (R5-R8).

        May be run again after a change of closing weeks, holidays or rounds: what is
        right stays, what moved is moved with its baskets, what is new is added.
        """
        for season in self:
            season._check_can_plan()
            season.action_generate_holidays()
            self.env["cocagne.delivery"]._sync_season(season)
            self.env["cocagne.calendar"]._sync_season(season)
            if season.state == "draft":
                season.state = "open"
        return True

    def _check_can_plan(self):
        self.ensure_one()
        if self.state == "closed":
            raise UserError(
                self.env._(
                    "%s is closed: its calendar no longer changes. Open it again first.",
                    self.name,
                )
            )
        if not self._rounds():
            raise UserError(
                self.env._(
                    "There is no round yet. Create the delivery rounds of the garden, "
                    "then plan the season."
                )
            )
        if not self.open_weeks():
            raise UserError(
                self.env._(
                    "All the weeks of %s are closed: nothing can be planned. Remove "
                    "some closing weeks.",
                    self.name,
                )
            )

    def _rounds(self):
        """The rounds that this season plans: those of the garden and its branches."""
        self.ensure_one()
        return self.env["cocagne.round"].search(
            [("company_id", "child_of", self.company_id.id)]
        )

    def action_close(self):
        self.state = "closed"

    def action_reopen(self):
        self.state = "open"

    def action_view_deliveries(self):
        """Open the calendar of this season's deliveries."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_deliveries"
        )
        action["domain"] = [("season_id", "=", self.id)]
        return action
