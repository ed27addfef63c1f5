from odoo import fields, models

ADVISER = "cocagne_jardin.group_insertion_adviser"


class Pathway(models.Model):
    """Shows the workshops of a person, and registers them for one."""

    _inherit = "cocagne.pathway"

    workshop_count = fields.Integer(
        "Workshops attended", compute="_compute_workshops", groups=ADVISER
    )
    workshop_hours = fields.Float(
        "Hours of workshops", compute="_compute_workshops", groups=ADVISER
    )

    def _compute_workshops(self):
        attended = self._origin._workshops_attended()
        for pathway in self:
            found = attended.get(pathway._origin.id)
            pathway.workshop_count = len(found) if found else 0
            pathway.workshop_hours = sum(found.mapped("attended_hours")) if found else 0

    def action_register_workshop(self):
        """Choose a workshop to come for this person."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Register for a workshop"),
            "res_model": "cocagne.insertion.workshop.register",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_pathway_id": self.id},
        }

    def _summary_trainings(self):
        attended = self._workshops_attended()[self.id]
        return [
            *super()._summary_trainings(),
            *(
                (
                    self.env._("Workshop: %s", one.event_id.name),
                    f"{self._day(one.workshop_date)}, {self._hours(one.attended_hours)}",
                )
                for one in attended
            ),
        ]
