from odoo import api, models
from odoo.fields import Domain

MANAGER = "cocagne_jardin.group_manager"


class Home(models.AbstractModel):
    """References that came from the network, on the home screen of a garden."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "references_to_decide"]

    def _alert_references_to_decide(self):
        return self._alert(
            self.env._("New from the network, to take or to leave"),
            "cocagne.reference.inbox",
            self._mine() & Domain("waiting_count", ">", 0),
            "cocagne_reseau.action_reference_inboxes",
            (MANAGER,),
            level="info",
            icon="gift",
        )
