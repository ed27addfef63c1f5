from collections import defaultdict
from datetime import date

from odoo import api, models

from ...hours.counting import CENT, WORKED, Hours, Stretch, count, rounded
from ...hours.timetable import AFTERNOON, MORNING, Slot, Timetable
from ...law.dates import ONE_DAY

#: Where a garden is whose timetable does not say it.
FRANCE = "Europe/Paris"

VERSION_FIELDS = [
    "employee_id",
    "date_version",
    "contract_date_start",
    "contract_date_end",
    "pathway_id",
    "insertion_kind",
    "weekly_hours",
    "resource_calendar_id",
]


class InsertionHours(models.AbstractModel):
    """Hours of the people in insertion, for sheets, monthly states and reports.

    All is read in a number of queries that does not depend on the number of people. The
    rule is in ``hours/counting.py``. It is read as superuser: figures go to roles that see
    neither contracts nor reasons; who shows them says who may.
    """

    _name = "cocagne.insertion.hours"
    _description = "Hours of people in insertion"

    @api.model
    def _hours_of(self, pathways, date_from: date, date_to: date) -> dict[int, Hours]:
        """Hours from ``date_from`` to ``date_to``, both in it, by id of the pathway.

        A pathway without contract in the period has zeros.
        """
        by_version = self._hours_by_version(pathways, date_from, date_to)
        total = dict.fromkeys(pathways.ids, Hours())
        for (pathway_id, _version_id), hours in by_version.items():
            total[pathway_id] += hours
        return total

    @api.model
    def _hours_by_version(self, pathways, date_from, date_to):
        """The same by (id of the pathway, id of the ``hr.version``).

        Work outside every contract has no version: it is under ``False``. The hours of a
        pathway are the sum of its rows.
        """
        stretches = self._stretches(pathways, date_from, date_to)
        absences = self._all_absences(pathways, date_from, date_to)
        holidays = self._holidays(pathways.company_id, date_from, date_to)
        worked = self._attended(pathways, date_from, date_to)
        self._tell_once(worked, absences)
        trained = self._training_hours(pathways, date_from, date_to)
        result = {}
        for pathway in pathways:
            own = stretches.get(pathway.id, [])
            free = holidays.get(pathway.company_id.id, ())
            for version_id, stretch in own:
                result[pathway.id, version_id] = count(
                    [stretch], absences.get(pathway.id, ()), free, date_from, date_to
                ) + result.get((pathway.id, version_id), Hours())
            for more, field in ((worked, "worked"), (trained, "trained")):
                for day, hours in more.get(pathway.id, {}).items():
                    key = (pathway.id, self._version_at(own, day))
                    known = result.get(key, Hours())
                    total = getattr(known, field) + hours
                    result[key] = known._replace(**{field: total.quantize(CENT)})
        return result

    @api.model
    def _tell_once(self, worked, absences):
        """Drop what was badged on whole days that are work elsewhere (an immersion).

        Those days count by their timetable already.
        """
        for pathway_id, by_day in worked.items():
            elsewhere = [
                one for one in absences.get(pathway_id, ()) if one.meaning == WORKED
            ]
            for day in list(by_day):
                if any(
                    one.takes(day, MORNING) and one.takes(day, AFTERNOON)
                    for one in elsewhere
                ):
                    del by_day[day]

    @api.model
    def _version_at(self, stretches, day):
        """Id of the version whose contract a day is in, else False."""
        return next(
            (key for key, one in stretches if one.start <= day <= one.end), False
        )

    # ------------------------------------------------------------------ contracts

    @api.model
    def _stretches(self, pathways, date_from, date_to):
        """``{pathway.id: [(version id, Stretch)]}`` of the contracts in the period.

        An amendment is a version within the same contract: each holds until the next.
        """
        # sudo: hours of a contract, without its pay, for roles that do not read contracts
        versions = (
            self.env["hr.version"]
            .sudo()
            .search_fetch(
                [("employee_id", "in", pathways.sudo().employee_id.ids)],
                VERSION_FIELDS,
                order="employee_id, date_version",
            )
        )
        timetables = self._timetables(versions.resource_calendar_id)
        wanted, result = set(pathways.ids), defaultdict(list)
        for employee_versions in versions.grouped("employee_id").values():
            for version, (start, end) in self._spans(employee_versions):
                known = version.pathway_id.id in wanted and version.insertion_kind
                if known and start <= date_to and date_from <= end:
                    table = timetables[version.resource_calendar_id.id]
                    week = rounded(str(version.weekly_hours))
                    stretch = Stretch(start, min(end, date_to), week, table)
                    result[version.pathway_id.id].append((version.id, stretch))
        return result

    @api.model
    def _spans(self, versions):
        """Days on which each version of an employee holds, within its contract."""
        following = [*versions[1:], None]
        seen = set()
        for version, after in zip(versions, following, strict=True):
            first = version.contract_date_start
            if not first:
                continue
            # the first version of a contract holds from the contract's first day
            start = max(version.date_version, first) if first in seen else first
            seen.add(first)
            end = version.contract_date_end or date.max
            if after:
                end = min(end, after.date_version - ONE_DAY)
            if start <= end:
                yield version, (start, end)

    @api.model
    def _timetables(self, calendars):
        """``{id of the calendar or False: Timetable}``."""
        slots = defaultdict(list)
        for line in calendars.attendance_ids:
            if line.day_period == "lunch" or line.display_type:
                continue
            week = int(line.week_type) if line.calendar_id.two_weeks_calendar else None
            slots[line.calendar_id.id].append(
                Slot(int(line.dayofweek), line.hour_from, line.hour_to, week)
            )
        keys = [False, *calendars.ids]
        return {key: Timetable(slots.get(key, ())) for key in keys}
