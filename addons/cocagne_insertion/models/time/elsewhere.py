from collections import defaultdict

from odoo import api, models

from ...hours import missed
from ...hours.counting import TRAINED, WORKED, Absence

#: Codes of the payroll variables for what other rooms know of.
IMMERSION_CODE, STANDSTILL_CODE = "PMS", "SUS"
#: Hours of an immersion at which the person was not.
MISSED_CODE = "PMA"


class ElsewhereHours(models.AbstractModel):
    """Immersions, suspended contracts and trainings, which have screens of their own.

    Nobody writes them a second time as a leave: the sheet of the week shows them.
    """

    _inherit = "cocagne.insertion.hours"

    @api.model
    def _other_absences(self, pathways, date_from, date_to):
        result = defaultdict(list)
        known = super()._other_absences(pathways, date_from, date_to)
        for pathway_id, more in known.items():
            result[pathway_id] += more
        immersions = self._periods("cocagne.immersion", pathways, date_from, date_to)
        for one in immersions.filtered(lambda one: one._last_day_there()):
            # L.5135-5: pay is kept, and the time at the host is time of work
            absence = Absence(
                one.date_start,
                one._last_day_there(),
                True,
                WORKED,
                code=IMMERSION_CODE,
            )
            result[one.pathway_id.id].append(absence)
        for pathway_id, more in self._missed(immersions).items():
            result[pathway_id] += more
        for one in self._periods(
            "cocagne.contract.standstill", pathways, date_from, date_to
        ):
            # L.5132-15-1: neither work nor pay
            absence = Absence(one.date_start, one.date_end, False, code=STANDSTILL_CODE)
            result[one.pathway_id.id].append(absence)
        return dict(result)

    @api.model
    def _missed(self, immersions):
        """{pathway.id: [Absence]} of the hours at which nobody came to the host."""
        told = immersions.filtered("missed_hours")
        result = defaultdict(list)
        if not told:
            return result
        first, last = min(told.mapped("date_start")), max(told.mapped("date_end"))
        stretches = self._stretches(told.pathway_id, first, last)
        for one in told:
            own = [stretch for _id, stretch in stretches.get(one.pathway_id.id, ())]
            result[one.pathway_id.id] += missed.absences(
                own,
                one.date_start,
                one._last_day_there() or one.date_end,
                round(one.missed_hours, 2),
                MISSED_CODE,
            )
        return result

    @api.model
    def _periods(self, model, pathways, date_from, date_to):
        """Immersions that are signed, or suspensions, that touch the period."""
        domain = [
            ("pathway_id", "in", pathways.ids),
            ("date_start", "<=", date_to),
            ("date_end", ">=", date_from),
        ]
        if model == "cocagne.immersion":
            domain.append(("state", "in", ("signed", "done")))
        # sudo: days away, for roles that do not read contracts
        return self.env[model].sudo().search(domain)

    @api.model
    def _training_hours(self, pathways, date_from, date_to):
        """Trainings in working time, but days that a leave of training tells already."""
        found = super()._training_hours(pathways, date_from, date_to)
        days = self.env["cocagne.training"]._training_days(
            pathways, date_from, date_to, work_time_only=True
        )
        absences = self._absences(pathways, date_from, date_to) if days else {}
        for pathway_id, by_day in days.items():
            told = [
                one for one in absences.get(pathway_id, ()) if one.meaning == TRAINED
            ]
            own = dict(found.get(pathway_id, {}))
            for day, hours in by_day.items():
                if not any(one.start <= day <= one.end for one in told):
                    own[day] = own.get(day, 0) + hours
            found[pathway_id] = own
        return found
