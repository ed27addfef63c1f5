from odoo import api, fields, models
from odoo.fields import Domain

ADVISER = "cocagne_jardin.group_insertion_adviser"
SCREEN = "cocagne_insertion.action_immersions"
MODEL = "cocagne.immersion"


class Home(models.AbstractModel):
    """What immersions wait for, on the home screen."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            "immersion_accidents",
            *super()._alert_codes(),
            "immersions_to_sign",
            "immersions_to_assess",
        ]

    def _alert_immersion_accidents(self):
        return self._alert(
            self.env._("Accidents in immersion to declare"),
            MODEL,
            self._mine()
            & Domain("accident_at", "!=", False)
            & Domain("accident_declared_at", "=", False),
            SCREEN,
            [
                ADVISER,
                "cocagne_insertion.group_payroll",
                "cocagne_insertion.group_director",
            ],
            level="danger",
            icon="ambulance",
        )

    def _alert_immersions_to_sign(self):
        today = fields.Date.context_today(self)
        soon = fields.Date.add(today, days=7)
        return self._alert(
            self.env._("Immersions that begin within a week, not signed"),
            MODEL,
            self._mine()
            & Domain("state", "=", "draft")
            & Domain("date_start", "<=", soon),
            SCREEN,
            [ADVISER],
            icon="pencil-square-o",
        )

    def _alert_immersions_to_assess(self):
        return self._alert(
            self.env._("Immersions to assess"),
            MODEL,
            self._mine() & Domain("is_to_assess", "=", True),
            SCREEN,
            [ADVISER],
            icon="check-square-o",
        )
