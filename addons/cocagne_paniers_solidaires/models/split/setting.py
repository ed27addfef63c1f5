from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting


class ResCompany(models.Model):
    """How much of a solidarity basket a household pays, at most."""

    _inherit = "res.company"

    solidarity_ceiling = fields.Float(
        "Ceiling of the household's part (%)",
        default=30.0,
        digits=(5, 2),
        help="A household never pays more than this share of the public price of its "
        "basket, rounded down to the cent. A higher price needs a reason.",
    )

    _solidarity_ceiling_is_share = models.Constraint(
        "CHECK (solidarity_ceiling >= 0 AND solidarity_ceiling <= 100)",
        "The ceiling is a share of the price: from 0 to 100 %.",
    )


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    solidarity_ceiling = setting(fields.Float, "solidarity_ceiling")
