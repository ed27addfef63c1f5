from odoo import fields, models

from .confidential import ADVISER


class Pathway(models.Model):
    """What the accompaniment adds to a pathway: its records and what is counted of them."""

    _inherit = "cocagne.pathway"

    interview_ids = fields.One2many("cocagne.interview", "pathway_id", "Interviews")
    obstacle_ids = fields.One2many("cocagne.obstacle", "pathway_id", "Obstacles")
    objective_ids = fields.One2many("cocagne.objective", "pathway_id", "Objectives")
    training_ids = fields.One2many("cocagne.training", "pathway_id", "Trainings")
    assessment_ids = fields.One2many(
        "cocagne.skill.assessment", "pathway_id", "Assessments"
    )
    job_search_ids = fields.One2many("cocagne.job.search", "pathway_id", "Job search")
    document_ids = fields.One2many(
        "cocagne.pathway.document", "pathway_id", "Documents"
    )
    support_report_ids = fields.One2many(
        "cocagne.support.report", "pathway_id", "End-of-contract reports"
    )
    task_ids = fields.One2many("cocagne.support.task", "pathway_id", "To do")
    support_hours = fields.Float(
        "Hours of accompaniment", compute="_compute_support_hours", groups=ADVISER
    )
    training_hours = fields.Float(
        "Hours of training", compute="_compute_support_hours", groups=ADVISER
    )
    next_interview = fields.Datetime(
        "Next interview", compute="_compute_next_interview", groups=ADVISER
    )
    last_interview = fields.Date(
        "Last interview", compute="_compute_next_interview", groups=ADVISER
    )

    def _compute_support_hours(self):
        everywhen = (
            fields.Date.to_date("1990-01-01"),
            fields.Date.to_date("2200-01-01"),
        )
        pathways = self._origin
        support = self.env["cocagne.interview"]._support_hours(pathways, *everywhen)
        trained = self.env["cocagne.training"]._training_hours(pathways, *everywhen)
        for pathway in self:
            pathway.support_hours = support.get(pathway._origin.id, 0)
            pathway.training_hours = trained.get(pathway._origin.id, 0)

    def _compute_next_interview(self):
        interviews = self.env["cocagne.interview"]
        rows = interviews._read_group(
            [
                ("pathway_id", "in", self._origin.ids),
                ("state", "=", "planned"),
                ("date_start", ">=", fields.Datetime.now()),
            ],
            ["pathway_id"],
            ["date_start:min"],
        )
        following, last = dict(rows), interviews._last_held(self._origin)
        for pathway in self:
            pathway.next_interview = following.get(pathway._origin)
            pathway.last_interview = last.get(pathway._origin)

    # -- doors -----------------------------------------------------------------------------

    def action_plan_interview(self):
        """An empty interview of this person."""
        self.ensure_one()
        return self._support_action(
            "cocagne.interview", self.env._("Interview"), views=[(False, "form")]
        )

    def action_view_interviews(self):
        return self._support_action("cocagne.interview", self.env._("Interviews"))

    def action_view_objectives(self):
        return self._support_action(
            "cocagne.objective",
            self.env._("Objectives"),
            views=[(False, "kanban"), (False, "list"), (False, "form")],
        )

    def action_view_skills(self):
        return self._support_action(
            "cocagne.skill.assessment", self.env._("Assessments of skills")
        )

    def action_assess_skills(self):
        """The grid on the tablet, for this person."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_skill_tablet"
        )
        return action | {"params": {"pathway_id": self.id}}

    def action_write_report(self):
        """The end-of-contract report that is being written, or an empty one."""
        self.ensure_one()
        report = self.support_report_ids.filtered(lambda one: one.state == "draft")[:1]
        action = self._support_action(
            "cocagne.support.report",
            self.env._("End-of-contract report"),
            views=[(False, "form")],
        )
        return action | {"res_id": report.id}

    def _support_action(self, model, name, views=None):
        """Open the records of ``model`` of these people; new ones are theirs."""
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": views or [(False, "list"), (False, "form")],
            "domain": [("pathway_id", "in", self.ids)],
            "context": {"default_pathway_id": self[:1].id},
        }
