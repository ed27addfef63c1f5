from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from . import radar
from .skill_grid import ACQUIRED, TOP

DRAFT, DONE = "draft", "done"
#: Two assessments on one picture: this one and the one before.
COMPARED = 2


class SkillAssessment(models.Model):
    """The skills of a person on a day, looked at by the supervisor with the person."""

    _name = "cocagne.skill.assessment"
    _description = "Assessment of skills"
    _inherit = "cocagne.of.pathway"
    _order = "date desc, id desc"
    _check_company_auto = True

    grid_id = fields.Many2one(
        "cocagne.skill.grid",
        "Grid",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    date = fields.Date(
        "Day",
        required=True,
        default=lambda self: fields.Date.context_today(self),
        index=True,
    )
    assessor_id = fields.Many2one(
        "res.users",
        "Supervisor",
        required=True,
        check_company=True,
        default=lambda self: self.env.user,
    )
    with_person = fields.Boolean(
        "With the person", default=True, help="They looked at it together."
    )
    state = fields.Selection(
        [(DRAFT, "Begun"), (DONE, "Finished")],
        default=DRAFT,
        required=True,
        index=True,
        copy=False,
    )
    line_ids = fields.One2many("cocagne.skill.level", "assessment_id", "Skills")
    seen_count = fields.Integer("Skills seen", compute="_compute_counts")
    acquired_count = fields.Integer("Skills acquired", compute="_compute_counts")
    skill_count = fields.Integer("Skills of the grid", compute="_compute_counts")
    person_words = fields.Text(
        "What the person says", help="In their own words, about the work only."
    )
    next_goal = fields.Char("Next thing to learn")
    radar = fields.Html(compute="_compute_radar", sanitize=False)

    @api.depends("line_ids.level")
    def _compute_counts(self):
        for assessment in self:
            lines = assessment.line_ids
            levels = [int(line.level) for line in lines if line.level]
            assessment.skill_count = len(lines)
            assessment.seen_count = len(levels)
            assessment.acquired_count = sum(level >= ACQUIRED for level in levels)

    @api.depends("grid_id.name", "pathway_id.name", "date")
    def _compute_display_name(self):
        for one in self:
            day = one.date and format_date(self.env, one.date)
            parts = (one.pathway_id.name, one.grid_id.name, day)
            one.display_name = " – ".join(part for part in parts if part)

    @api.model_create_multi
    def create(self, vals_list):
        """With a line for each skill of the grid."""
        assessments = super().create(vals_list)
        assessments.filtered(lambda one: not one.line_ids)._fill()
        return assessments

    def _fill(self):
        self.env["cocagne.skill.level"].create(
            [
                {"assessment_id": one.id, "skill_id": skill.id}
                for one in self
                for skill in one.grid_id.skill_ids
            ]
        )

    def write(self, vals):
        """:raise UserError: when what a finished one says is changed."""
        if set(vals) - {"state"}:
            self._check_open()
        return super().write(vals)

    def _check_open(self):
        for one in self.filtered(lambda one: one.state == DONE):
            raise UserError(
                self.env._(
                    "%s is finished. Press « Correct » to change it.", one.display_name
                )
            )

    def action_done(self):
        """Finish it: it is compared and printed from now on.

        :raise UserError: when no skill was looked at.
        """
        for one in self:
            if not one.seen_count:
                raise UserError(
                    self.env._(
                        "%s: look at one skill at least before finishing.",
                        one.display_name,
                    )
                )
        self.write({"state": DONE})

    def action_correct(self):
        self.write({"state": DRAFT})

    # -- the picture -----------------------------------------------------------------------

    def _before(self):
        """The finished assessment on the same grid that precedes this one."""
        self.ensure_one()
        return self.search(
            [
                ("pathway_id", "=", self.pathway_id.id),
                ("grid_id", "=", self.grid_id.id),
                ("state", "=", DONE),
                ("id", "!=", self._origin.id or 0),
                ("date", "<=", self.date),
            ],
            order="date desc, id desc",
            limit=1,
        )

    def _radar_svg(self, others=None):
        """This assessment over the one before, or over ``others``."""
        self.ensure_one()
        shown = self._before() if others is None else others
        shown = (shown.sorted("date") + self)[-COMPARED:]
        skills = self.line_ids.skill_id
        series = [
            radar.Series(format_date(self.env, one.date), one._levels(skills))
            for one in shown
        ]
        return radar.radar(skills.mapped("name"), series, TOP)

    def _levels(self, skills):
        """The level of each of ``skills``, None for one that was not looked at."""
        known = {line.skill_id: int(line.level) for line in self.line_ids if line.level}
        return [known.get(skill) for skill in skills]

    def _radar_uri(self):
        """For the ``src`` of an image; empty when there is nothing to draw."""
        svg = self._radar_svg()
        return svg and radar.data_uri(svg)

    @api.depends("line_ids.level", "grid_id", "date", "pathway_id")
    def _compute_radar(self):
        for one in self:
            uri = one._radar_uri() if one.pathway_id and one.date else ""
            one.radar = uri and f'<img class="img-fluid" src="{uri}" alt="Radar"/>'
