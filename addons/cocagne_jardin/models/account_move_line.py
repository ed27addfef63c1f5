from odoo import fields, models


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    membership_ids = fields.One2many(
        "cocagne.membership",
        "invoice_line_id",
        "Memberships",
        copy=False,
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )
