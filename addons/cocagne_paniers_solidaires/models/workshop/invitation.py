from odoo import api, fields, models
from odoo.exceptions import ValidationError


class WorkshopInvitation(models.Model):
    """Somebody who was invited to a workshop.

    It does not say why: whoever is in the list may be there as a member, by the depot,
    or because of the programme.
    """

    _name = "cocagne.workshop.invitation"
    _description = "Invitation to a workshop"
    _order = "workshop_id desc, partner_id"
    _check_company_auto = True

    workshop_id = fields.Many2one(
        "event.event",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("is_workshop", "=", True)],
    )
    company_id = fields.Many2one(
        related="workshop_id.company_id", store=True, index=True, precompute=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Who", required=True, ondelete="cascade", index=True
    )
    partner_phone = fields.Char(related="partner_id.phone")
    workshop_date = fields.Date(related="workshop_id.workshop_date", store=True)
    is_registered = fields.Boolean("Registered", compute="_compute_is_registered")

    _once = models.UniqueIndex(
        "(workshop_id, partner_id)", "This person is already invited."
    )

    @api.depends("workshop_id", "partner_id")
    def _compute_display_name(self):
        for invitation in self:
            names = (invitation.partner_id.name, invitation.workshop_id.name)
            invitation.display_name = " - ".join(filter(None, names))

    @api.depends("workshop_id.registration_ids.state", "partner_id")
    def _compute_is_registered(self):
        pairs = set(
            self.env["event.registration"]._read_group(
                [
                    ("event_id", "in", self.workshop_id.ids),
                    ("partner_id", "in", self.partner_id.ids),
                    ("state", "!=", "cancel"),
                ],
                ["event_id", "partner_id"],
            )
        )
        for invitation in self:
            pair = (invitation.workshop_id, invitation.partner_id)
            invitation.is_registered = pair in pairs

    @api.constrains("workshop_id", "partner_id")
    def _check_same_garden(self):
        for invitation in self:
            # sudo: the refused person may be out of the user's sight
            theirs = invitation.sudo().partner_id.company_id
            gardens = invitation.sudo().company_id._with_mother_houses()
            if theirs and theirs.id not in gardens:
                raise ValidationError(
                    self.env._(
                        "Somebody of another garden cannot be invited to « %s ».",
                        invitation.workshop_id.name,
                    )
                )

    def action_register(self):
        """Register this person: they said yes, by phone or at the desk."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Register"),
            "res_model": "cocagne.workshop.register",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_workshop_id": self.workshop_id.id,
                "default_partner_id": self.partner_id.id,
            },
        }
