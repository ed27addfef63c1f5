from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SolidarityAgreement(models.Model):
    """A scheme with a ceiling of its own: one third, or students at 64 %."""

    _inherit = "cocagne.solidarity.agreement"

    own_ceiling = fields.Float(
        "Exceptional ceiling (%)",
        digits=(5, 2),
        tracking=True,
        help="The highest share of the public price that its households pay, when it is "
        "not that of the garden. One third: 33.34. Empty: the garden's.",
    )
    ceiling_reason = fields.Char("Reason of the exception", tracking=True)
    ceiling_warning = fields.Char(compute="_compute_ceiling_warning")

    _own_ceiling_is_share = models.Constraint(
        "CHECK (own_ceiling IS NULL OR (own_ceiling >= 0 AND own_ceiling <= 100))",
        "The ceiling is a share of the price: from 0 to 100 %.",
    )

    @api.constrains("own_ceiling", "ceiling_reason")
    def _check_ceiling_reason(self):
        for item in self:
            if item.own_ceiling and not (item.ceiling_reason or "").strip():
                raise ValidationError(
                    self.env._(
                        "%s has a ceiling of its own: write the reason of the "
                        "exception, or remove that ceiling.",
                        item.name,
                    )
                )

    @api.depends("own_ceiling", "company_id")
    def _compute_ceiling_warning(self):
        for item in self:
            # sudo: a setting of the garden
            usual = item.company_id.sudo().solidarity_ceiling
            item.ceiling_warning = item.own_ceiling > usual and self.env._(
                "Households may pay up to %(own)s %% of the price, more than the "
                "%(usual)s %% of the garden.",
                own=f"{item.own_ceiling:g}",
                usual=f"{usual:g}",
            )
