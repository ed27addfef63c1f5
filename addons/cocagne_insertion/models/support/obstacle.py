from odoo import api, fields, models

from ...indicators.accompaniment import Handling
from .confidential import ADVISER
from .obstacle_codes import BOTH, INSIDE, OBSTACLES, OUTSIDE, SENSITIVE


class Obstacle(models.Model):
    """What stands between a person and a job, and who works on it (list of the ASP).

    Health and justice are the adviser's alone, records and counts. Nothing is described:
    the list, who handles it and where it stands are enough.
    """

    _name = "cocagne.obstacle"
    _description = "Obstacle to a job"
    _inherit = "cocagne.of.pathway"
    _order = "pathway_id, state, date_found desc, id"
    _check_company_auto = True

    kind = fields.Selection(OBSTACLES, "Obstacle", required=True)
    is_sensitive = fields.Boolean(
        compute="_compute_is_sensitive", store=True, precompute=True
    )
    handling = fields.Selection(
        [
            (INSIDE, "By the garden"),
            (OUTSIDE, "By a partner"),
            (BOTH, "By both"),
        ],
        "Who handles it",
        help="Empty as long as nobody does.",
    )
    partner_name = fields.Char("Which partner", groups=ADVISER)
    state = fields.Selection(
        [
            ("found", "Found"),
            ("handled", "Being handled"),
            ("lighter", "Partly lifted"),
            ("lifted", "Lifted"),
        ],
        "Where it stands",
        default="found",
        required=True,
    )
    date_found = fields.Date(
        "Found on", required=True, default=lambda self: fields.Date.context_today(self)
    )
    date_lifted = fields.Date("Lifted on", copy=False)
    note = fields.Text(groups=ADVISER, help="Only advisers read it.")
    objective_ids = fields.One2many("cocagne.objective", "obstacle_id", "Objectives")

    _once = models.UniqueIndex(
        "(pathway_id, kind)", "This obstacle is already in the list of the person."
    )
    _dates = models.Constraint(
        "CHECK (date_lifted IS NULL OR date_lifted >= date_found)",
        "An obstacle cannot be lifted before it was found.",
    )

    @api.depends("kind")
    def _compute_is_sensitive(self):
        for obstacle in self:
            obstacle.is_sensitive = obstacle.kind in SENSITIVE

    @api.depends("kind", "pathway_id.name")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for obstacle in self:
            parts = (obstacle.pathway_id.name, kinds.get(obstacle.kind))
            obstacle.display_name = " – ".join(part for part in parts if part)

    @api.onchange("handling")
    def _onchange_handling(self):
        if self.handling and self.state == "found":
            self.state = "handled"

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_day(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_day(vals))

    @api.model
    def _with_day(self, vals):
        """A lifted obstacle has its day, another has none."""
        if "state" not in vals:
            return vals
        if vals["state"] != "lifted":
            return {**vals, "date_lifted": False}
        return {"date_lifted": fields.Date.context_today(self), **vals}

    @api.model
    def _handlings(self, pathways):
        """Who handles what, for the table of the annual report.

        :return: list of ``indicators.accompaniment.Handling``.
        """
        # sudo: only numbers leave the table, health and justice with them
        found = self.sudo().search([("pathway_id", "in", pathways.ids)])
        return [
            Handling(
                str(one.pathway_id.id),
                one.kind,
                one.handling in (INSIDE, BOTH),
                one.handling in (OUTSIDE, BOTH),
            )
            for one in found
        ]
