from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting


class ResCompany(models.Model):
    """How often the garden meets the people it accompanies."""

    _inherit = "res.company"

    interview_days = fields.Integer(
        "Days between two interviews",
        default=30,
        help="An interview is due so many days after the last one. 0: no reminder.",
    )
    assessment_days = fields.Integer(
        "Days between two assessments of skills",
        default=90,
        help="An assessment is due so many days after the last one. 0: no reminder.",
    )

    _support_days_positive = models.Constraint(
        "CHECK (COALESCE(interview_days, 0) >= 0 AND COALESCE(assessment_days, 0) >= 0)",
        "Days between two interviews or assessments are 0 or more.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    interview_days = setting(fields.Integer, "interview_days")
    assessment_days = setting(fields.Integer, "assessment_days")
