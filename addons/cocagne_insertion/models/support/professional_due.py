from odoo import fields, models

from ...law.contract import interview as law
from .professional import PROFESSIONAL

READERS = "cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_director"


class Pathway(models.Model):
    """When the professional interview of somebody is due (L.6315-1)."""

    _inherit = "cocagne.pathway"

    professional_last = fields.Date(
        "Last professional interview",
        compute="_compute_professional",
        groups=READERS,
    )
    professional_due = fields.Date(
        "Professional interview due",
        compute="_compute_professional",
        groups=READERS,
        help="Within the first year, then every four years (L.6315-1).",
    )
    professional_planned = fields.Datetime(
        "Planned for", compute="_compute_professional", groups=READERS
    )

    def _compute_professional(self):
        days = self._origin._professional_days()
        for pathway in self:
            found = days.get(pathway._origin, (False, False, False))
            pathway.professional_last, pathway.professional_due = found[:2]
            pathway.professional_planned = found[2]

    def _professional_days(self):
        """{pathway: (day of the last one, day the next is due, moment planned)}

        Two queries, however many people; False where there is none.
        """
        figures = self.env["cocagne.insertion.figure"]._figures()
        interviews = self.env["cocagne.interview"]
        last = interviews._last_professional(self)
        planned = interviews._planned_professional(self)
        result = {}
        for pathway in self:
            held, hired = last.get(pathway), pathway.date_start
            due = False
            if held:
                due = law.next_interview(held, figures)
            elif hired:
                due = law.first_interview(hired, figures)
            result[pathway] = (held or False, due, planned.get(pathway, False))
        return result

    def action_plan_professional(self):
        """The interview that is planned, or an empty one."""
        self.ensure_one()
        planned = self.env["cocagne.interview"].search(
            [
                ("pathway_id", "=", self.id),
                ("kind", "=", PROFESSIONAL),
                ("state", "=", "planned"),
            ],
            limit=1,
        )
        action = self._support_action(
            "cocagne.interview",
            self.env._("Professional interview"),
            views=[(False, "form")],
        )
        context = {**action["context"], "default_kind": PROFESSIONAL}
        return action | {"res_id": planned.id, "context": context}
