from odoo import api, fields, models
from odoo.exceptions import UserError


class InsertionWorkshopRegister(models.TransientModel):
    """Registers a person in insertion for a workshop of the garden.

    The adviser has no rights on workshops: they see the names and days of those to come,
    and nobody else's registration.
    """

    _name = "cocagne.insertion.workshop.register"
    _description = "Registration of a person in insertion for a workshop"

    pathway_id = fields.Many2one("cocagne.pathway", "Person", required=True)
    workshop = fields.Selection("_selection_workshop", "Workshop", required=True)

    @api.model
    def _workshops(self):
        # sudo: see the class; the gardens of the user, planned and to come only
        return (
            self.env["event.event"]
            .sudo()
            .search(
                [
                    ("is_workshop", "=", True),
                    ("workshop_state", "=", "planned"),
                    ("workshop_date", ">=", fields.Date.context_today(self)),
                    ("company_id", "in", self.env.companies.ids),
                ],
                order="date_begin",
            )
        )

    @api.model
    def _selection_workshop(self):
        return [
            (str(one.id), f"{one.workshop_day_label} – {one.name}")
            for one in self._workshops()
        ]

    def action_register(self):
        """:raise UserError: for a full workshop, or a person without a contact."""
        self.ensure_one()
        self.pathway_id.check_access("write")
        workshop = self._workshops().filtered(lambda one: str(one.id) == self.workshop)
        # sudo: the contact of the employee's record
        partner = self.pathway_id.sudo().employee_id.work_contact_id
        if not workshop or not partner:
            raise UserError(
                self.env._(
                    "Choose a workshop to come; the record of %s must have a contact.",
                    self.pathway_id.name,
                )
            )
        workshop._register_person(partner)
        return {"type": "ir.actions.act_window_close"}
