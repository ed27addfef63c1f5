from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting

#: The national agreement of the ACI.
AGREEMENT = "Ateliers et chantiers d'insertion (IDCC 3016)"
MAYOTTE = "976"


class ResCompany(models.Model):
    """What a contract of insertion says of the garden (L.1242-12, L.3123-6)."""

    _inherit = "res.company"

    contract_agreement = fields.Char("Collective agreement", default=AGREEMENT)
    contract_pension_fund = fields.Char(
        "Pension fund", help="Name and address of the complementary pension fund."
    )
    contract_welfare_fund = fields.Char(
        "Provident fund", help="Name and address of the provident and health insurance."
    )
    contract_urssaf = fields.Char("URSSAF or MSA", help="Where hiring is declared.")
    contract_signatory = fields.Char(
        "Who signs contracts", help="Name and function, printed on the contracts."
    )
    contract_place = fields.Char(
        "Place of work", help="Empty: the address of the garden."
    )
    contract_week_hours = fields.Float("Hours a week, usually", default=26.0)
    contract_schedule = fields.Char(
        "Days and hours, usually", help="Monday to Thursday, 8:30 to 12:00…"
    )
    contract_clauses = fields.Html("Clauses of the garden")
    contract_passerelle = fields.Boolean(
        "Offer contrats passerelle",
        help="The experiment was to end in December 2025: ask the DDETS before.",
    )

    def _smic_name(self):
        """Which minimum wage holds here."""
        mayotte = (self.zip or "").startswith(MAYOTTE)
        return "smic_hour_mayotte" if mayotte else "smic_hour"


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    contract_agreement = setting(fields.Char, "contract_agreement")
    contract_pension_fund = setting(fields.Char, "contract_pension_fund")
    contract_welfare_fund = setting(fields.Char, "contract_welfare_fund")
    contract_urssaf = setting(fields.Char, "contract_urssaf")
    contract_signatory = setting(fields.Char, "contract_signatory")
    contract_place = setting(fields.Char, "contract_place")
    contract_week_hours = setting(fields.Float, "contract_week_hours")
    contract_schedule = setting(fields.Char, "contract_schedule")
    contract_clauses = setting(fields.Html, "contract_clauses")
    contract_passerelle = setting(fields.Boolean, "contract_passerelle")
