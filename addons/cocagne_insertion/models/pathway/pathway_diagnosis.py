from odoo import api, fields, models


class PathwayDiagnosis(models.Model):
    """The diagnoses of a pathway; the last one counts."""

    _inherit = "cocagne.pathway"

    diagnosis_ids = fields.One2many(
        "cocagne.diagnosis",
        "pathway_id",
        "Diagnoses",
        groups="cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_director",
    )
    diagnosis_id = fields.Many2one(
        "cocagne.diagnosis",
        compute="_compute_diagnosis_id",
        groups="cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_director",
    )

    @api.depends("diagnosis_ids.made_on")
    def _compute_diagnosis_id(self):
        for pathway in self:
            pathway.diagnosis_id = pathway.diagnosis_ids.sorted("made_on")[-1:]
