from odoo import api, models
from odoo.fields import Domain

from ...exchange.fiche import status
from .fiche import ADVISER


class Home(models.AbstractModel):
    """What came and waits, and what the ASP refused."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "fiches_arrived", "fiches_refused"]

    def _alert_fiches_arrived(self):
        return self._alert(
            self.env._("Fiches that came and wait on the desk"),
            "cocagne.fiche.arrival",
            self._mine() & Domain("state", "=", "waiting"),
            "cocagne_insertion.action_fiche_arrivals",
            [ADVISER],
            level="info",
            icon="inbox",
        )

    def _alert_fiches_refused(self):
        return self._alert(
            self.env._("Fiches that the ASP refused"),
            "cocagne.fiche",
            self._mine() & Domain("status", "=", status.REJECTED),
            "cocagne_insertion.action_fiches",
            [ADVISER],
            icon="exclamation-triangle",
        )
