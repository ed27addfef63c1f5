from odoo import api, fields, models

from .confidential import ADVISER

TODO, DOING, REACHED, DROPPED = "todo", "doing", "reached", "dropped"
OPEN = (TODO, DOING)


class Objective(models.Model):
    """Something that the person wants to reach, with the actions that lead there.

    One that works on an obstacle of health or justice, or that is marked as confidential,
    is the adviser's alone.
    """

    _name = "cocagne.objective"
    _description = "Objective of a person"
    _inherit = "cocagne.of.pathway"
    _order = "sequence, date_deadline, id"
    _check_company_auto = True

    name = fields.Char("Objective", required=True)
    sequence = fields.Integer(default=10)
    theme = fields.Selection(
        [
            ("project", "Professional project"),
            ("search", "Looking for a job"),
            ("training", "Training"),
            ("skills", "Skills at work"),
            ("mobility", "Mobility"),
            ("rights", "Rights and papers"),
            ("housing", "Housing"),
            ("daily", "Daily life"),
        ],
        default="project",
        required=True,
    )
    obstacle_id = fields.Many2one(
        "cocagne.obstacle",
        "Obstacle it lifts",
        check_company=True,
        domain="[('pathway_id', '=', pathway_id)]",
        index="btree_not_null",
        ondelete="set null",
    )
    state = fields.Selection(
        [
            (TODO, "To begin"),
            (DOING, "Under way"),
            (REACHED, "Reached"),
            (DROPPED, "Given up"),
        ],
        default=TODO,
        required=True,
        group_expand=True,
        index=True,
    )
    date_start = fields.Date(
        "Agreed on", default=lambda self: fields.Date.context_today(self)
    )
    date_deadline = fields.Date("For when")
    date_done = fields.Date("Reached on", copy=False)
    action_ids = fields.One2many("cocagne.objective.action", "objective_id", "Actions")
    action_count = fields.Integer(compute="_compute_actions")
    done_count = fields.Integer(compute="_compute_actions")
    progress = fields.Integer(compute="_compute_actions")
    adviser_id = fields.Many2one(related="pathway_id.adviser_id", store=True)
    is_private = fields.Boolean(
        "For the adviser only", help="The director does not see it."
    )
    is_confidential = fields.Boolean(
        compute="_compute_is_confidential", store=True, precompute=True
    )
    note = fields.Text(groups=ADVISER, help="Only advisers read it.")

    @api.depends("is_private", "obstacle_id.is_sensitive")
    def _compute_is_confidential(self):
        for objective in self:
            objective.is_confidential = (
                objective.is_private or objective.obstacle_id.is_sensitive
            )

    @api.depends("action_ids.is_done")
    def _compute_actions(self):
        for objective in self:
            actions = objective.action_ids
            done = len(actions.filtered("is_done"))
            objective.action_count = len(actions)
            objective.done_count = done
            objective.progress = round(100 * done / len(actions)) if actions else 0

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_day(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_day(vals))

    @api.model
    def _with_day(self, vals):
        """One that is reached has its day, another has none."""
        if "state" not in vals:
            return vals
        if vals["state"] != REACHED:
            return {**vals, "date_done": False}
        return {"date_done": fields.Date.context_today(self), **vals}

    def action_reached(self):
        self.write({"state": REACHED})
