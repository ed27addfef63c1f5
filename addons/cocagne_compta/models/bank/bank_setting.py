from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting


class ResCompany(models.Model):
    """What a garden wants to be told about its bank and its unpaid dues (R96)."""

    _inherit = "res.company"

    bank_statement_days = fields.Integer(
        "Tell when the last statement is older than (days)",
        default=20,
        help="On the home screen; 0: never.",
    )
    unpaid_alert_amount = fields.Monetary(
        "Tell when a client is late with more than",
        default=100.0,
        help="On the home screen; 0: whatever is late.",
    )

    _bank_limits_not_negative = models.Constraint(
        "CHECK (bank_statement_days >= 0 AND unpaid_alert_amount >= 0)",
        "A limit of the bank cannot be less than 0.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose it."""

    _inherit = "cocagne.garden.profile"

    bank_statement_days = setting(fields.Integer, "bank_statement_days")
    unpaid_alert_amount = setting(fields.Monetary, "unpaid_alert_amount")
