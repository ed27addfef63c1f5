from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class SolidarityStructure(models.Model):
    """Within which dates a structure may send households."""

    _inherit = "cocagne.solidarity.structure"
    _check_company_domain = models.check_company_domain_parent_of

    is_valid = fields.Boolean(
        "Agreement runs", compute="_compute_is_valid", search="_search_is_valid"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NOT NULL AND date_from <= date_to)",
        "The agreement with a structure ends after it begins.",
    )

    @api.depends("date_from", "date_to")
    def _compute_is_valid(self):
        today = fields.Date.context_today(self)
        for structure in self:
            structure.is_valid = structure._valid_on(today)

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        found = self.search([]).filtered(lambda item: item._valid_on(today))
        inside = "in" if True in value else "not in"
        return [("id", inside, found.ids)]

    def _valid_on(self, day):
        """Whether the structure has an agreement with the garden on that day."""
        self.ensure_one()
        begun = self.date_from and self.date_from <= day
        return bool(begun and (not self.date_to or day <= self.date_to))

    def _check_may_send(self, day):
        """Refuse a referral without an agreement.

        :raises ValidationError: says whose agreement is missing, and what to do.
        """
        self.ensure_one()
        if not self._valid_on(day):
            raise ValidationError(
                self.env._(
                    "%(structure)s has no agreement with the garden on %(day)s. Sign "
                    "one and write its dates in « Structures », or correct the day of "
                    "the referral.",
                    structure=self.name,
                    day=format_date(self.env, day),
                )
            )


class SolidarityEnrolment(models.Model):
    """Who sent the household: a structure, within its agreement with the garden."""

    _inherit = "cocagne.solidarity.enrolment"

    contact_ids = fields.Many2many(related="structure_id.contact_ids")

    @api.constrains("structure_id", "referral_date", "prescriber_id", "asked_on")
    def _check_structure(self):
        for enrolment in self:
            self._check_referral(
                enrolment.structure_id,
                enrolment.prescriber_id,
                enrolment.referral_date or enrolment.asked_on,
            )

    @api.model
    def _check_referral(self, structure, prescriber, day):
        """Refuse a social worker whose structure has no agreement on that day.

        :raises ValidationError: says what to do.
        """
        if structure:
            structure._check_may_send(day)
        if prescriber and not structure:
            raise ValidationError(
                self.env._(
                    "%s sends households for a structure: choose the structure too.",
                    prescriber.name,
                )
            )
        if prescriber and prescriber not in structure.contact_ids:
            raise ValidationError(
                self.env._(
                    "%(person)s is not among the social workers of %(structure)s: add "
                    "this person to the structure, or choose another one.",
                    person=prescriber.name,
                    structure=structure.name,
                )
            )

    @api.onchange("structure_id")
    def _onchange_structure_id(self):
        if self.prescriber_id not in self.structure_id.contact_ids:
            self.prescriber_id = False
