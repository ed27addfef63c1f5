from odoo import fields, models


class NetworkGarden(models.Model):
    """Whether a garden lets its figures be published."""

    _inherit = "cocagne.network.garden"

    open_data_consent = fields.Boolean(
        "Agrees to open data",
        help="Its yearly figures are published with its name in the open data; what is "
        "hidden stays hidden. Without it the garden is in totals of at least three "
        "gardens only.",
    )
    open_data_consent_date = fields.Date(
        "Agreed on", help="The day of the garden's letter or of its board's decision."
    )
