from odoo import api, fields, models

from .objective import DOING, TODO


class ObjectiveAction(models.Model):
    """A step towards an objective: who does it, for when."""

    _name = "cocagne.objective.action"
    _description = "Action towards an objective"
    _inherit = "cocagne.of.garden"
    _order = "is_done, date_deadline, sequence, id"
    _check_company_auto = True

    name = fields.Char("Action", required=True)
    sequence = fields.Integer(default=10)
    objective_id = fields.Many2one(
        "cocagne.objective",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    pathway_id = fields.Many2one(
        related="objective_id.pathway_id", store=True, index=True, string="Person"
    )
    is_confidential = fields.Boolean(related="objective_id.is_confidential", store=True)
    who = fields.Selection(
        [
            ("person", "The person"),
            ("adviser", "The adviser"),
            ("supervisor", "The technical supervisor"),
            ("partner", "A partner"),
        ],
        "Who does it",
        default="person",
        required=True,
    )
    date_deadline = fields.Date("For when", index=True)
    is_done = fields.Boolean("Done", copy=False)
    date_done = fields.Date("Done on", copy=False, readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """In the garden of its objective, which is now under way."""
        objectives = self.env["cocagne.objective"]
        for vals in vals_list:
            objective = objectives.browse(vals.get("objective_id"))
            if objective and "company_id" not in vals:
                vals["company_id"] = objective.company_id.id
        actions = super().create([self._with_day(vals) for vals in vals_list])
        actions._begin_objectives()
        return actions

    def write(self, vals):
        result = super().write(self._with_day(vals))
        if vals.get("is_done"):
            self._begin_objectives()
        return result

    def _begin_objectives(self):
        begun = self.filtered("is_done").objective_id
        begun.filtered(lambda one: one.state == TODO).write({"state": DOING})

    @api.model
    def _with_day(self, vals):
        if "is_done" not in vals:
            return vals
        today = fields.Date.context_today(self)
        return {**vals, "date_done": vals["is_done"] and today}

    def action_done(self):
        self.write({"is_done": True})
