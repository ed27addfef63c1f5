from odoo import api, fields, models
from odoo.exceptions import UserError


class WorkshopCancel(models.TransientModel):
    """Cancel a workshop, or what is left of its series, and tell those registered."""

    _name = "cocagne.workshop.cancel"
    _description = "Cancel a workshop"

    workshop_id = fields.Many2one("event.event", required=True, readonly=True)
    series_id = fields.Many2one(related="workshop_id.series_id")
    reason = fields.Char(
        required=True,
        help="The mail gives it: « the facilitator is ill », for example.",
    )
    scope = fields.Selection(
        [("one", "This workshop"), ("next", "This one and the next of the series")],
        default="one",
        required=True,
    )
    tell = fields.Boolean("Write to those who are registered", default=True)
    people_count = fields.Integer("People", compute="_compute_people")
    to_call = fields.Text("To call", compute="_compute_people")

    @api.depends("workshop_id", "scope")
    def _compute_people(self):
        for dialog in self:
            people = dialog._workshops().registration_ids.filtered(
                lambda r: r.state != "cancel"
            )
            dialog.people_count = len(people)
            silent = people.filtered(lambda r: not r.partner_id.email_normalized)
            dialog.to_call = "\n".join(
                " ".join(filter(None, (person.name, person.phone))) for person in silent
            )

    def _workshops(self):
        """The workshops to cancel: those of the series that did not take place yet."""
        workshop = self.workshop_id
        if self.scope == "one" or not workshop.series_id:
            return workshop
        return workshop.search(
            [
                ("series_id", "=", workshop.series_id.id),
                ("workshop_date", ">=", workshop.workshop_date),
                ("workshop_state", "=", "planned"),
            ]
        )

    def action_cancel_workshop(self):
        """Cancel them; whoever is registered or waits is told."""
        self.ensure_one()
        if not (self.reason or "").strip():
            raise UserError(self.env._("Write why: the mail gives the reason."))
        self._workshops()._cancel_workshop(self.reason, tell=self.tell)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
