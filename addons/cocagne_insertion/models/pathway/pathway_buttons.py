from odoo import models


class PathwayButtons(models.Model):
    """What the buttons of the pathway's form open."""

    _inherit = "cocagne.pathway"

    def action_suspend_pass(self):
        """Declare a suspension of the PASS."""
        return self._open_pass_dialog(
            "cocagne.pass.suspend", self.env._("Suspend the PASS")
        )

    def action_prolong_pass(self):
        """Prolong the PASS, or ask the prescriber for it."""
        return self._open_pass_dialog(
            "cocagne.pass.prolong", self.env._("Prolong the PASS")
        )

    def _open_pass_dialog(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_pass_id": self.pass_id.id},
        }

    def action_open_pass(self):
        """The PASS of the person."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("PASS IAE"),
            "res_model": "cocagne.pass",
            "res_id": self.pass_id.id,
            "views": [(False, "form")],
            "context": {"default_employee_id": self.employee_id.id},
        }

    def action_open_person(self):
        """Identity and address, in few fields."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "hr.employee",
            "res_id": self.employee_id.id,
            "views": [(self.env.ref("cocagne_insertion.person_view_form").id, "form")],
            "target": "new",
        }

    def action_new_diagnosis(self):
        """A diagnosis of the entry, on the criteria of the State."""
        return self._open_diagnosis(self.env["cocagne.diagnosis"])

    def action_open_diagnosis(self):
        """The last diagnosis."""
        return self._open_diagnosis(self.diagnosis_id)

    def _open_diagnosis(self, diagnosis):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Diagnosis"),
            "res_model": "cocagne.diagnosis",
            "res_id": diagnosis.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_pathway_id": self.id},
        }
