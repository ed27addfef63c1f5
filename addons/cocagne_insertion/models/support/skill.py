from odoo import fields, models


class Skill(models.Model):
    """A skill of a grid: what somebody can do, told so that both understand it."""

    _name = "cocagne.skill"
    _description = "Skill"
    _inherit = "cocagne.of.garden"
    _order = "grid_id, sequence, id"
    _check_company_auto = True

    name = fields.Char("Skill", required=True)
    family = fields.Char("Heading")
    help = fields.Char("What is looked at")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    grid_id = fields.Many2one(
        "cocagne.skill.grid",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="grid_id.company_id",
        store=True,
        required=False,
        precompute=True,
        default=None,
    )
