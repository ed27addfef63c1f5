from odoo import fields, models


class GrantPart(models.AbstractModel):
    """What the payments and the years of a grant share."""

    _name = "cocagne.grant.part"
    _description = "Part of a grant"
    _check_company_auto = True

    grant_id = fields.Many2one(
        "cocagne.grant",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="grant_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
