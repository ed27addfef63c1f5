from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from . import example_grids

#: Levels of a skill: what the buttons of the tablet say.
LEVELS = [
    ("1", "Discovers"),
    ("2", "With help"),
    ("3", "Alone"),
    ("4", "Can show others"),
]
TOP = len(LEVELS)
#: From this level on a skill is in the certificate.
ACQUIRED = 3
EXAMPLES = "cocagne_insertion/data/skill_grids.csv"


class SkillGrid(models.Model):
    """The skills of a post: gardener, packing, driver; assessed a few times a pathway."""

    _name = "cocagne.skill.grid"
    _description = "Skills of a post"
    _inherit = "cocagne.of.garden"
    _order = "sequence, name"
    _check_company_auto = True

    name = fields.Char("Grid", required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    job_id = fields.Many2one("hr.job", "Post", check_company=True)
    skill_ids = fields.One2many("cocagne.skill", "grid_id", "Skills", copy=True)
    skill_count = fields.Integer(compute="_compute_skill_count")

    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active",
        "This garden already has a grid of this name.",
    )

    @api.depends("skill_ids")
    def _compute_skill_count(self):
        for grid in self:
            grid.skill_count = len(grid.skill_ids)

    def copy_data(self, default=None):
        return [
            {**vals, "name": self.env._("%s (copy)", vals["name"])}
            for vals in super().copy_data(default)
        ]

    def action_take_examples(self):
        """Give the garden the example grids that it has not, to be changed as it likes."""
        self.check_access("create")
        with file_open(EXAMPLES, "r") as file:
            grids = example_grids.read(file)
        company = self.env.company
        known = set(self.search([("company_id", "=", company.id)]).mapped("name"))
        missing = [grid for grid in grids if grid.name not in known]
        if not missing:
            raise UserError(self.env._("The garden already has all example grids."))
        self.create(
            [
                {
                    "name": grid.name,
                    "company_id": company.id,
                    "skill_ids": [
                        fields.Command.create({**skill._asdict(), "sequence": rank})
                        for rank, skill in enumerate(grid.skills)
                    ],
                }
                for grid in missing
            ]
        )
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_skill_grids"
        )
