from odoo import api, fields, models

KINDS = [
    ("quotient", "Quotient familial at most"),
    ("rest", "Reste à vivre at most"),
    ("size", "People in the household, at least"),
    ("under_3", "Children under 3 years"),
    ("minors", "Children under 18 years"),
    ("lone", "One adult with children"),
    ("public", "In this situation"),
    ("sent", "Sent by a partner structure"),
    ("first", "Never helped before"),
]
#: What a garden may begin with: kind, threshold, points.
USUAL = [
    ("quotient", 400, 30),
    ("lone", 0, 20),
    ("under_3", 0, 15),
    ("size", 5, 10),
    ("sent", 0, 10),
    ("first", 0, 10),
]


class SolidarityCriterion(models.Model):
    """What gives points on the waiting list of a garden; everybody may be told."""

    _name = "cocagne.solidarity.criterion"
    _description = "Criterion of the waiting list"
    _inherit = ["cocagne.money.of.garden"]
    _order = "points desc, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _of_house = True

    kind = fields.Selection(KINDS, "Criterion", required=True)
    threshold = fields.Float(digits=(10, 2), help="Euros or people.")
    public_id = fields.Many2one("cocagne.solidarity.public", "Situation")
    points = fields.Integer(required=True, default=10)
    active = fields.Boolean(default=True)

    _points_positive = models.Constraint(
        "CHECK (points > 0)", "A criterion gives 1 point or more."
    )
    _public_said = models.Constraint(
        "CHECK (kind <> 'public' OR public_id IS NOT NULL)",
        "Choose the situation that gives points.",
    )

    @api.depends("kind", "threshold", "public_id.name")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for criterion in self:
            criterion.display_name = criterion._words(kinds.get(criterion.kind) or "")

    def _words(self, label):
        self.ensure_one()
        if self.kind in ("quotient", "rest"):
            return f"{label} {self.currency_id.format(self.threshold)}"
        if self.kind == "size":
            return f"{label} {self.threshold:.0f}"
        if self.kind == "public":
            return f"{label}: {self.public_id.name or ''}"
        return label

    def _holds_for(self, enrolment):
        """Whether a household gets the points."""
        self.ensure_one()
        return getattr(self, f"_holds_{self.kind}")(enrolment)

    def _holds_quotient(self, enrolment):
        return enrolment.quotient_known and enrolment.quotient <= self.threshold

    def _holds_rest(self, enrolment):
        return enrolment.rest_known and enrolment.rest_to_live <= self.threshold

    def _holds_size(self, enrolment):
        return enrolment.household_size >= self.threshold

    def _holds_under_3(self, enrolment):
        return enrolment.age_under_3 > 0

    def _holds_minors(self, enrolment):
        return enrolment._children() > 0

    def _holds_lone(self, enrolment):
        return enrolment._children() > 0 and enrolment._adults() == 1

    def _holds_public(self, enrolment):
        return enrolment.public_id == self.public_id

    def _holds_sent(self, enrolment):
        return bool(enrolment.structure_id)

    def _holds_first(self, enrolment):
        return not enrolment.helped_before

    @api.model_create_multi
    def create(self, vals_list):
        criteria = super().create(vals_list)
        criteria._score_again()
        return criteria

    def write(self, vals):
        result = super().write(vals)
        self._score_again()
        return result

    def unlink(self):
        gardens = self.company_id
        result = super().unlink()
        self._score_again(gardens)
        return result

    def _score_again(self, gardens=None):
        """The waiting households of the garden get their points again."""
        gardens = gardens or self.company_id
        # sudo: those of all establishments that share the list
        waiting = (
            self.env["cocagne.solidarity.enrolment"]
            .sudo()
            .search(
                [
                    ("company_id", "child_of", gardens.ids),
                    ("state", "in", ("draft", "waiting")),
                ]
            )
        )
        self.env.add_to_compute(waiting._fields["score"], waiting)

    def action_usual(self):
        """Begin with the usual criteria, where the garden has none."""
        company = self.env.company.root_id
        if not self.search_count([("company_id", "=", company.id)], limit=1):
            self.create(
                [
                    {
                        "company_id": company.id,
                        "kind": kind,
                        "threshold": threshold,
                        "points": points,
                    }
                    for kind, threshold, points in USUAL
                ]
            )
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "cocagne_paniers_solidaires.action_criteria"
            ),
            "target": "main",
        }
