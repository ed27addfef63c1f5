from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...hours.counting import ABSENT
from ...hours.timetable import HALVES


class WorkBoard(models.AbstractModel):
    """The board of a week: activities in rows, half-days in columns, names in cells."""

    _name = "cocagne.work.board"
    _description = "Planning board of a week"
    _inherit = "cocagne.work.week"

    @api.model
    def board_data(self, day=None):
        """All that the board shows of the week of a day (next week: ``"next"``)."""
        self._check_team()
        first = self._monday(day)
        days = self._days(first)
        people, stretches = self._people(days)
        plans = self._plans(days)
        shown = self._shown_days(days, plans)
        return {
            **self._neighbours(first),
            "title": self._week_words(first),
            "days": [one for one in self._day_columns(days) if one["date"] in shown],
            "activities": self._activities(plans),
            "people": self._person_rows(people, stretches, days),
            "plans": [
                {
                    "id": plan.id,
                    "person": plan.pathway_id.id,
                    "day": fields.Date.to_string(plan.day),
                    "half": plan.half,
                    "activity": plan.activity_id.id,
                }
                for plan in plans
            ],
            "can_write": self.env["cocagne.work.plan"].has_access("create"),
        }

    @api.model
    def _plans(self, days):
        return self.env["cocagne.work.plan"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("day", ">=", days[0]),
                ("day", "<=", days[-1]),
            ]
        )

    @api.model
    def _shown_days(self, days, plans):
        """Monday to Friday, and the days of the weekend on which somebody is planned."""
        planned = set(plans.mapped("day"))
        return {
            fields.Date.to_string(day)
            for day in days
            if day.weekday() < 5 or day in planned or self._works_on(day)
        }

    @api.model
    def _works_on(self, day):
        """Whether the garden's timetable has this day."""
        # sudo: the hours of the garden are no secret
        lines = self.env.company.sudo().resource_calendar_id.attendance_ids
        return str(day.weekday()) in lines.mapped("dayofweek")

    @api.model
    def _activities(self, plans):
        found = self.env["cocagne.work.activity"].search(
            [("company_id", "=", self.env.company.id)]
        )
        found |= plans.activity_id  # archived since, still on this week
        return [
            {
                "id": one.id,
                "name": one.name,
                "place": one.place or "",
                "color": one.color,
            }
            for one in found
        ]

    @api.model
    def _person_rows(self, people, stretches, days):
        """Who can be placed, on which half-days, and when they are not there.

        A training and an immersion are told: they are no secret and take the half-day.
        """
        away = self.env["cocagne.insertion.hours"]._all_absences(
            people, days[0], days[-1]
        )
        rows = []
        for person in people:
            free, absent = [], []
            for day, half in ((day, half) for day in days for half in HALVES):
                own = [
                    one for one in stretches[person.id] if one.start <= day <= one.end
                ]
                if not own:
                    continue
                key = f"{day}/{half}"
                share = own[0].timetable.share(day, half)
                if share:
                    free.append(key)
                gone = self._gone(away.get(person.id, ()), own[0], day, half)
                if gone:
                    absent.append([key, self._away_word(gone)])
            rows.append(
                {
                    "id": person.id,
                    "name": person.name,
                    "works": free,
                    "absent": dict(absent),
                }
            )
        return rows

    @api.model
    def _gone(self, absences, stretch, day, half):
        """The absence that takes a half-day, or None."""
        for one in absences:
            if one.start <= day <= one.end and one.takes(day, half):
                return one
        return None

    @api.model
    def _away_word(self, absence):
        if absence.meaning == ABSENT:
            return self.env._("absent")
        if absence.meaning == "trained":
            return self.env._("in training")
        return self.env._("in immersion")

    # -------------------------------------------------------------------- changes

    @api.model
    def board_place(self, pathway_id, day, half, activity_id):
        """Put somebody at an activity for a half-day, taken away from another one."""
        plan = self._plan(pathway_id, day, half)
        if plan:
            plan.activity_id = activity_id
        else:
            plan.create(
                {
                    "company_id": self.env.company.id,
                    "pathway_id": pathway_id,
                    "day": day,
                    "half": half,
                    "activity_id": activity_id,
                }
            )
        return self.board_data(day)

    @api.model
    def board_remove(self, pathway_id, day, half):
        """Take somebody off a half-day."""
        self._plan(pathway_id, day, half).unlink()
        return self.board_data(day)

    @api.model
    def _plan(self, pathway_id, day, half):
        self._check_team()
        return self.env["cocagne.work.plan"].search(
            [("pathway_id", "=", pathway_id), ("day", "=", day), ("half", "=", half)]
        )

    @api.model
    def board_copy_last_week(self, day):
        """Copy the week before: who has a place already keeps it, who is away has none.

        :raise UserError: nothing was planned the week before.
        """
        self._check_team()
        first = self._monday(day)
        days = self._days(first)
        before = self._plans(self._days(first - timedelta(days=7)))
        if not before:
            raise UserError(self.env._("Nothing was planned the week before."))
        people, stretches = self._people(days)
        rows = {one["id"]: one for one in self._person_rows(people, stretches, days)}
        taken = {
            (plan.pathway_id.id, plan.day, plan.half) for plan in self._plans(days)
        }
        off = self.env["cocagne.insertion.hours"]._holiday_names(
            self.env.company, days[0], days[-1]
        )
        values = []
        for plan in before.filtered("activity_id.active"):
            new = plan.day + timedelta(days=7)
            row = rows.get(plan.pathway_id.id)
            under_contract = row and any(
                one.start <= new <= one.end for one in stretches[plan.pathway_id.id]
            )
            key = (plan.pathway_id.id, new, plan.half)
            away = row and f"{new}/{plan.half}" in row["absent"]
            if under_contract and not away and key not in taken and new not in off:
                values.append(
                    {
                        "company_id": self.env.company.id,
                        "pathway_id": plan.pathway_id.id,
                        "day": new,
                        "half": plan.half,
                        "activity_id": plan.activity_id.id,
                    }
                )
        self.env["cocagne.work.plan"].create(values)
        return self.board_data(day)

    @api.model
    def board_print(self, day):
        """The board as a paper for the wall."""
        self._check_team()
        first = self._monday(day)
        report = self.env.ref("cocagne_insertion.action_report_work_board")
        # sudo: the garden as a record to print on; only names and activities are read
        return report.sudo().report_action(
            self.env.company.ids,
            data={"monday": fields.Date.to_string(first)},
            config=False,
        )
