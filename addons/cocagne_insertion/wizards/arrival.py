from odoo import api, fields, models
from odoo.exceptions import UserError

STEPS = [
    ("who", "Who?"),
    ("home", "Address"),
    ("situation", "Situation"),
    ("diagnosis", "Diagnosis"),
    ("pass", "PASS IAE"),
    ("contract", "First contract"),
]
NAMES = [name for name, _label in STEPS]


class Arrival(models.TransientModel):
    """From the arrival of a person to the first contract, in six short screens.

    What a screen asks is written when the next one opens: the person is a candidate from
    the first on, and the arrival may go on another day (``_open_for``). The fields of each
    screen are in ``arrival_<screen>.py``, with ``_check_<screen>``, ``_save_<screen>`` and
    ``_fill_<screen>``, which reads them back.
    """

    _name = "cocagne.arrival"
    _description = "Arrival of a person"
    _inherit = ["cocagne.of.garden"]
    _transient_max_hours = 12
    _check_company_auto = True

    step = fields.Selection(STEPS, required=True, default="who")
    pathway_id = fields.Many2one("cocagne.pathway", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Person", check_company=True)

    @api.depends("step")
    def _compute_display_name(self):
        for arrival in self:
            name = arrival.employee_id.name
            arrival.display_name = (
                self.env._("Arrival of %s", name)
                if name
                else self.env._("Arrival of a person")
            )

    @api.model
    def action_open(self):
        """A person who arrives."""
        return self.create({})._reopen()

    @api.model
    def _open_for(self, pathway):
        """Go on with a candidate, on the first screen that misses something."""
        arrival = self.create(
            {
                "pathway_id": pathway.id,
                "employee_id": pathway.employee_id.id,
                "company_id": pathway.company_id.id,
            }
        )
        for name in NAMES:
            getattr(arrival, f"_fill_{name}")()
        arrival.step = arrival._first_to_do()
        return arrival._reopen()

    def _first_to_do(self):
        """The first screen after « who » whose data is not there yet."""
        if not self.commune_code:
            return "home"
        if not self.education:
            return "situation"
        if not self.pathway_id.diagnosis_id.is_complete:
            return "diagnosis"
        return "contract" if self.pathway_id.pass_id else "pass"

    def _reopen(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "current",
        }

    def action_next(self):
        """Check this screen, write it, and open the next one."""
        self.ensure_one()
        self._finish_step()
        self.step = NAMES[NAMES.index(self.step) + 1]
        return True

    def action_back(self):
        """One screen back; what was written stays."""
        self.ensure_one()
        self.step = NAMES[max(NAMES.index(self.step) - 1, 0)]
        return True

    def action_later(self):
        """Write this screen and go on another day."""
        self.ensure_one()
        self._finish_step()
        return self._open_pathway()

    def action_finish(self):
        """Make the first contract: the person enters the pathway."""
        self.ensure_one()
        self._finish_step()
        return self._open_pathway()

    def _finish_step(self):
        getattr(self, f"_check_{self.step}")()
        getattr(self, f"_save_{self.step}")()

    def _open_pathway(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.pathway_id.display_name,
            "res_model": "cocagne.pathway",
            "res_id": self.pathway_id.id,
            "views": [(False, "form")],
            "target": "main",
        }

    def _want(self, **fields_and_words):
        """:raise UserError: names the first field that is empty."""
        for name, words in fields_and_words.items():
            if not self[name]:
                raise UserError(words)


class Pathway(models.Model):
    """Opens the arrival of a candidate again."""

    _inherit = "cocagne.pathway"

    def action_arrival(self):
        """Go on with the arrival, where it stopped."""
        self.ensure_one()
        return self.env["cocagne.arrival"]._open_for(self)
