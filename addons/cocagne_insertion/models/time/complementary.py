from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from odoo import api, models

from ...hours.counting import Absence, by_code
from ...law import working_time
from ...law.dates import ONE_DAY


class ComplementaryHours(models.AbstractModel):
    """Hours above a part-time contract, and hours of each reason of absence."""

    _inherit = "cocagne.insertion.hours"

    @api.model
    def _complementary_hours(self, pathways, date_from, date_to):
        """Hours above the contract of the weeks that end in the period, by pathway.

        A week belongs to the month of its Sunday, so that none is counted twice
        (L.3123-8: by the week).
        """
        first = working_time.monday(date_from)
        last = date_to - timedelta(days=(date_to.weekday() + 1) % 7)
        worked = self._attended(pathways, first, last)
        stretches = self._stretches(pathways, first, last)
        result = dict.fromkeys(pathways.ids, Decimal())
        for pathway in pathways:
            own = [one for _id, one in stretches.get(pathway.id, ())]
            weeks = working_time.weeks(worked.get(pathway.id, {}))
            for week, by_day in weeks.items():
                sunday = week + 6 * ONE_DAY
                hours = self._week_contract(own, week, sunday)
                if date_from <= sunday <= date_to and hours:
                    result[pathway.id] += working_time.complementary(
                        sum(by_day.values()), hours
                    )
        return result

    @api.model
    def _week_contract(self, stretches, monday, sunday):
        """Hours of the contract in a week: the last ones known, or None."""
        inside = [one for one in stretches if one.start <= sunday and monday <= one.end]
        return inside[-1].week_hours if inside else None

    @api.model
    def _absences_by_code(self, pathways, date_from, date_to):
        """``{pathway.id: {payroll code: planned hours}}``."""
        stretches = self._stretches(pathways, date_from, date_to)
        absences = self._all_absences(pathways, date_from, date_to)
        holidays = self._holidays(pathways.company_id, date_from, date_to)
        result = defaultdict(dict)
        for pathway in pathways:
            result[pathway.id] = by_code(
                [one for _id, one in stretches.get(pathway.id, ())],
                absences.get(pathway.id, ()),
                holidays.get(pathway.company_id.id, ()),
                date_from,
                date_to,
            )
        return result

    @api.model
    def _holiday_hours(self, pathways, date_from, date_to):
        """``{pathway.id: planned hours of public holidays}``: paid, not worked."""
        stretches = self._stretches(pathways, date_from, date_to)
        holidays = self._holidays(pathways.company_id, date_from, date_to)
        result = {}
        for pathway in pathways:
            days = holidays.get(pathway.company_id.id, ())
            off = [Absence(day, day, True, code="JF") for day in days]
            own = [one for _id, one in stretches.get(pathway.id, ())]
            found = by_code(own, off, (), date_from, date_to)
            result[pathway.id] = found.get("JF", Decimal())
        return result
