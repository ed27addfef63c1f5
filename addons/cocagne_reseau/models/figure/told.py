from odoo import fields, models

from ...masking_network.told import NETWORK, REGION, WAITING


class NetworkTold(models.Model):
    """The memory of what the network was told of people: read by nobody.

    It holds true counts, so that totals are right and a later garden or correction
    gives nothing back (``masking_network``). No role reads it, over RPC neither.
    """

    _name = "cocagne.network.told"
    _description = "What the network was told"
    _log_access = False

    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, index=True, readonly=True
    )
    company_id = fields.Many2one("res.company", readonly=True)
    region_id = fields.Many2one("cocagne.region", readonly=True)
    month = fields.Date(required=True, index=True)
    indicator_id = fields.Many2one("cocagne.indicator", required=True, readonly=True)
    value = fields.Float(digits=(16, 4))
    numerator = fields.Float(digits=(16, 4))
    denominator = fields.Float(digits=(16, 4))
    is_hidden = fields.Boolean()
    is_kept = fields.Boolean()
    counted_value = fields.Float(digits=(16, 4))
    counted_numerator = fields.Float(digits=(16, 4))
    counted_denominator = fields.Float(digits=(16, 4))
    has_counted = fields.Boolean()
    level = fields.Selection(
        [(REGION, "Region"), (NETWORK, "Network"), (WAITING, "Waiting")], required=True
    )
    batch = fields.Integer()
    is_frozen = fields.Boolean()

    _once = models.UniqueIndex("(garden_id, month, indicator_id)")
