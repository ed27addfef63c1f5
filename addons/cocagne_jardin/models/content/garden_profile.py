from odoo import fields, models

from ..garden.setting import setting


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    content_price_mode = setting(fields.Selection, "content_price_mode")
    content_catch_up = setting(fields.Float, "content_catch_up")
    content_shown = setting(fields.Selection, "content_shown")
    content_on_portal = setting(fields.Boolean, "content_on_portal")
    content_by_mail = setting(fields.Boolean, "content_by_mail")
    content_on_leaflet = setting(fields.Boolean, "content_on_leaflet")
