from odoo import models


class Dialogue(models.Model):
    """The people behind a figure, as the user's own rights show them."""

    _inherit = "cocagne.dialogue"

    def _people_action(self, people):
        """The list of the pathways of these people in this garden.

        :param people: numbers of employees as text, as the indicators name people.
        """
        self.ensure_one()
        employees = [int(one) for one in people]
        # no sudo: the list shows what the user may read
        pathways = self.env["cocagne.pathway"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("employee_id", "in", employees),
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "cocagne.pathway",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", pathways.ids)],
            "context": {"create": False},
        }
