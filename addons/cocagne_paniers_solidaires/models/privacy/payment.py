from odoo import fields, models


class AccountPayment(models.Model):
    _inherit = "account.payment"

    # the reconciliations that it links are closed to the same people, and a screen with
    # records that its reader may not open does not open either
    allocation_ids = fields.Many2many(
        groups="cocagne_paniers_solidaires.group_solidarity,"
        "account.group_account_invoice,account.group_account_readonly"
    )
