from odoo import models

from .skill_grid import ACQUIRED


class Pathway(models.Model):
    """The pathway told on paper: the end-of-contract report, the certificate of skills.

    A room adds what it knows by extending ``_summary_sections``. Health, justice and notes
    have no place here: the papers leave the garden.
    """

    _inherit = "cocagne.pathway"

    def _summary_sections(self):
        """What the report tells, in its order.

        :return: list of ``(title, [(what, detail)])``; an empty section is not printed.
        """
        self.ensure_one()
        return [
            (self.env._("Contracts"), self._summary_contracts()),
            (self.env._("Accompaniment"), self._summary_support()),
            (self.env._("What was worked on"), self._summary_obstacles()),
            (self.env._("Objectives"), self._summary_objectives()),
            (self.env._("Trainings"), self._summary_trainings()),
            (self.env._("Job search"), self._summary_searches()),
        ]

    def _words_of(self, record, name):
        field = record._fields[name]
        return dict(field._description_selection(self.env)).get(record[name], "")

    def _day(self, day):
        return day.strftime("%d/%m/%Y") if day else "…"

    def _from_to(self, start, end):
        return self.env._(
            "from %(start)s to %(end)s", start=self._day(start), end=self._day(end)
        )

    def _summary_contracts(self):
        # sudo: dates and hours of the person's own contracts, without pay
        versions = self.env["hr.version"].sudo().search([("pathway_id", "=", self.id)])
        contracts = {}
        for version in versions.sorted("date_version"):
            contracts[version.contract_date_start] = version
        return [
            (
                self._words_of(one, "insertion_kind"),
                self.env._(
                    "%(dates)s, %(hours)s h a week",
                    dates=self._from_to(one.contract_date_start, one.contract_date_end),
                    hours=f"{one.weekly_hours:g}",
                ),
            )
            for one in contracts.values()
            if one.insertion_kind
        ]

    def _summary_support(self):
        held = self.interview_ids.filtered(lambda one: one.state == "held")
        if not held:
            return []
        missed = self.interview_ids.filtered(lambda one: one.state == "missed")
        hours = sum(held.mapped("duration"))
        return [
            (self.env._("Interviews held"), str(len(held))),
            (self.env._("Interviews missed"), str(len(missed))),
            (self.env._("Hours of accompaniment"), self._hours(hours)),
        ]

    def _hours(self, hours):
        return f"{round(hours, 2):g} h".replace(".", ",")

    def _summary_obstacles(self):
        shown = self.obstacle_ids.filtered(lambda one: not one.is_sensitive)
        return [
            (self._words_of(one, "kind"), self._words_of(one, "state")) for one in shown
        ]

    def _summary_objectives(self):
        shown = self.objective_ids.filtered(lambda one: not one.is_confidential)
        return [(one.name, self._words_of(one, "state")) for one in shown]

    def _summary_trainings(self):
        followed = self.training_ids.filtered(lambda one: one.state == "done")
        rows = []
        for one in followed.sorted("date_start"):
            parts = [
                self._from_to(one.date_start, one.date_end),
                self._hours(one.hours),
                one.certification,
            ]
            rows.append((one.name, ", ".join(part for part in parts if part)))
        return rows

    def _summary_searches(self):
        counts = {}
        for one in self.job_search_ids:
            kind = self._words_of(one, "kind")
            counts[kind] = counts.get(kind, 0) + 1
        return [(kind, str(count)) for kind, count in counts.items()]

    # -- skills ----------------------------------------------------------------------------

    def _last_assessments(self):
        """The last finished assessment on each grid."""
        self.ensure_one()
        last = {}
        for one in self.assessment_ids.filtered(lambda one: one.state == "done").sorted(
            "date"
        ):
            last[one.grid_id] = one
        found = self.env["cocagne.skill.assessment"].union(*last.values())
        return found.sorted("date", reverse=True)

    def _acquired_skills(self):
        """For the certificate: ``[(grid, [(skill, words of its level)])]``."""
        return [
            (
                one.grid_id.name,
                [
                    (line.skill_id.name, self._words_of(line, "level"))
                    for line in one.line_ids
                    if int(line.level or 0) >= ACQUIRED
                ],
            )
            for one in self._last_assessments()
        ]

    def _certificates(self):
        """Diplomas and certificates obtained in trainings."""
        return [
            one.certification or one.name
            for one in self.training_ids
            if one.state == "done"
        ]
