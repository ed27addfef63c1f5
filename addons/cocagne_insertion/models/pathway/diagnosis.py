from odoo import api, fields, models

from ...law import eligibility

ADVISER = "cocagne_jardin.group_insertion_adviser"
MAKERS = [
    (eligibility.PRESCRIBER, "An authorised prescriber"),
    (eligibility.EMPLOYER, "The garden itself"),
]


class Diagnosis(models.Model):
    """The diagnosis of the entry: who made it, on what day, on which criteria.

    Six months valid when a prescriber made it, 92 days when the garden did; as long as
    the PASS runs, in any case.
    """

    _name = "cocagne.diagnosis"
    _description = "Diagnosis of the entry in insertion"
    _order = "made_on desc, id desc"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(
        related="pathway_id.company_id", store=True, index=True
    )
    made_on = fields.Date(
        "Day of the diagnosis", required=True, default=fields.Date.context_today
    )
    made_by = fields.Selection(
        MAKERS, required=True, default=eligibility.EMPLOYER, string="Made by"
    )
    prescriber_id = fields.Many2one(
        "cocagne.prescriber",
        domain=[("authorised", "=", True)],
        check_company=True,
    )
    criterion_ids = fields.One2many(
        "cocagne.diagnosis.criterion", "diagnosis_id", "Criteria", groups=ADVISER
    )
    expires_on = fields.Date(
        "Valid until",
        compute="_compute_expires_on",
        store=True,
        help="It holds longer while a PASS runs.",
    )
    is_valid = fields.Boolean("Valid today", compute="_compute_is_valid")
    missing = fields.Text(
        "What is missing",
        compute="_compute_missing",
        groups=ADVISER,
        help="What the rules of the State still want, with the article.",
    )
    is_complete = fields.Boolean("Complete", compute="_compute_missing", groups=ADVISER)

    @api.depends("made_on", "made_by")
    def _compute_expires_on(self):
        figures = self._figures()
        for one in self:
            one.expires_on = one.made_on and one._diagnosis().expires_on(figures)

    @api.depends("expires_on", "pathway_id.pass_id.date_end")
    def _compute_is_valid(self):
        today = fields.Date.context_today(self)
        for one in self:
            one.is_valid = one.made_on and one._is_valid_on(today)

    @api.depends("made_on", "made_by")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env._(
                "Diagnosis of %s", self.env["cocagne.law"]._worded_value(one.made_on)
            )

    def _diagnosis(self):
        self.ensure_one()
        return eligibility.Diagnosis(self.made_on, self.made_by)

    def _is_valid_on(self, day):
        # sudo: the days of the PASS, for roles that only see whether it is valid
        held = self.pathway_id.sudo().pass_id
        history = held._history() if held else None
        return self._diagnosis().is_valid(day, self._figures(), history)

    @api.model
    def _figures(self):
        return self.env["cocagne.insertion.figure"]._figures()

    @api.depends(
        "made_on",
        "made_by",
        "criterion_ids.code",
        "criterion_ids.proof_date",
        "criterion_ids.valid_until",
        "criterion_ids.certified_on",
        "pathway_id.pass_id.date_start",
        "pathway_id.employee_id.birthday",
    )
    def _compute_missing(self):
        words = self.env["cocagne.law"]
        for one in self:
            found = [words._words(problem) for problem in one._problems()]
            one.missing = "\n\n".join(found)
            one.is_complete = not found

    def _problems(self, begins=None):
        """What is missing for a PASS that begins on a day.

        :param begins: the first day of the pathway's PASS, or today, when None.
        """
        self.ensure_one()
        # sudo: birth and PASS, for the rule only
        pathway = self.pathway_id.sudo()
        begins = begins or pathway.pass_id.date_start or fields.Date.context_today(self)
        return list(
            eligibility.problems(
                [claim._claim() for claim in self.criterion_ids],
                begins,
                pathway.employee_id.birthday or None,
                self._figures(),
                pathway.company_id.insertion_kind,
                self.made_by,
            )
        )

    def _check_complete(self, begins=None):
        """:raise ValidationError: with each rule that is not met."""
        for one in self:
            self.env["cocagne.law"]._refuse(one._problems(begins))
