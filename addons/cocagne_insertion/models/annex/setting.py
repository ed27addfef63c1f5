from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cocagne_jardin.models.garden.setting import setting

from ...law.aid.amount import REGULARISATIONS


class ResCompany(models.Model):
    """How the garden watches its posts and what the ASP pays."""

    _inherit = "res.company"

    annex_alert_percent = fields.Float(
        "Warn from a gap of (%)",
        default=3.0,
        help="The home screen warns when the forecast of an annex is further from its "
        "posts than this.",
    )
    annex_regularisations = fields.Char(
        "Months of regularisation",
        default=", ".join(str(month) for month in REGULARISATIONS),
        help="Months of the annex at which the ASP looks at what was worked: those of "
        "your convention.",
    )
    asp_partner_id = fields.Many2one(
        "res.partner", "Payer of the aid", help="The ASP, as your bank names it."
    )

    @api.constrains("annex_regularisations")
    def _check_regularisations(self):
        for company in self:
            read_months(company.env, company.annex_regularisations)

    @api.constrains("annex_alert_percent")
    def _check_alert_percent(self):
        for company in self:
            if not 0 <= company.annex_alert_percent <= 100:
                raise ValidationError(self.env._("A gap is between 0 and 100 %."))


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    annex_alert_percent = setting(fields.Float, "annex_alert_percent")
    annex_regularisations = setting(fields.Char, "annex_regularisations")
    asp_partner_id = setting(fields.Many2one, "asp_partner_id")


def read_months(env, text):
    """Months of the annex written with commas, in order: ``5, 8, 11``.

    :raises ValidationError: when one is no month from 2 to 12.
    """
    parts = [part.strip() for part in (text or "").split(",") if part.strip()]
    if not all(part.isdecimal() and 2 <= int(part) <= 12 for part in parts):
        raise ValidationError(
            env._(
                "Months of regularisation are numbers from 2 to 12 with commas between "
                "them, as in “5, 8, 11”: “%s” is not.",
                text,
            )
        )
    return tuple(sorted({int(part) for part in parts}))
