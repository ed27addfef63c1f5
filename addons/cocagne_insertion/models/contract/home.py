from odoo import api, fields, models
from odoo.fields import Domain

from .contract_access import ADVISER

PAYROLL = "cocagne_insertion.group_payroll"


class Home(models.AbstractModel):
    """Contracts that wait for somebody, on the home screen."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "contracts_below_smic", "contracts_to_decide"]

    @api.model
    def _alert_contracts_below_smic(self):
        return self._alert(
            self.env._("Contracts paid less than the SMIC"),
            "hr.version",
            self._mine()
            & Domain("insertion_kind", "!=", False)
            & Domain("is_below_smic", "=", True),
            "cocagne_insertion.action_contracts_below_smic",
            [ADVISER, PAYROLL],
            level="danger",
            icon="eur",
        )

    @api.model
    def _alert_contracts_to_decide(self):
        """Asked for, and the first day has come without an answer."""
        today = fields.Date.context_today(self)
        return self._alert(
            self.env._("Decisions beyond 24 months without an answer"),
            "cocagne.contract.decision",
            self._mine()
            & Domain("state", "=", "asked")
            & Domain("date_start", "<=", today),
            "cocagne_insertion.action_decisions",
            [ADVISER],
            icon="gavel",
        )
