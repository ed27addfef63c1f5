from odoo import api, fields, models
from odoo.exceptions import AccessError

ADVISER = "cocagne_jardin.group_insertion_adviser"
DIRECTOR = "cocagne_insertion.group_director"
SECTIONS = [
    ("people", "People who worked"),
    ("exits", "Exits"),
    ("rates", "Rates of exits"),
    ("posts", "Posts filled"),
    ("staff", "Supervisors and advisers"),
    ("contracts", "Hirings and contracts"),
    ("interviews", "Interviews"),
    ("obstacles", "Obstacles"),
    ("trainings", "Trainings"),
    ("immersions", "Immersions (PMSMP)"),
    ("searches", "Looking for a job"),
    ("retention", "Jobs after the exit"),
]
#: Lists that the director may open too; the others tell the situation of a person.
OPEN_TO_DIRECTOR = {
    "people": ("worked", "men", "women", "under_26", "senior"),
    "exits": ("exits", "durable", "transition", "positive"),
    "contracts": None,
    "interviews": None,
    "trainings": None,
    "immersions": None,
}


class DialogueLine(models.Model):
    """A figure of the dialogue de gestion, and the way to the people behind it."""

    _name = "cocagne.dialogue.line"
    _description = "Figure of the dialogue de gestion"
    _order = "dialogue_id, sequence, id"

    dialogue_id = fields.Many2one(
        "cocagne.dialogue", required=True, index=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(related="dialogue_id.company_id", store=True)
    sequence = fields.Integer(readonly=True)
    section = fields.Selection(SECTIONS, "Table", required=True, readonly=True)
    row = fields.Char(readonly=True)
    column = fields.Char(readonly=True)
    name = fields.Char("Figure", compute="_compute_name")
    value = fields.Float(readonly=True, digits=(16, 2))
    has_target = fields.Boolean(readonly=True)
    target = fields.Float("Planned", readonly=True, digits=(16, 2))
    gap = fields.Float(compute="_compute_gap", digits=(16, 2))
    has_people = fields.Boolean(readonly=True)
    may_open = fields.Boolean(compute="_compute_may_open")

    @api.depends("section", "row", "column")
    @api.depends_context("lang")
    def _compute_name(self):
        words = self.env["cocagne.dialogue"]._words()
        for line in self:
            parts = [words["rows"].get((line.section, line.row), line.row or "")]
            if line.column not in ("count", "value", "percent"):
                parts.append(words["columns"].get(line.column, line.column))
            line.name = " – ".join(parts)

    @api.depends("value", "target", "has_target")
    def _compute_gap(self):
        for line in self:
            line.gap = line.value - line.target if line.has_target else 0

    @api.depends("section", "row", "has_people")
    @api.depends_context("uid")
    def _compute_may_open(self):
        for line in self:
            line.may_open = line.has_people and line._may_see_people()

    def _may_see_people(self):
        """The adviser opens all lists, the director those that tell no situation."""
        user = self.env.user
        if user.has_group(ADVISER):
            return True
        if not user.has_group(DIRECTOR) or self.section not in OPEN_TO_DIRECTOR:
            return False
        rows = OPEN_TO_DIRECTOR[self.section]
        return rows is None or self.row in rows

    def action_people(self):
        """Open the people behind the figure, counted now.

        :raises AccessError: for who may only see the figure.
        """
        self.ensure_one()
        self.check_access("read")
        if not self._may_see_people():
            raise AccessError(
                self.env._("Only the adviser sees the people behind this figure.")
            )
        action = self.dialogue_id._people_action(self._people_of())
        return {**action, "name": self.name}

    def _people_of(self):
        """The people of this figure, as the indicators name them."""
        key = (self.section, self.row, self.column)
        for figure in self.dialogue_id._figures():
            if figure[:3] == key:
                return figure.people
        return ()
