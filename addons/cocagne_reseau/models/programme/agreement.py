from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SolidarityAgreement(models.Model):
    """A garden's agreement with the Réseau uses the garden's part of a national one."""

    _inherit = "cocagne.solidarity.agreement"

    allocation_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Part of the national agreement",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', '=', company_id), ('state', '!=', 'closed')]",
        help="What the Réseau allocated to the garden: the baskets of this agreement "
        "use it.",
    )
    follows_allocation = fields.Boolean(
        "The limit follows the allocation",
        default=True,
        help="When the Réseau gives more or takes back, “at most, in euros” follows.",
    )

    @api.constrains("allocation_id", "kind", "date_from", "date_to", "partner_id")
    def _check_allocation(self):
        # sudo: the national agreement is the head office's
        for agreement in self.sudo().filtered("allocation_id"):
            allocation = agreement.allocation_id
            programme = allocation.programme_id
            if agreement.kind != "network":
                raise ValidationError(
                    self.env._(
                        "%s: only an agreement with the Réseau Cocagne uses a national "
                        "one. Choose that kind of funder.",
                        agreement.name,
                    )
                )
            if allocation.company_id.root_id != agreement.company_id.root_id:
                raise ValidationError(
                    self.env._(
                        "%s: this part belongs to another garden.", agreement.name
                    )
                )
            if (
                agreement.date_from < programme.date_from
                or agreement.date_to > programme.date_to
            ):
                raise ValidationError(
                    self.env._(
                        "%(name)s goes beyond the dates of %(national)s: keep within "
                        "them.",
                        name=agreement.name,
                        national=programme.name,
                    )
                )
