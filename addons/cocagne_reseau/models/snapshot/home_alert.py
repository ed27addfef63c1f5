from odoo import api, models
from odoo.fields import Domain

from .snapshot import GARDEN_ROLES


class Home(models.AbstractModel):
    """Months that the network waits for, on the home screen of a garden."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "months_to_validate", "months_changed"]

    def _alert_months_to_validate(self):
        if not self._is_one_of(*GARDEN_ROLES):
            return None
        snapshots = self.env["cocagne.snapshot"]
        waiting = snapshots.search(snapshots._to_validate_domain(), limit=2)
        label = self.env._("Months to validate for the network")
        if len(waiting) == 1:
            label = self.env._("To validate for the network: %s", waiting.month_label)
        return self._alert(
            label,
            "cocagne.snapshot",
            snapshots._to_validate_domain(),
            "cocagne_reseau.action_snapshots",
            GARDEN_ROLES,
            icon="calendar-check-o",
        )

    def _alert_months_changed(self):
        if not self._is_one_of(*GARDEN_ROLES):
            return None
        return self._alert(
            self.env._("Validated months whose figures changed since"),
            "cocagne.snapshot",
            self._mine()
            & Domain("state", "=", "validated")
            & Domain("drift_ids", "!=", False),
            "cocagne_reseau.action_snapshots",
            GARDEN_ROLES,
            level="info",
            icon="calendar-check-o",
        )
