from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, MANAGER

from .next_step import RENEW_DAYS

SOLIDARITY = "cocagne_paniers_solidaires.group_solidarity"
ROLES = [SOLIDARITY, ACCOUNTANT, MANAGER]


class Home(models.AbstractModel):
    """Agreements that come to their end, on the home screen. No household is named."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "quotas_used_up",
            "quotas_near_end",
            "agreements_ending",
        ]

    def _alert_quotas_used_up(self):
        return self._alert_agreements(
            self.env._("Funders whose limit is reached"),
            Domain("used_percent", ">=", 100),
            level="danger",
        )

    def _alert_quotas_near_end(self):
        return self._alert_agreements(
            self.env._("Funders whose limit is nearly reached (80 %)"),
            Domain("used_percent", ">=", 80) & Domain("used_percent", "<", 100),
        )

    def _alert_agreements_ending(self):
        end = self._today() + timedelta(days=RENEW_DAYS)
        return self._alert_agreements(
            self.env._("Agreements of funders that end soon"),
            Domain("date_to", "<=", end) & Domain("next_ids", "=", False),
            level="info",
        )

    @api.model
    def _alert_agreements(self, label, domain, level="warning"):
        return self._alert(
            label,
            "cocagne.solidarity.agreement",
            Domain("state", "=", "running") & domain,
            "cocagne_paniers_solidaires.action_agreements",
            ROLES,
            level=level,
            icon="handshake-o",
        )
