from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..subscription.sale_order import DESK_OR_ACCOUNTANT


class ResPartner(models.Model):
    """Who brought whom to the garden (R61)."""

    _inherit = "res.partner"

    sponsor_id = fields.Many2one(
        "res.partner",
        "Brought by",
        index="btree_not_null",
        domain="[('cocagne_client', '=', True), ('id', '!=', id)]",
        groups=DESK_OR_ACCOUNTANT,
        help="The member who made this person come to the garden.",
    )
    sponsored_ids = fields.One2many(
        "res.partner", "sponsor_id", "Brought to the garden", groups=DESK_OR_ACCOUNTANT
    )
    sponsored_count = fields.Integer(
        compute="_compute_sponsored_count", groups=DESK_OR_ACCOUNTANT
    )

    @api.depends("sponsored_ids")
    def _compute_sponsored_count(self):
        counts = dict(
            self._read_group(
                [("sponsor_id", "in", self.ids)], ["sponsor_id"], ["__count"]
            )
        )
        for partner in self:
            partner.sponsored_count = counts.get(partner, 0)

    @api.constrains("sponsor_id", "company_id")
    def _check_sponsor(self):
        for partner in self.filtered("sponsor_id"):
            sponsor = partner.sponsor_id
            if partner._has_cycle("sponsor_id"):
                raise ValidationError(
                    self.env._(
                        "%s cannot be brought by somebody they brought themselves.",
                        partner.name,
                    )
                )
            if sponsor.company_id != partner.company_id:
                raise ValidationError(
                    self.env._(
                        "%(sponsor)s is a member of another garden: choose a sponsor of "
                        "the garden of %(member)s.",
                        sponsor=sponsor.name,
                        member=partner.name,
                    )
                )

    def action_view_sponsored(self):
        """Open the people whom this member brought."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_members"
        )
        return action | {"domain": [("sponsor_id", "in", self.ids)], "context": {}}
