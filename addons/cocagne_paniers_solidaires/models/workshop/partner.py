from odoo import fields, models

from odoo.addons.cocagne_jardin.models.member.res_partner import DESK


class ResPartner(models.Model):
    """The workshops of a person, whoever they are."""

    _inherit = "res.partner"

    workshop_count = fields.Integer(
        "Workshops", compute="_compute_workshops", groups=DESK
    )
    workshop_missed_count = fields.Integer(
        "Workshops missed",
        compute="_compute_workshops",
        groups=DESK,
        help="Registered, did not come and did not tell.",
    )
    last_workshop_date = fields.Date(
        "Last workshop", compute="_compute_workshops", groups=DESK
    )

    def _compute_workshops(self):
        found = {}
        # sudo: the accountant reads members, not registrations; only counts leave,
        # and those of the gardens that are open
        for partner, attendance, count, last in (
            self.env["event.registration"]
            .sudo()
            ._read_group(
                [
                    ("partner_id", "in", self._origin.ids),
                    ("is_workshop", "=", True),
                    ("attendance", "in", ("present", "absent")),
                    ("company_id", "in", self.env.companies.ids),
                ],
                ["partner_id", "attendance"],
                ["__count", "workshop_date:max"],
            )
        ):
            found[partner.id, attendance] = (count, last)
        nothing = (0, False)
        for partner in self:
            came = found.get((partner._origin.id, "present"), nothing)
            partner.workshop_count, partner.last_workshop_date = came
            missed = found.get((partner._origin.id, "absent"), nothing)
            partner.workshop_missed_count = missed[0]

    def action_register_workshop(self):
        """Register this person for a workshop: choose it, and that is all."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Register for a workshop"),
            "res_model": "cocagne.workshop.register",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_partner_id": self.id},
        }

    def action_view_workshops(self):
        """The registrations of this person."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshop_registrations"
        )
        return action | {
            "domain": [("partner_id", "=", self.id), ("is_workshop", "=", True)],
            "context": {"create": False},
        }
