from odoo import fields, models


class SolidarityEnrolment(models.Model):
    """What the household wants to reach with the help."""

    _inherit = "cocagne.solidarity.enrolment"

    objective_ids = fields.One2many(
        "cocagne.solidarity.objective", "enrolment_id", "Objectives"
    )
