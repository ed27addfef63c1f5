from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Greatest household: more is a mistake of typing.
MOST = 20
AGES = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")


class SolidarityEnrolment(models.Model):
    """How many people eat of the baskets, in which age bands; names are not asked."""

    _inherit = "cocagne.solidarity.enrolment"

    age_under_3 = fields.Integer("Under 3 years")
    age_3_17 = fields.Integer("3 to 17 years")
    age_18_24 = fields.Integer("18 to 24 years")
    age_25_64 = fields.Integer("25 to 64 years", default=1)
    age_65 = fields.Integer("65 years and over")
    household_size = fields.Integer(
        "People in the household", compute="_compute_household_size", store=True
    )
    is_incomplete = fields.Boolean(
        "Household to be asked about",
        help="Taken over from a reduced price: its people and situation are not known "
        "yet.",
    )
    quotient_known = fields.Boolean(
        "Quotient is known",
        compute="_compute_quotient_known",
        store=True,
        readonly=False,
        help="Tick it when the quotient is known to be 0.",
    )
    rest_known = fields.Boolean(
        "Rest is known",
        compute="_compute_rest_known",
        store=True,
        readonly=False,
        help="Tick it when the reste à vivre is known to be 0.",
    )
    household_key = fields.Char(
        "Key of the household",
        readonly=True,
        copy=False,
        index=True,
        help="Drawn at random, the same in all files of a household: figures count by "
        "it, also once the name is erased.",
    )

    @api.depends(*AGES)
    def _compute_household_size(self):
        for enrolment in self:
            enrolment.household_size = sum(enrolment[age] for age in AGES)

    @api.depends("quotient")
    def _compute_quotient_known(self):
        for enrolment in self:
            enrolment.quotient_known = enrolment.quotient_known or enrolment.quotient

    @api.depends("rest_to_live")
    def _compute_rest_known(self):
        for enrolment in self:
            enrolment.rest_known = enrolment.rest_known or enrolment.rest_to_live

    @api.constrains(*AGES)
    def _check_household_size(self):
        for enrolment in self:
            self._check_people([enrolment[age] for age in AGES])

    @api.model
    def _check_people(self, counts):
        """Refuse households of nobody, of more than 20, or of less than nobody.

        :raises ValidationError: says what to type.
        """
        total = sum(counts)
        if min(counts) < 0:
            raise ValidationError(
                self.env._("A number of people is 0 or more: correct the age bands.")
            )
        if not 1 <= total <= MOST:
            raise ValidationError(
                self.env._(
                    "A household has 1 to %(most)s people; the age bands say %(total)s. "
                    "Correct them.",
                    most=MOST,
                    total=total,
                )
            )

    @api.constrains("quotient", "rest_to_live")
    def _check_quotient(self):
        # a reste à vivre may be negative: more to pay than to live on
        for enrolment in self.filtered(lambda item: item.quotient < 0):
            raise ValidationError(
                self.env._(
                    "The quotient familial of %s is 0 or more: read it again on the "
                    "attestation.",
                    enrolment.display_name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        enrolments = super().create(vals_list)
        enrolments._draw_household_keys()
        return enrolments

    def write(self, vals):
        result = super().write(vals)
        if vals.get("partner_id"):
            self._draw_household_keys()
        return result

    def _draw_household_keys(self):
        """Give each household its key, that of its earlier files when there are some."""
        # sudo: the earlier file may be in another establishment of the mother house
        known = {
            item.partner_id.id: item.household_key
            for item in self.sudo().search(
                [
                    ("partner_id", "in", self.partner_id.ids),
                    ("household_key", "!=", False),
                    ("id", "not in", self.ids),
                ]
            )
        }
        for enrolment in self:
            partner = enrolment.partner_id.id
            enrolment.household_key = known.setdefault(partner, uuid4().hex)

    def _children(self):
        self.ensure_one()
        return self.age_under_3 + self.age_3_17

    def _adults(self):
        self.ensure_one()
        return self.household_size - self._children()
