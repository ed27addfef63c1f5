from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...splitting import Household, money


class SolidarityEnrolment(models.Model):
    """What a household is for the split, and its exception to the ceiling."""

    _inherit = "cocagne.solidarity.enrolment"

    own_ceiling = fields.Float(
        "Exceptional ceiling (%)",
        digits=(5, 2),
        tracking=True,
        help="The highest share of the public price that this household pays, when it is "
        "not that of the garden. One third: 33.34.",
    )
    ceiling_reason = fields.Char(
        "Reason of the exception",
        tracking=True,
        help="Why this household pays more than others. Without a reason there is no "
        "exception.",
    )

    _own_ceiling_is_share = models.Constraint(
        "CHECK (own_ceiling IS NULL OR (own_ceiling >= 0 AND own_ceiling <= 100))",
        "The ceiling is a share of the price: from 0 to 100 %.",
    )

    @api.constrains("own_ceiling", "ceiling_reason")
    def _check_ceiling_reason(self):
        for enrolment in self:
            if enrolment.own_ceiling and not (enrolment.ceiling_reason or "").strip():
                raise ValidationError(
                    self.env._(
                        "%s pays more than the ceiling of the garden: write the reason "
                        "of the exception, or remove the exceptional ceiling.",
                        enrolment.partner_id.name,
                    )
                )

    def _as_household(self):
        """What the rules of the agreements ask about this household."""
        self.ensure_one()
        return Household(
            key=self.household_key,
            public=self.public_id.id,
            scheme=self.scheme or None,
            quotient=money(self.quotient),
            rest_to_live=money(self.rest_to_live),
            agreed=money(self.participation) if self.has_participation else None,
            ceiling=money(self.own_ceiling) if self.own_ceiling else None,
        )

    def _split_delivered(self):
        """Split what was delivered since the start and is not billed yet.

        For an enrolment that is written after its first baskets: those that the member
        paid already stay as they are.

        :return: the number of baskets that were split.
        """
        # sudo: the solidarity role welcomes households and reads no invoices
        baskets = self.env["cocagne.basket"].sudo()
        done = 0
        for enrolment in self.filtered("date_start"):
            domain = [
                ("order_line_id", "in", enrolment.order_line_ids.ids),
                ("date", ">=", enrolment.date_start),
                ("invoice_line_id", "=", False),
            ]
            found = baskets.search(domain)
            done += self.env["cocagne.solidarity.split"]._split(found)
        return done
