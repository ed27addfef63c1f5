from odoo import api, fields, models
from odoo.fields import Domain

from .workshop import DESK


class Home(models.AbstractModel):
    """What the home screen says of workshops."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "workshops_to_close"]

    @api.model
    def _alert_workshops_to_close(self):
        today = fields.Date.context_today(self)
        return self._alert(
            self.env._("Workshops whose attendance is not closed"),
            "event.event",
            self._mine()
            & Domain("is_workshop", "=", True)
            & Domain("workshop_state", "=", "planned")
            & Domain("workshop_date", "<", today),
            "cocagne_paniers_solidaires.action_workshops",
            [DESK],
            icon="check-square-o",
        )
