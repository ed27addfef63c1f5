from odoo import fields, models

from . import fiche_codes
from .fiche import ADVISER


class Fiche(models.Model):
    """Who the person is and where they live, by the names of ``exchange.fiche``.

    What tells an origin is the adviser's alone.
    """

    _inherit = "cocagne.fiche"

    siret = fields.Char(
        "SIRET",
        size=14,
        required=True,
        default=lambda self: self._default_siret(),
        help="The one known to the ASP: that of the mother structure.",
    )
    measure = fields.Selection(fiche_codes.MEASURES, default="ACI_DC", required=True)
    pass_number = fields.Char("Number of the PASS", size=12, required=True, index=True)
    pass_start = fields.Date("PASS from")
    pass_end = fields.Date("PASS until")
    uid = fields.Char(
        "Identifier (idItou)",
        size=30,
        copy=False,
        help="30 characters, the same for a person for ever.",
    )
    title = fields.Selection(fiche_codes.TITLES, "Title of address")
    last_name = fields.Char("Last name", help="The one in use.")
    first_name = fields.Char("First name")
    birth = fields.Date("Born on")
    nir = fields.Char(
        "NIR", size=15, help="15 digits, of the card of health insurance."
    )
    ntt = fields.Char("NTT", size=40, help="Temporary number, while there is no NIR.")
    birth_commune = fields.Char(
        "Birth commune (INSEE)", size=5, groups=ADVISER, help="Empty when born abroad."
    )
    birth_country = fields.Char(
        "Birth country (INSEE)",
        size=3,
        default="100",
        groups=ADVISER,
        help="100: France.",
    )
    birth_country_group = fields.Selection(
        fiche_codes.COUNTRY_GROUPS, "Born in", default="1", groups=ADVISER
    )
    lane_number = fields.Char("Number in the street", size=10)
    lane_extension = fields.Selection(fiche_codes.EXTENSIONS, "Bis, ter")
    lane_type = fields.Selection(fiche_codes.LANES, "Kind of street")
    lane_name = fields.Char("Name of the street", size=120)
    complement = fields.Char(
        "More of the address",
        size=32,
        help="Up to 32 letters and digits without accents; anything else is not sent.",
    )
    commune = fields.Char("Commune (INSEE)", size=5, help="Not the postal code: 25056.")
    postcode = fields.Char("Postal code", size=5)
    phone = fields.Char(help="Comes from Les emplois; never goes into a file.")
    email = fields.Char("Mail", help="Comes from Les emplois; never goes into a file.")
    annex_number = fields.Char("Annexe financière", size=16)

    def _default_siret(self):
        account = self.env["cocagne.platform.account"].search(
            [("company_id", "=", self.env.company.id)], limit=1
        )
        return account.siret or self.env.company.company_registry
