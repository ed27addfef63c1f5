from odoo import api, fields, models
from odoo.exceptions import UserError


class WorkshopRegister(models.TransientModel):
    """Register somebody for a workshop: at the desk or by phone, in two clicks."""

    _name = "cocagne.workshop.register"
    _description = "Register for a workshop"

    workshop_id = fields.Many2one(
        "event.event",
        required=True,
        domain=[
            ("is_workshop", "=", True),
            ("workshop_state", "=", "planned"),
            ("workshop_date", ">=", "today"),
        ],
    )
    company_id = fields.Many2one(related="workshop_id.company_id")
    partner_id = fields.Many2one("res.partner", "Who")
    name = fields.Char("Or a name", help="For somebody who is not in the members.")
    adults = fields.Integer("Adults who come along")
    children = fields.Integer("Children who come along")
    day_label = fields.Char(related="workshop_id.workshop_day_label")
    seats_max = fields.Integer(related="workshop_id.seats_max")
    seats_left = fields.Integer("Seats left", compute="_compute_seats_left")
    waits = fields.Boolean(compute="_compute_seats_left")

    @api.depends("workshop_id", "adults", "children")
    def _compute_seats_left(self):
        for dialog in self:
            workshop = dialog.workshop_id
            free = workshop._free_seats() if workshop else None
            dialog.seats_left = max(free or 0, 0)
            people = 1 + dialog.adults + dialog.children
            dialog.waits = free is not None and people > free

    def action_register(self):
        """Register them, and say whether they have a seat or wait for one."""
        return self._done(self._do_register())

    def action_register_next(self):
        """Register them, and open an empty dialog for the next one."""
        self._do_register()
        return self.workshop_id.action_register()

    def _do_register(self):
        self.ensure_one()
        if not self.partner_id and not (self.name or "").strip():
            raise UserError(self.env._("Choose who comes, or write their name."))
        return self.workshop_id._register_person(
            self.partner_id, self.adults, self.children, name=self.name
        )

    def _done(self, registration):
        texts = {
            "open": self.env._("%s is registered.", registration.name),
            "draft": self.env._(
                "The workshop is full: %s is on the waiting list.", registration.name
            ),
        }
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": texts[registration.state],
                "type": "success" if registration.state == "open" else "warning",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
