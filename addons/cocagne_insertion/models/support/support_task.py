from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import SQL

from ...law import alerts

#: Days ahead of what is done from one week to the next.
WEEK = (7,)
#: What each kind says, who sees it, and how many days before it is told.
KINDS = [
    ("contract", "Contract that ends"),
    ("pass", "PASS that ends"),
    ("diagnosis", "Diagnosis that expires"),
    ("report", "End-of-contract report to write"),
    ("interview", "Interview due"),
    ("professional", "Professional interview due"),
    ("planned", "Interview planned"),
    ("to_mark", "Interview to mark as held or missed"),
    ("action", "Action to do"),
    ("call_back", "Employer to call back"),
    ("document", "Document that expires"),
    ("assessment", "Skills to assess"),
    ("training", "Training to mark as finished"),
]
LEVELS = [
    ("over", "Over"),
    ("week", "Within 7 days"),
    ("30", "Within 30 days"),
    ("60", "Within 60 days"),
    ("90", "Within 90 days"),
]


class Task(NamedTuple):
    """Something with a day. :param record: what opens. :param audience: as of documents."""

    kind: str
    pathway: int
    day: object
    record: models.Model
    audience: str = "director"
    thresholds: tuple = alerts.THRESHOLDS


class SupportTask(models.Model):
    """What ends soon and what is to be done, for each person: nothing is stored here.

    The days come from the contracts, PASS, interviews... when the list is read
    (``_tasks``, extended by whoever has something that ends); which of them are told is
    ``law/alerts.py``. A row opens what it is about.
    """

    _name = "cocagne.support.task"
    _description = "To do for a person"
    _auto = False
    _log_access = False
    _order = "day, pathway_id, id"

    kind = fields.Selection(KINDS, "What", readonly=True)
    level = fields.Selection(LEVELS, "When", readonly=True)
    audience = fields.Char(readonly=True)
    pathway_id = fields.Many2one("cocagne.pathway", "Person", readonly=True)
    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    adviser_id = fields.Many2one("res.users", "Adviser", readonly=True)
    supervisor_id = fields.Many2one("res.users", "Technical supervisor", readonly=True)
    day = fields.Date(readonly=True)
    days_left = fields.Integer("Days left", readonly=True)
    is_week = fields.Boolean(
        "This week",
        readonly=True,
        help="Over, within 7 days, or at 30, 60 or 90 days since less than a week.",
    )
    res_model = fields.Char(readonly=True)
    res_id = fields.Integer(readonly=True)
    text = fields.Char("In a few words", compute="_compute_text")

    @property
    def _table_query(self):
        rows = self._rows()
        return SQL(
            """SELECT * FROM unnest(
                   %s::int[], %s::text[], %s::text[], %s::text[], %s::int[], %s::int[],
                   %s::int[], %s::int[], %s::date[], %s::int[], %s::bool[], %s::text[],
                   %s::int[])
               AS task(id, kind, level, audience, pathway_id, company_id, adviser_id,
                       supervisor_id, day, days_left, is_week, res_model, res_id)""",
            *(list(column) for column in zip(*rows, strict=True)),
        ) if rows else self._no_rows()

    @api.model
    def _no_rows(self):
        return SQL(
            """SELECT NULL::int AS id, NULL::text AS kind, NULL::text AS level,
                      NULL::text AS audience, NULL::int AS pathway_id,
                      NULL::int AS company_id, NULL::int AS adviser_id,
                      NULL::int AS supervisor_id, NULL::date AS day,
                      NULL::int AS days_left, NULL::bool AS is_week,
                      NULL::text AS res_model, NULL::int AS res_id
                WHERE false"""
        )

    @api.model
    def _rows(self):
        """The rows of the gardens that are ticked, whoever reads: rules come after."""
        # sudo: days only; the rule on the audience closes rows to who may not see them
        mine = self.sudo().with_context(active_test=False)
        pathways = mine.env["cocagne.pathway"].search(
            [
                ("company_id", "in", self.env.companies.ids),
                ("state", "in", ("candidate", "active")),
            ]
        )
        tasks = mine._tasks(pathways)
        people = {pathway.id: pathway for pathway in pathways}
        return [
            self._row(task, people[task.pathway], left, threshold)
            for task, left, threshold in self._told(tasks)
        ]

    @api.model
    def _told(self, tasks):
        """Those near enough, with the days left and the threshold that was passed."""
        today = fields.Date.context_today(self)
        told = []
        for thresholds in {task.thresholds for task in tasks}:
            alike = [task for task in tasks if task.thresholds == thresholds]
            ends = [
                alerts.End(str(number), task.kind, task.day)
                for number, task in enumerate(alike)
            ]
            told += [
                (alike[int(alert.end.who)], alert.left, alert.threshold)
                for alert in alerts.alerts(ends, today, thresholds)
            ]
        return told

    @api.model
    def _row(self, task, pathway, left, threshold):
        kinds = [code for code, _label in self._fields["kind"].selection]
        level = "over" if left < 0 else "week" if left <= WEEK[0] else str(threshold)
        return (
            task.record.id * len(kinds) + kinds.index(task.kind),
            task.kind,
            level,
            task.audience,
            pathway.id,
            pathway.company_id.id,
            pathway.adviser_id.id or None,
            pathway.supervisor_id.id or None,
            task.day,
            left,
            left <= WEEK[0] or threshold - left < WEEK[0],
            task.record._name,
            task.record.id,
        )

    @api.model
    def _tasks(self, pathways):
        """Everything with a day of these people, whether near or not.

        :return: list of ``Task``. Each source is asked once for all people.
        """
        return []

    @api.depends("kind", "days_left")
    def _compute_text(self):
        for task in self:
            task.text = task._when()

    def _when(self):
        left = self.days_left
        if left == -1:
            return self.env._("since yesterday")
        if left < 0:
            return self.env._("%s days late", -left)
        if left == 0:
            return self.env._("today")
        if left == 1:
            return self.env._("tomorrow")
        return self.env._("in %s days", left)

    def _sentence(self):
        """What and when: « Contract that ends, in 12 days »."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return f"{kinds[self.kind]}, {self._when()}"

    @api.depends("kind", "pathway_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for task in self:
            task.display_name = f"{task.pathway_id.name} – {kinds.get(task.kind)}"

    def action_open_task(self):
        """Open what the row is about, with the rights of the user."""
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id)
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
            "target": "current",
        }

    @api.model
    def _in_days(self, days):
        return fields.Date.context_today(self) + timedelta(days=days)
