from odoo import api, fields, models
from odoo.fields import Domain

#: The waiting list: most points first, then who asked first.
WAITING_ORDER = "score desc, asked_on, id"


class SolidarityEnrolment(models.Model):
    """The rank of a household on the waiting list, with its reasons."""

    _inherit = "cocagne.solidarity.enrolment"

    helped_before = fields.Boolean(compute="_compute_helped_before", store=True)
    score = fields.Integer(
        "Points", compute="_compute_score", store=True, help="See « Why this rank »."
    )
    score_reasons = fields.Text("Why this rank", compute="_compute_score_reasons")
    waiting_rank = fields.Integer("Rank", compute="_compute_waiting_rank")

    @api.depends("partner_id")
    def _compute_helped_before(self):
        # sudo: the earlier help may be in another establishment
        helped = (
            self.sudo()
            .search(
                [
                    ("partner_id", "in", self.partner_id.ids),
                    ("state", "in", ("active", "ended")),
                ]
            )
            .grouped("partner_id")
        )
        for enrolment in self:
            earlier = helped.get(enrolment.partner_id, self.browse())
            enrolment.helped_before = bool(earlier - enrolment._origin)

    def _criteria(self):
        """The criteria of each garden: read once for many households."""
        criteria = self.env["cocagne.solidarity.criterion"]
        return {
            company: criteria.search([("company_id", "parent_of", company.ids)])
            for company in self.company_id
        }

    @api.depends(
        "company_id",
        "quotient",
        "quotient_known",
        "rest_to_live",
        "rest_known",
        "household_size",
        "age_under_3",
        "age_3_17",
        "public_id",
        "structure_id",
        "helped_before",
    )
    def _compute_score(self):
        criteria = self._criteria()
        for enrolment in self:
            mine = criteria.get(enrolment.company_id, ())
            enrolment.score = sum(c.points for c in mine if c._holds_for(enrolment))

    @api.depends("score", "asked_on")
    def _compute_score_reasons(self):
        criteria = self._criteria()
        for enrolment in self:
            mine = criteria.get(enrolment.company_id, ())
            enrolment.score_reasons = "\n".join(
                f"+ {criterion.points} : {criterion.display_name}"
                for criterion in mine
                if criterion._holds_for(enrolment)
            ) or self.env._("No criterion gives points: the day of the demand decides.")

    @api.depends("state", "score", "asked_on")
    def _compute_waiting_rank(self):
        ranks = {}
        for company in self.company_id:
            waiting = self.search(
                Domain("company_id", "=", company.id) & Domain("state", "=", "waiting"),
                order=WAITING_ORDER,
            )
            ranks |= {record.id: rank for rank, record in enumerate(waiting, 1)}
        for enrolment in self:
            enrolment.waiting_rank = ranks.get(enrolment._origin.id, 0)
