from odoo import api, fields, models


class SolidarityObjective(models.Model):
    """What the household and the garden want to reach, and how it goes."""

    _name = "cocagne.solidarity.objective"
    _description = "Objective of a household"
    _order = "state, deadline, id"
    _check_company_auto = True

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Household",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="enrolment_id.company_id", store=True, index=True, string="Garden"
    )
    name = fields.Char("Objective", required=True)
    deadline = fields.Date("For when")
    state = fields.Selection(
        [
            ("a_todo", "To begin"),
            ("b_doing", "Under way"),
            ("c_reached", "Reached"),
            ("d_dropped", "Given up"),
        ],
        "Where it is",
        default="a_todo",
        required=True,
    )
    followed_on = fields.Date("Last talk", compute="_compute_followed_on", store=True)
    follow_up = fields.Text("What was said")
    workshop_ids = fields.Many2many(
        "event.event",
        "cocagne_solidarity_objective_workshop_rel",
        string="Workshops",
        domain=[("is_workshop", "=", True)],
        check_company=True,
        help="Those that help to reach it.",
    )
    attended_count = fields.Integer(
        "Came to",
        compute="_compute_attended_count",
        help="How many of these workshops the household came to.",
    )

    @api.depends("workshop_ids.registration_ids.attendance", "enrolment_id.partner_id")
    def _compute_attended_count(self):
        for objective in self:
            # sudo: who came is closed to some who follow a household
            came = objective.workshop_ids.sudo().registration_ids.filtered(
                lambda one, mine=objective: (
                    one.attendance == "present"
                    and one.partner_id
                    and one.partner_id == mine.enrolment_id.partner_id
                )
            )
            objective.attended_count = len(came.event_id)

    @api.depends("state", "follow_up")
    def _compute_followed_on(self):
        today = fields.Date.context_today(self)
        for objective in self:
            begun = objective.follow_up or objective.state != "a_todo"
            objective.followed_on = today if begun else False
