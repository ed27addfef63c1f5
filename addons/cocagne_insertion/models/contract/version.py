from odoo import fields, models

HR = "hr.group_hr_user"

KINDS = [
    ("cddi", "CDDI"),
    ("cdi_inclusion", "CDI inclusion"),
    ("passerelle", "Contrat passerelle"),
]


class Version(models.Model):
    """A contract of insertion is a version of the employee, as any contract in Odoo.

    ``contract_date_start`` and ``contract_date_end`` bound the contract; a renewal and a
    new contract have their own bounds, an amendment is a version within the same.
    """

    _inherit = "hr.version"

    pathway_id = fields.Many2one(
        "cocagne.pathway", "Pathway", check_company=True, index=True, groups=HR
    )
    insertion_kind = fields.Selection(
        KINDS, "Contract of insertion", index=True, groups=HR
    )
    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        check_company=True,
        index=True,
        groups=HR,
    )
    weekly_hours = fields.Float("Hours a week", groups=HR)
    hourly_rate = fields.Monetary(
        "Gross pay an hour", groups=HR, help="Never below the SMIC."
    )
