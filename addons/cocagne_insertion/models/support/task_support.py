from odoo import api, fields, models

from .support_task import WEEK, Task


class SupportTask(models.Model):
    """Interviews, actions, documents, assessments and trainings."""

    _inherit = "cocagne.support.task"

    @api.model
    def _tasks(self, pathways):
        active = pathways.filtered(lambda one: one.state == "active")
        return [
            *super()._tasks(pathways),
            *self._tasks_interviews(pathways),
            *self._tasks_interview_due(active),
            *self._tasks_actions(pathways),
            *self._tasks_call_back(pathways),
            *self._tasks_documents(pathways),
            *self._tasks_assessment(active),
            *self._tasks_training(pathways),
        ]

    @api.model
    def _of(self, model, pathways, *domain):
        return self.env[model].search([("pathway_id", "in", pathways.ids), *domain])

    @api.model
    def _tasks_interviews(self, pathways):
        """Those to come, and those of which nobody said whether they were held."""
        now = fields.Datetime.now()
        return [
            Task(
                "planned" if one.date_start >= now else "to_mark",
                one.pathway_id.id,
                fields.Datetime.context_timestamp(one, one.date_start).date(),
                one,
                thresholds=WEEK,
            )
            for one in self._of(
                "cocagne.interview", pathways, ("state", "=", "planned")
            )
        ]

    @api.model
    def _tasks_interview_due(self, pathways):
        """Nobody is left without an interview longer than the garden wants."""
        interviews = self.env["cocagne.interview"]
        last = interviews._last_held(pathways)
        planned = self._of(
            "cocagne.interview",
            pathways,
            ("state", "=", "planned"),
            ("date_start", ">=", fields.Datetime.now()),
        ).pathway_id
        return self._tasks_due("interview", last, pathways - planned, "interview_days")

    @api.model
    def _tasks_actions(self, pathways):
        found = self._of(
            "cocagne.objective.action",
            pathways,
            ("is_done", "=", False),
            ("date_deadline", "!=", False),
            ("objective_id.state", "in", ("todo", "doing")),
        )
        return [
            Task(
                "action",
                one.pathway_id.id,
                one.date_deadline,
                one.objective_id,
                "adviser" if one.is_confidential else "director",
                WEEK,
            )
            for one in self._first_of_each(found, "objective_id")
        ]

    @api.model
    def _first_of_each(self, records, name):
        """The most urgent record of each ``name``: one row opens one thing."""
        first = {}
        for record in records.sorted("date_deadline"):
            first.setdefault(record[name], record)
        return first.values()

    @api.model
    def _tasks_call_back(self, pathways):
        return [
            Task("call_back", one.pathway_id.id, one.date_next, one, thresholds=WEEK)
            for one in self._of(
                "cocagne.job.search", pathways, ("date_next", "!=", False)
            )
        ]

    @api.model
    def _tasks_documents(self, pathways):
        return [
            Task("document", one.pathway_id.id, one.date_end, one, one.audience)
            for one in self._of(
                "cocagne.pathway.document",
                pathways,
                ("date_end", "!=", False),
                ("replaced", "=", False),
            )
        ]

    @api.model
    def _tasks_assessment(self, pathways):
        rows = self.env["cocagne.skill.assessment"]._read_group(
            [("pathway_id", "in", pathways.ids), ("state", "=", "done")],
            ["pathway_id"],
            ["date:max"],
        )
        return self._tasks_due(
            "assessment", dict(rows), pathways, "assessment_days", "team"
        )

    @api.model
    def _tasks_training(self, pathways):
        return [
            Task("training", one.pathway_id.id, one.date_end, one, thresholds=(0,))
            for one in self._of(
                "cocagne.training", pathways, ("state", "in", ("planned", "running"))
            )
        ]
