from odoo import api, fields, models
from odoo.fields import Domain

ADVISER = "cocagne_jardin.group_insertion_adviser"


class Home(models.AbstractModel):
    """What exits wait for, on the home screen of the adviser."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "follow_ups_due", "exits_unproved"]

    def _alert_follow_ups_due(self):
        return self._alert(
            self.env._("People to ask for news after their exit"),
            "cocagne.insertion.follow.up",
            self._mine()
            & Domain("situation", "=", False)
            & Domain("date", "<=", fields.Date.context_today(self)),
            "cocagne_insertion.action_follow_ups",
            [ADVISER],
            level="info",
            icon="phone",
        )

    def _alert_exits_unproved(self):
        return self._alert(
            self.env._("Dynamic exits without a proof"),
            "cocagne.insertion.exit",
            self._mine() & Domain("is_unproved", "=", True),
            "cocagne_insertion.action_exits",
            [ADVISER],
            icon="paperclip",
        )
