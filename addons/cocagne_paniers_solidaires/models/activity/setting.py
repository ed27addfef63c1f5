from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting


class ResCompany(models.Model):
    """What the garden tells of its solidarity programme, and under which number."""

    _inherit = "res.company"

    solidarity_mask_k = fields.Integer(
        "Smallest number told",
        default=5,
        required=True,
        help="In reports, fewer households or people than this are hidden, and what "
        "would give them back by difference.",
    )
    solidarity_accreditation = fields.Char(
        "Food-aid accreditation (habilitation)",
        help="Number or reference of the decision that accredits the garden, or that of "
        "the Réseau when it comes under the national one (CASF, art. L266-2).",
    )
    solidarity_accreditation_end = fields.Date(
        "Accredited until", help="Empty: without end."
    )

    _solidarity_mask_k_hides = models.Constraint(
        "CHECK (solidarity_mask_k BETWEEN 3 AND 50)",
        "The smallest number told is from 3 to 50: below 3 nothing would be hidden.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    solidarity_mask_k = setting(fields.Integer, "solidarity_mask_k")
    solidarity_accreditation = setting(fields.Char, "solidarity_accreditation")
    solidarity_accreditation_end = setting(fields.Date, "solidarity_accreditation_end")
