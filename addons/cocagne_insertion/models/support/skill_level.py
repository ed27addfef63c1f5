from odoo import api, fields, models

from .skill_grid import LEVELS


class SkillLevel(models.Model):
    """The level of one skill in an assessment, and how the person sees it."""

    _name = "cocagne.skill.level"
    _description = "Level of a skill"
    _inherit = "cocagne.of.garden"
    _order = "assessment_id, sequence, id"
    _check_company_auto = True

    assessment_id = fields.Many2one(
        "cocagne.skill.assessment",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    skill_id = fields.Many2one(
        "cocagne.skill", required=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="assessment_id.company_id",
        store=True,
        required=False,
        precompute=True,
        default=None,
    )
    sequence = fields.Integer(related="skill_id.sequence", store=True)
    family = fields.Char(related="skill_id.family")
    level = fields.Selection(LEVELS, help="Empty: not looked at.")
    own_level = fields.Selection(
        LEVELS, "As the person sees it", help="What the person says of themselves."
    )
    note = fields.Char("Remark", help="About the work only.")

    _once = models.UniqueIndex(
        "(assessment_id, skill_id)", "A skill is once in an assessment."
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.assessment_id._check_open()
        return lines

    def write(self, vals):
        self.assessment_id._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_open(self):
        self.assessment_id._check_open()
