from odoo import fields, models


class PaymentModeChoice(models.Model):
    """A payment mode that an offer can allow (R39): the modes of subscriptions."""

    _name = "cocagne.payment.mode"
    _description = "Payment mode"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="As on the subscription.")
    sequence = fields.Integer(default=10)

    _code_unique = models.UniqueIndex("(code)", "This payment mode already exists.")


class PaymentPeriodChoice(models.Model):
    """A payment rhythm that an offer can allow (R39)."""

    _name = "cocagne.payment.period"
    _description = "Payment rhythm"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="As on the subscription.")
    sequence = fields.Integer(default=10)

    _code_unique = models.UniqueIndex("(code)", "This payment rhythm already exists.")
