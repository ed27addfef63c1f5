from odoo import api, fields, models


class NetworkGarden(models.Model):
    """Whom the head office writes to about a garden."""

    _inherit = "cocagne.network.garden"

    partner_id = fields.Many2one(
        "res.partner",
        "Address for mails",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        help="The garden itself, not a person of it. A hosted garden has its own.",
    )

    @api.depends("company_id")
    def _compute_partner_id(self):
        for garden in self:
            # sudo: the head office need not be a user of the garden
            partner = garden.sudo().company_id.partner_id
            garden.partner_id = partner or garden.partner_id
