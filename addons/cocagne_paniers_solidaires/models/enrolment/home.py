from odoo import api, models
from odoo.fields import Domain

SOLIDARITY = "cocagne_paniers_solidaires.group_solidarity"
SCREEN = "cocagne_paniers_solidaires.action_enrolments"
MODEL = "cocagne.solidarity.enrolment"


class Home(models.AbstractModel):
    """What wants attention about the households: for the solidarity role only."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "solidarity_ends",
            "solidarity_trials",
            "solidarity_waiting",
        ]

    def _alert_solidarity_ends(self):
        return self._alert(
            self.env._("Households whose help ends within 30 days"),
            MODEL,
            self._mine() & self.env[MODEL]._ending_domain(),
            SCREEN,
            [SOLIDARITY],
            icon="hourglass-end",
        )

    def _alert_solidarity_trials(self):
        return self._alert(
            self.env._("Households whose trial ends within a week"),
            MODEL,
            self._mine() & self.env[MODEL]._trial_domain(),
            SCREEN,
            [SOLIDARITY],
            icon="flag-checkered",
        )

    def _alert_solidarity_waiting(self):
        return self._alert(
            self.env._("Households that wait for a place"),
            MODEL,
            self._mine() & Domain("state", "=", "waiting"),
            "cocagne_paniers_solidaires.action_waiting_list",
            [SOLIDARITY],
            level="info",
            icon="list-ol",
        )
