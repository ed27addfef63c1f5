from odoo import fields, models

from .wipe import blank, remove


class PathwayEraseSupport(models.Model):
    """The accompaniment: what is counted stays without a word, the rest goes.

    The tables of the State count interviews and their hours, trainings and searches: their
    rows stay. Obstacles tell health, justice, debts: they go whole, their numbers are kept
    (``kept_figures``). Objectives, papers, assessments, reports and the log of readings
    are in no table.
    """

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        blank(self.interview_ids)
        blank(self.job_search_ids)
        self._erase_trainings()
        remove(self.objective_ids, self.objective_ids.action_ids)
        remove(self.obstacle_ids)
        remove(self.document_ids)
        remove(self.support_report_ids)
        assessments = self._erased_assessments()
        remove(assessments, assessments.line_ids)
        self._erase_readings()
        return super()._erase_links()

    def _erase_trainings(self):
        kinds = dict(self.training_ids._fields["kind"]._description_selection(self.env))
        for kind, trainings in self.training_ids.grouped("kind").items():
            blank(trainings, name=kinds[kind])

    def _erased_assessments(self):
        """A finished assessment is closed: opened, so that it may go."""
        assessments = self.assessment_ids
        models.BaseModel.write(assessments, {"state": "draft"})
        return assessments

    def _erase_readings(self):
        readings = self.env["cocagne.confidential.reading"].search(
            [("pathway_id", "in", self.ids)]
        )
        remove(readings.with_context(erase_readings=True))

    def _contact_days(self):
        """Interviews held, and searches of a job, after the person left too."""
        days = super()._contact_days()
        # sudo: a day, whoever asks until when the file is kept
        interviews = self.env["cocagne.interview"].sudo()
        held = interviews._read_group(
            [("pathway_id", "in", self.ids), ("state", "=", "held")],
            ["pathway_id"],
            ["date_start:max"],
        )
        # sudo: as above
        searches = self.env["cocagne.job.search"].sudo()
        looked = searches._read_group(
            [("pathway_id", "in", self.ids)], ["pathway_id"], ["date:max"]
        )
        for pathway, last in (*held, *looked):
            days[pathway.id].append(fields.Date.to_date(last))
        return days
