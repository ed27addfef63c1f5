from odoo import fields, models


class AccountPayment(models.Model):
    """What a garden notes of a payment by hand: number, bank, who signed (R72)."""

    _inherit = "account.payment"

    way_id = fields.Many2one(
        "cocagne.payment.way", "Paid by", index="btree_not_null", check_company=True
    )
    cheque_number = fields.Char(
        "Cheque number", help="Of the cheque, or of the authorisation."
    )
    cheque_bank = fields.Char("Bank of the cheque", help="As printed on the cheque.")
    cheque_drawer = fields.Char(
        "Signed by", help="When the cheque is not the member's own."
    )
    cash_on = fields.Date(
        "To cash from", help="The garden promised not to bring it to the bank before."
    )
