from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT


class Home(models.AbstractModel):
    """What waits for the bank, and what came back, on the home screen (R96)."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "cheques_to_deposit",
            "markets_to_book",
            "receipts_to_replace",
        ]

    def _alert_cheques_to_deposit(self):
        """A cheque must reach the bank soon: it is worth a year and eight days."""
        return self._alert(
            self.env._("Cheques to bring to the bank"),
            "account.payment",
            Domain("company_id", "=", self.env.company.id)
            & Domain("way_id.kind", "=", "cheque")
            & Domain("is_waiting", "=", True)
            & (Domain("cash_on", "=", False) | Domain("cash_on", "<=", self._today())),
            "cocagne_compta.action_payments",
            [ACCOUNTANT],
            level="info",
            icon="money",
        )

    def _alert_markets_to_book(self):
        return self._alert(
            self.env._("Market takings not booked"),
            "cocagne.market.taking",
            Domain("company_id", "=", self.env.company.id)
            & Domain("state", "=", "draft"),
            "cocagne_compta.action_market_takings",
            [ACCOUNTANT],
            icon="shopping-basket",
        )

    def _alert_receipts_to_replace(self):
        return self._alert(
            self.env._("Tax receipts to replace: a gift came back unpaid"),
            "cocagne.gift.receipt",
            Domain("company_id", "=", self.env.company.root_id.id)
            & Domain("is_wrong", "=", True),
            "cocagne_compta.action_gift_receipts",
            [ACCOUNTANT],
            level="danger",
            icon="exclamation-triangle",
        )
