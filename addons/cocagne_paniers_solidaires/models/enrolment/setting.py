from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting

from .dates import DURATIONS

OUTCOMES = [
    ("stop", "The subscription ends"),
    ("public", "The household goes on at the public price"),
]


class ResCompany(models.Model):
    """How a garden welcomes households, and how long it keeps what it knows."""

    _inherit = "res.company"

    solidarity_duration = fields.Selection(
        DURATIONS, "The help lasts", default="6", required=True
    )
    solidarity_end_outcome = fields.Selection(
        OUTCOMES,
        "When the help ends and nobody decided",
        default="stop",
        required=True,
        help="Going on at the public price without having asked may cost a household "
        "more than it can pay.",
    )
    solidarity_retention = fields.Integer(
        "Months kept after the household left",
        default=24,
        required=True,
        help="After these months the name and the situation are erased. The figures "
        "stay, the invoices too. The CNIL advises two years after the last contact.",
    )
    solidarity_membership_type_id = fields.Many2one(
        "cocagne.membership.type",
        "Membership of the households",
        check_company=True,
        help="The desk reads the membership of everybody: choose a type that other "
        "members have too. Empty: the first type.",
    )

    _solidarity_retention_positive = models.Constraint(
        "CHECK (solidarity_retention > 0)",
        "What is known of a household is kept 1 month at least.",
    )


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    solidarity_duration = setting(fields.Selection, "solidarity_duration")
    solidarity_end_outcome = setting(fields.Selection, "solidarity_end_outcome")
    solidarity_retention = setting(fields.Integer, "solidarity_retention")
    solidarity_membership_type_id = setting(
        fields.Many2one, "solidarity_membership_type_id"
    )
