from odoo import api, fields, models

from ...hours.timetable import AFTERNOON, MORNING

HALVES = [(MORNING, "Morning"), (AFTERNOON, "Afternoon")]


class WorkPlan(models.Model):
    """Who works where: a person, a half-day, an activity.

    It says nothing else of the person, as it hangs on the wall.
    """

    _name = "cocagne.work.plan"
    _description = "Planned half-day of work"
    _inherit = "cocagne.of.garden"
    _order = "day, half, activity_id, id"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        ondelete="cascade",
        index=True,
    )
    day = fields.Date(required=True, index=True)
    half = fields.Selection(HALVES, "Half-day", required=True)
    activity_id = fields.Many2one(
        "cocagne.work.activity", required=True, check_company=True, ondelete="restrict"
    )

    _one_place_at_a_time = models.UniqueIndex(
        "(pathway_id, day, half)",
        "This person already has an activity on this half-day.",
    )

    @api.depends("pathway_id.name", "activity_id.name")
    def _compute_display_name(self):
        for plan in self:
            plan.display_name = f"{plan.pathway_id.name} – {plan.activity_id.name}"
