from collections import defaultdict

from odoo import api, fields, models

from ...hours.counting import planned, rounded
from ...law import working_time


class WeekSheet(models.AbstractModel):
    """The sheet of a week: a row per person, a cell per day.

    It reads and fills attendances and leaves, so that badge, tablet and sheet are one.
    The supervisor does it without the right to read them: absences whose reason is not
    theirs to choose are shown as “absent”, nothing more.
    """

    _name = "cocagne.week.sheet"
    _description = "Hours of a week"
    _inherit = "cocagne.work.week"

    @api.model
    def sheet_data(self, day=None):
        """All that the screen shows of the week of a day."""
        self._check_team()
        first = self._monday(day)
        days = self._days(first)
        people, stretches = self._people(days)
        facts = self._facts(people, days)
        rows = [
            self._row(person, stretches[person.id], days, facts) for person in people
        ]
        return {
            **self._neighbours(first),
            "title": self._week_words(first),
            "days": self._shown_days(days, rows),
            "reasons": self._reason_choices(),
            "rows": rows,
            "knows_reasons": self._knows_reasons(),
            "this_week": fields.Date.to_string(self._monday()),
        }

    @api.model
    def _shown_days(self, days, rows):
        """Monday to Friday, and a day of the weekend that somebody works."""
        used = {
            key
            for row in rows
            for key, cell in row["cells"].items()
            if cell["hours"] or cell["planned"]
        }
        return [
            column
            for column in self._day_columns(days)
            if not column["weekend"] or column["date"] in used
        ]

    @api.model
    def _facts(self, people, days):
        """What happened in the week, read once for everybody."""
        hours = self.env["cocagne.insertion.hours"]
        first, last = days[0], days[-1]
        return {
            "worked": hours._attended(people, first, last),
            "open": self._open_attendances(people, first, last),
            "badge": self._badged(people, first, last),
            "leaves": self._leaves_by_person(people, first, last),
            "others": hours._other_absences(people, first, last),
            "off": hours._holiday_names(self.env.company, first, last),
            "places": self._places(people, first, last),
            "locked": self.env["cocagne.insertion.sheet"]._closed_months(
                people, first, last
            ),
            "figures": self.env["cocagne.insertion.figure"]._figures(),
        }

    @api.model
    def _leaves_by_person(self, people, first, last):
        by_employee = defaultdict(list)
        for leave in self.env["cocagne.insertion.hours"]._leaves(people, first, last):
            by_employee[leave.employee_id.id].append(leave)
        # sudo: the link to the person only
        return {one.id: by_employee[one.employee_id.id] for one in people.sudo()}

    @api.model
    def _attendances(self, people, first, last, more=()):
        # sudo: the supervisor does the sheet without reading attendances of others
        found = (
            self.env["hr.attendance"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", people.sudo().employee_id.ids),
                    ("date", ">=", first),
                    ("date", "<=", last),
                    *more,
                ]
            )
        )
        # sudo: as above
        people_of = {one.employee_id.id: one.id for one in people.sudo()}
        return {
            (people_of[employee.id], day): group
            for (employee, day), group in found.grouped(
                lambda one: (one.employee_id, one.date)
            ).items()
        }

    @api.model
    def _open_attendances(self, people, first, last):
        """Who badged in and not out: the sheet wants the hours."""
        return set(self._attendances(people, first, last, [("check_out", "=", False)]))

    @api.model
    def _badged(self, people, first, last):
        """Days of which some hours come from the tablet or a badge."""
        kiosk = [("in_mode", "in", ("kiosk", "systray"))]
        return set(self._attendances(people, first, last, kiosk))

    @api.model
    def _places(self, people, first, last):
        """``{(pathway.id, day): activities}`` of the board."""
        plans = self.env["cocagne.work.plan"].search(
            [
                ("pathway_id", "in", people.ids),
                ("day", ">=", first),
                ("day", "<=", last),
            ]
        )
        result = defaultdict(list)
        for plan in plans.sorted("half"):
            names = result[plan.pathway_id.id, plan.day]
            if plan.activity_id.name not in names:
                names.append(plan.activity_id.name)
        return result

    # ----------------------------------------------------------------------- rows

    @api.model
    def _row(self, person, stretches, days, facts):
        cells = {
            fields.Date.to_string(day): self._cell(person, stretches, day, facts)
            for day in days
        }
        worked = {
            day: rounded(str(cells[fields.Date.to_string(day)]["hours"]))
            for day in days
        }
        total = sum(worked.values())
        return {
            "id": person.id,
            "name": person.name,
            "week_hours": float(stretches[-1].week_hours),
            "cells": cells,
            "total": float(total),
            "planned": sum(cell["planned"] for cell in cells.values()),
            "warnings": self._warnings(worked, stretches, facts["figures"]),
        }

    @api.model
    def _warnings(self, worked, stretches, figures):
        """What payroll must know of the week, in words."""
        week, total = min(worked), sum(worked.values())
        contract = stretches[-1].week_hours
        found = [
            *working_time.bound_problems(worked, figures),
            *working_time.complementary_problems(week, total, contract, figures),
        ]
        return [self.env["cocagne.law"]._words(problem) for problem in found]

    @api.model
    def _cell(self, person, stretches, day, facts):
        key = (person.id, day)
        inside = any(one.start <= day <= one.end for one in stretches)
        absences = [
            self._absence(leave, day)
            for leave in facts["leaves"].get(person.id, ())
            if leave.request_date_from <= day <= leave.request_date_to
        ]
        absences += [
            self._other_absence(one, day)
            for one in facts["others"].get(person.id, ())
            if one.start <= day <= one.end
        ]
        hours = facts["worked"].get(person.id, {}).get(day, 0)
        return {
            "hours": float(hours),
            "planned": 0.0 if day in facts["off"] else float(planned(stretches, day)),
            "outside": not inside,
            "off": facts["off"].get(day, ""),
            "absences": absences,
            "place": ", ".join(facts["places"].get(key, ())),
            "open": key in facts["open"],
            "badge": key in facts["badge"],
            "locked": (person.id, day.replace(day=1)) in facts["locked"],
        }

    @api.model
    def _absence(self, leave, day):
        """An absence for the screen; its reason only for who may know it."""
        kind = leave.holiday_status_id
        known = kind.supervisor_marks or self._knows_reasons()
        halves = [
            half
            for half in ("am", "pm")
            if self.env["cocagne.insertion.hours"]._absence(leave).takes(day, half)
        ]
        return {
            "reason": kind.id if known else False,
            "label": kind.name if known else self.env._("Absent"),
            "part": "day" if len(halves) == 2 else (halves or ["day"])[0],
            "fixed": not known,
            "to_explain": kind.to_explain,
            "meaning": kind.insertion_meaning if known else "absent",
        }

    @api.model
    def _other_absence(self, absence, day):
        """A training or an immersion that has its own screen: shown, not changed here."""
        words = {
            "trained": self.env._("In training"),
            "worked": self.env._("In immersion"),
            "absent": self.env._("Absent"),
        }
        halves = [half for half in ("am", "pm") if absence.takes(day, half)]
        return {
            "reason": False,
            "label": words[absence.meaning],
            "part": "day" if len(halves) == 2 else (halves or ["day"])[0],
            "fixed": True,
            "to_explain": False,
            "meaning": absence.meaning,
        }

    # -------------------------------------------------------------------- reasons

    @api.model
    def _reasons(self):
        """Reasons that the user may choose."""
        domain = [
            ("company_id", "in", (False, self.env.company.id)),
            ("payroll_code", "!=", False),
        ]
        if not self._knows_reasons():
            domain.append(("supervisor_marks", "=", True))
        return self.env["hr.leave.type"].search(domain, order="sequence, id")

    @api.model
    def _reason_choices(self):
        return [{"id": kind.id, "name": kind.name} for kind in self._reasons()]
