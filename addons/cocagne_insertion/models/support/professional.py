from odoo import fields, models

from .interview import HELD

PROFESSIONAL = "professional"


class Interview(models.Model):
    """The professional interview (L.6315-1): where the person wants to go, what is agreed.

    It is about the job to come, never about how the work is done. A paper is written, of
    which the person has a copy (L.6315-1, II).
    """

    _inherit = "cocagne.interview"

    wished_jobs = fields.Text(
        "Jobs and qualifications wished",
        copy=False,
        help="What the person can do, wants to do, and what is still missing.",
    )
    wished_trainings = fields.Text("Trainings wished", copy=False)
    agreed_actions = fields.Text("What was agreed", copy=False)
    told_training_account = fields.Boolean(
        "The training account (CPF)",
        copy=False,
        help="How to open it, and what the employer may add to it.",
    )
    told_experience = fields.Boolean(
        "Recognition of experience (VAE)",
        copy=False,
        help="A diploma for what was learned at work.",
    )
    told_counsel = fields.Boolean(
        "Career advice (CEP)",
        copy=False,
        help="Free, outside the garden: France Travail, Cap emploi, mission locale.",
    )
    copy_given_on = fields.Date("Copy given on", copy=False)

    def action_print_professional(self):
        """The paper of the interview, to sign and to give."""
        return self.env.ref(
            "cocagne_insertion.action_report_professional"
        ).report_action(self, config=False)

    def action_copy_given(self):
        """The person has a copy, today."""
        self.write({"copy_given_on": fields.Date.context_today(self)})

    def _paper_professional(self):
        """(heading, text) of the paper, in the order of the interview."""
        told = [
            self._fields[name]._description_string(self.env)
            for name in ("told_training_account", "told_experience", "told_counsel")
            if self[name]
        ]
        labels = {
            name: self._fields[name]._description_string(self.env)
            for name in ("wished_jobs", "wished_trainings", "agreed_actions")
        }
        parts = [(label, self[name] or "") for name, label in labels.items()]
        return [*parts, (self.env._("What the person was told of"), ", ".join(told))]

    def _signatures(self):
        return [self.env._("The person"), self.env._("The adviser")]

    # -- what next -------------------------------------------------------------------------

    def _steps_held(self):
        if self.kind != PROFESSIONAL:
            return super()._steps_held()
        if not (self.wished_jobs and self.agreed_actions):
            text = self.env._(
                "Held. Write what the person wishes, and what you agreed on."
            )
            return [self._step("wishes", text, kind="wait")]
        if not self.copy_given_on:
            text = self.env._(
                "Print the paper, have it signed, give the person a copy."
            )
            button = self.env._("Print the paper")
            return [
                self._step("paper", text, button, method="action_print_professional")
            ]
        return [self._step("ready", self.env._("All is written and given."))]

    def _last_professional(self, pathways):
        """{pathway: day of the last professional interview that was held}"""
        return self._last_held(pathways, [PROFESSIONAL])

    def _planned_professional(self, pathways):
        """{pathway: moment of the next professional interview that is planned}"""
        rows = self._read_group(
            [
                ("pathway_id", "in", pathways.ids),
                ("kind", "=", PROFESSIONAL),
                ("state", "not in", (HELD, "missed", "cancelled")),
            ],
            ["pathway_id"],
            ["date_start:min"],
        )
        return dict(rows)
