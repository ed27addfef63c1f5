from odoo import api, fields, models

from ..models.pathway.situation import DURATIONS, EMPLOYER_TYPES, ORIENTERS, RSA
from ..models.person.identity import EDUCATIONS

#: The same names on the pathway.
NAMES = (
    "orienter",
    "employer_type",
    "unemployed_since",
    "job_seeker_since",
    "rsa",
    "rsa_since",
    "ass_since",
    "aah_since",
    "rqth",
    "no_resources",
)


class ArrivalSituation(models.TransientModel):
    """Third screen: work and resources on the day of the entry."""

    _inherit = "cocagne.arrival"

    prescriber_id = fields.Many2one("cocagne.prescriber", "Sent by", check_company=True)
    orienter = fields.Selection(
        ORIENTERS,
        "Kind of orienter",
        compute="_compute_orienter",
        store=True,
        readonly=False,
    )
    education = fields.Selection(EDUCATIONS, "Level of education")
    had_job = fields.Boolean("Had a job just before")
    employer_type = fields.Selection(EMPLOYER_TYPES, "At")
    unemployed_since = fields.Selection(DURATIONS, "Without a job for")
    job_seeker_number = fields.Char("France Travail number")
    job_seeker_since = fields.Selection(DURATIONS, "Registered for")
    rsa = fields.Selection(RSA, "RSA", default="NON")
    rsa_since = fields.Selection(DURATIONS, "RSA for")
    ass_since = fields.Selection(DURATIONS, "ASS for")
    aah_since = fields.Selection(DURATIONS, "AAH for")
    rqth = fields.Boolean("Disabled worker (RQTH)")
    no_resources = fields.Boolean("No resources")

    @api.depends("prescriber_id")
    def _compute_orienter(self):
        for arrival in self:
            kind = arrival.prescriber_id.orienter
            arrival.orienter = kind or arrival.orienter or "07"

    def _check_situation(self):
        self._want(education=self.env._("What is the person's level of education?"))
        if self.had_job:
            self._want(
                employer_type=self.env._(
                    "At what kind of employer did the person work?"
                )
            )
        else:
            self._want(
                unemployed_since=self.env._(
                    "For how long has the person been without a job?"
                )
            )
        if self.job_seeker_number:
            self._want(
                job_seeker_since=self.env._(
                    "For how long has the person been registered at France Travail?"
                )
            )
        if self.rsa != "NON":
            self._want(
                rsa_since=self.env._("For how long has the person received the RSA?")
            )

    def _save_situation(self):
        values = {name: self[name] for name in NAMES}
        if self.had_job:
            values["unemployed_since"] = False
        else:
            values["employer_type"] = False
        if not self.job_seeker_number:
            values["job_seeker_since"] = False
        if self.rsa == "NON":
            values["rsa_since"] = False
        self.pathway_id.write(values)
        self.employee_id.write(
            {
                "education": self.education,
                "job_seeker_number": self.job_seeker_number,
            }
        )

    def _fill_situation(self):
        pathway, person = self.pathway_id, self.employee_id
        self.write(
            {
                **{name: pathway[name] for name in NAMES},
                "had_job": bool(pathway.employer_type),
                "education": person.education,
                "job_seeker_number": person.job_seeker_number,
            }
        )
