from odoo import models
from odoo.tools import format_date

from ...hours.counting import days_of, planned


class MonthDays(models.Model):
    """The days of a monthly sheet, as they are printed for the person to sign."""

    _inherit = "cocagne.insertion.sheet"

    def _days(self):
        """``{sheet.id: [row]}`` of the days under contract: planned, worked, words.

        Reasons of health are on no paper: an absence is “absent” unless the supervisor
        may choose it.
        """
        result = {}
        week = self.env["cocagne.week.sheet"]
        hours = self.env["cocagne.insertion.hours"]
        for (month, _company), sheets in self.grouped(
            lambda one: (one.month, one.company_id)
        ).items():
            last, people = sheets[0]._last_day, sheets.pathway_id
            facts = {
                "stretches": hours._stretches(people, month, last),
                "worked": hours._attended(people, month, last),
                "leaves": week._leaves_by_person(people, month, last),
                "others": hours._other_absences(people, month, last),
                "off": hours._holiday_names(sheets.company_id, month, last),
            }
            for sheet in sheets:
                result[sheet.id] = sheet._day_rows(month, last, facts)
        return result

    def _day_rows(self, first, last, facts):
        person = self.pathway_id
        stretches = [one for _id, one in facts["stretches"].get(person.id, ())]
        worked = facts["worked"].get(person.id, {})
        rows = []
        for day in days_of(first, last):
            if not any(one.start <= day <= one.end for one in stretches):
                continue
            expected = planned(stretches, day)
            off = facts["off"].get(day, "")
            rows.append(
                {
                    "day": day,
                    "label": format_date(self.env, day, date_format="EEE d"),
                    "planned": 0 if off else expected,
                    "worked": worked.get(day, 0),
                    "words": off
                    if off and expected
                    else self._absence_words(day, facts),
                    "week_ends": day.weekday() == 6,
                    "off": not expected and not worked.get(day),
                }
            )
        return rows

    def _absence_words(self, day, facts):
        hours = self.env["cocagne.insertion.hours"]
        words = []
        for leave in facts["leaves"].get(self.pathway_id.id, ()):
            absence = hours._absence(leave)
            if not absence.start <= day <= absence.end:
                continue
            kind = leave.holiday_status_id
            shown = kind.supervisor_marks and not kind.to_explain
            words.append(kind.name if shown else self.env._("Absent"))
        for absence in facts["others"].get(self.pathway_id.id, ()):
            if absence.start <= day <= absence.end:
                words.append(
                    self.env["cocagne.week.sheet"]._other_absence(absence, day)["label"]
                )
        return ", ".join(words)
