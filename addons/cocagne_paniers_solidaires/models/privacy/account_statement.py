from odoo import models


class AccountStatement(models.TransientModel):
    """The desk tells a member what they owe; the price of a basket is not said aloud."""

    _inherit = "cocagne.account.statement"

    def _may_tell_details(self):
        return super()._may_tell_details() and self.env.user._knows_prices_of_members()
