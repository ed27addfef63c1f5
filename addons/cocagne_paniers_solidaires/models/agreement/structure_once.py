from odoo import models


class SolidarityStructure(models.Model):
    _inherit = "cocagne.solidarity.structure"

    _once = models.UniqueIndex(
        "(company_id, partner_id) WHERE active",
        "This structure is already in the list: open it.",
    )
