from odoo import api, models
from odoo.fields import Domain

from .confidential import ADVISER

DIRECTOR = "cocagne_insertion.group_director"
SUPERVISOR = "cocagne_insertion.group_supervisor"
SCREEN = "cocagne_insertion.action_support_tasks"
MODEL = "cocagne.support.task"


class Home(models.AbstractModel):
    """What wants attention for the people in insertion: numbers, never names."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "insertion_contracts",
            "insertion_passes",
            "insertion_diagnoses",
            "insertion_reports",
            "insertion_interviews",
            "insertion_to_mark",
            "insertion_documents",
            "insertion_skills",
        ]

    @api.model
    def _support_alert(self, label, kinds, roles=(ADVISER, DIRECTOR), **options):
        domain = self._mine() & Domain("kind", "in", kinds)
        return self._alert(label, MODEL, domain, SCREEN, list(roles), **options)

    def _alert_insertion_contracts(self):
        return self._support_alert(
            self.env._("Contracts of insertion that end within 90 days"),
            ["contract"],
            icon="file-text-o",
        )

    def _alert_insertion_passes(self):
        return self._support_alert(
            self.env._("PASS IAE that end within 90 days"), ["pass"], icon="id-card-o"
        )

    def _alert_insertion_diagnoses(self):
        return self._support_alert(
            self.env._("Diagnoses that expire within 90 days"),
            ["diagnosis"],
            [ADVISER],
            icon="stethoscope",
        )

    def _alert_insertion_reports(self):
        return self._support_alert(
            self.env._("End-of-contract reports to write"),
            ["report"],
            level="danger",
            icon="pencil-square-o",
        )

    def _alert_insertion_interviews(self):
        return self._support_alert(
            self.env._("People who wait for an interview"),
            ["interview", "professional"],
            icon="comments-o",
        )

    def _alert_insertion_to_mark(self):
        return self._support_alert(
            self.env._("Interviews to mark as held or missed"),
            ["to_mark"],
            [ADVISER],
            icon="check-square-o",
        )

    def _alert_insertion_documents(self):
        return self._support_alert(
            self.env._("Documents of people that expire"), ["document"], icon="files-o"
        )

    def _alert_insertion_skills(self):
        return self._support_alert(
            self.env._("People whose skills are to be assessed"),
            ["assessment"],
            [SUPERVISOR, ADVISER],
            level="info",
            icon="star-half-o",
        )
