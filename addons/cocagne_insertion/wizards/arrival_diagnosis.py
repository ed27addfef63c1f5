from odoo import api, fields, models

from ..law import eligibility
from ..models.pathway.diagnosis import MAKERS
from ..models.pathway.diagnosis_criterion import CRITERIA

#: A criterion tells a line of the fiche: it is not asked twice.
SITUATION_OF = {
    "TH": "rqth",
    "PI": "single_parent",
    "PSH_PR": "housing",
    "REF_DA": "refugee",
    "DETENTION_MJ": "prison",
    "FLE": "low_french",
    "PM": "mobility",
    "ASE": "ase",
    "QPV": "qpv",
    "ZRR": "zrr",
}


class ArrivalDiagnosis(models.TransientModel):
    """Fourth screen: the diagnosis, the criteria with their proofs, the notice."""

    _inherit = "cocagne.arrival"

    made_by = fields.Selection(
        MAKERS, "Diagnosis made by", default=eligibility.EMPLOYER, required=True
    )
    diagnosis_prescriber_id = fields.Many2one(
        "cocagne.prescriber",
        "Prescriber",
        domain=[("authorised", "=", True)],
        check_company=True,
    )
    made_on = fields.Date("Day of the diagnosis", default=fields.Date.context_today)
    claim_ids = fields.One2many("cocagne.arrival.claim", "arrival_id", "Criteria")
    missing = fields.Text(compute="_compute_missing")
    notice_signed = fields.Boolean("The notice on the data is signed")

    @api.depends(
        "made_by",
        "made_on",
        "birthday",
        "claim_ids.code",
        "claim_ids.proof_date",
        "claim_ids.valid_until",
        "pass_start",
        "company_id",
    )
    def _compute_missing(self):
        words = self.env["cocagne.law"]
        for arrival in self:
            told = [words._words(problem) for problem in arrival._diagnosis_problems()]
            arrival.missing = "\n\n".join(told)

    def _diagnosis_problems(self):
        return list(
            eligibility.problems(
                [claim._claim() for claim in self.claim_ids if claim.code],
                self.pass_start or fields.Date.context_today(self),
                self.birthday or None,
                self.env["cocagne.insertion.figure"]._figures(),
                self.company_id.insertion_kind,
                self.made_by,
            )
        )

    def action_print_notice(self):
        """The notice on the data, to be read together and signed."""
        return self.pathway_id.action_print_notice()

    def _check_diagnosis(self):
        if self.has_pass:
            return
        self._want(made_on=self.env._("On which day was the diagnosis made?"))
        if self.made_by == eligibility.PRESCRIBER:
            self._want(
                diagnosis_prescriber_id=self.env._(
                    "Which prescriber made the diagnosis?"
                )
            )
        self.env["cocagne.law"]._refuse(self._diagnosis_problems())

    def _save_diagnosis(self):
        if not self.has_pass:
            self._save_criteria()
        if self.notice_signed and not self.pathway_id.consent_on:
            self.pathway_id.action_consent()

    def _save_criteria(self):
        pathway = self.pathway_id
        by_prescriber = self.made_by == eligibility.PRESCRIBER
        values = {
            "pathway_id": pathway.id,
            "made_by": self.made_by,
            "made_on": self.made_on,
            "prescriber_id": by_prescriber and self.diagnosis_prescriber_id.id,
        }
        if pathway.diagnosis_id:
            pathway.diagnosis_id.criterion_ids.unlink()
            pathway.diagnosis_id.write(values)
        else:
            self.env["cocagne.diagnosis"].create(values)
        pathway.diagnosis_id.criterion_ids = [
            (0, 0, claim._prepare_criterion()) for claim in self.claim_ids
        ]
        pathway.write(self._prepare_from_criteria())

    def _prepare_from_criteria(self):
        """What the criteria say of the situation; nothing is unticked."""
        codes = self.claim_ids.mapped("code")
        return {name: True for code, name in SITUATION_OF.items() if code in codes}

    def _fill_diagnosis(self):
        diagnosis = self.pathway_id.diagnosis_id
        self.notice_signed = bool(self.pathway_id.consent_on)
        if not diagnosis:
            return
        self.write(
            {
                "made_by": diagnosis.made_by,
                "made_on": diagnosis.made_on,
                "diagnosis_prescriber_id": diagnosis.prescriber_id.id,
                "claim_ids": [
                    (5,),
                    *(
                        (
                            0,
                            0,
                            {
                                "code": one.code,
                                "proof_date": one.proof_date,
                                "valid_until": one.valid_until,
                            },
                        )
                        for one in diagnosis.criterion_ids
                    ),
                ],
            }
        )


class ArrivalClaim(models.TransientModel):
    """A criterion on the screen of the arrival."""

    _name = "cocagne.arrival.claim"
    _description = "Criterion of an arrival"

    arrival_id = fields.Many2one("cocagne.arrival", required=True, ondelete="cascade")
    code = fields.Selection(CRITERIA, "Criterion", required=True)
    level = fields.Integer(compute="_compute_rule")
    proof = fields.Char(compute="_compute_rule")
    wanted = fields.Char("What is wanted", compute="_compute_rule")
    proof_date = fields.Date("Day of the paper")
    valid_until = fields.Date("Valid until")

    @api.depends("code")
    def _compute_rule(self):
        criteria = self.env["cocagne.diagnosis.criterion"]
        for claim in self:
            rule = eligibility.table().get(claim.code)
            claim.level = rule and rule.level
            claim.proof = rule and rule.proof
            claim.wanted = rule and criteria._wanted(rule)

    def _claim(self):
        return eligibility.Claim(
            self.code, self.proof_date or None, self.valid_until or None
        )

    def _prepare_criterion(self):
        return {
            "code": self.code,
            "proof_date": self.proof_date,
            "valid_until": self.valid_until,
        }
