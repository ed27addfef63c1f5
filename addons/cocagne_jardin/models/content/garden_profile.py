from odoo import fields, models


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    content_price_mode = fields.Selection(
        related="company_id.content_price_mode", readonly=False
    )
    content_catch_up = fields.Float(
        related="company_id.content_catch_up", readonly=False
    )
    content_shown = fields.Selection(related="company_id.content_shown", readonly=False)
    content_on_portal = fields.Boolean(
        related="company_id.content_on_portal", readonly=False
    )
    content_by_mail = fields.Boolean(
        related="company_id.content_by_mail", readonly=False
    )
    content_on_leaflet = fields.Boolean(
        related="company_id.content_on_leaflet", readonly=False
    )
