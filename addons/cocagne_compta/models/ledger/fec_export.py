from odoo import models


class FecExport(models.TransientModel):
    """The FEC of a garden that charges no VAT is named after its SIREN all the same.

    Odoo reads the SIREN in the VAT number, which an association without VAT has not
    (LPF, art. A47 A-1, X: the name of the file is SIREN, FEC, closing day).
    """

    _inherit = "l10n_fr.fec.export.wizard"

    def _get_company_legal_data(self, company):
        found = super()._get_company_legal_data(company)
        siret = (company.root_id.company_registry or "").replace(" ", "")
        if not found and siret[:9].isdigit():
            return siret[:9]
        return found
