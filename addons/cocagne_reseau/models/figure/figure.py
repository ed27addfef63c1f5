from odoo import fields, models

from ..indicator.indicator import THEME_NAMES, UNIT_NAMES


class NetworkFigure(models.Model):
    """What the network may use of a validated month: figures in which nobody is seen.

    Written from the current values when a garden validates its month (``_publish``);
    small counts, and what would give them back, have ``is_masked`` and no value.
    """

    _name = "cocagne.network.figure"
    _description = "Figure of the network"
    _order = "month desc, indicator_id, garden_id"
    _log_access = False

    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, index=True, readonly=True
    )
    company_id = fields.Many2one("res.company", readonly=True, index=True)
    region_id = fields.Many2one("cocagne.region", readonly=True, index=True)
    month = fields.Date(required=True, readonly=True, index=True)
    year = fields.Char(readonly=True, index=True)
    indicator_id = fields.Many2one(
        "cocagne.indicator", required=True, readonly=True, index=True
    )
    theme = fields.Selection(THEME_NAMES, readonly=True)
    unit = fields.Selection(UNIT_NAMES, readonly=True)
    origin = fields.Selection(
        [("own", "Computed here"), ("bundle", "Sent by the garden")], readonly=True
    )
    value = fields.Float(digits=(16, 4), readonly=True)
    numerator = fields.Float(digits=(16, 4), readonly=True)
    denominator = fields.Float(digits=(16, 4), readonly=True)
    is_masked = fields.Boolean("Hidden", readonly=True)

    _once = models.UniqueIndex(
        "(garden_id, month, indicator_id)", "This figure is there already."
    )
