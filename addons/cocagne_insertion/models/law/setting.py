from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting

#: Kinds of structures of insertion; ``law.pathway.reasons.KINDS``.
KINDS = [
    ("ACI", "ACI: atelier et chantier d'insertion"),
    ("EI", "EI: entreprise d'insertion"),
    ("AI", "AI: association intermédiaire"),
    ("EITI", "EITI: entreprise d'insertion par le travail indépendant"),
    ("ETTI", "ETTI: entreprise de travail temporaire d'insertion"),
]


class ResCompany(models.Model):
    """What kind of structure of insertion the garden is: rules differ by kind."""

    _inherit = "res.company"

    insertion_kind = fields.Selection(
        KINDS,
        "Structure of insertion",
        default="ACI",
        required=True,
        help="Most gardens are ateliers et chantiers d'insertion (ACI).",
    )


class GardenProfile(models.Model):
    """Lets the manager choose it."""

    _inherit = "cocagne.garden.profile"

    insertion_kind = setting(fields.Selection, "insertion_kind")
