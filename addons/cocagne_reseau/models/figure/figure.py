from odoo import fields, models


class NetworkFigure(models.Model):
    """What the network may use of a validated month: figures in which nobody is seen.

    Written from the current values when a garden validates its month (``_publish``);
    small counts, and what would give them back, have ``is_masked`` and no value.
    """

    _name = "cocagne.network.figure"
    _description = "Figure of the network"
    _inherit = "cocagne.network.reading"
    _order = "month desc, indicator_id, garden_id"
    _rec_name = "indicator_id"

    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, index=True, readonly=True
    )
    origin = fields.Selection(
        [("own", "Computed here"), ("bundle", "Sent by the garden")], readonly=True
    )
    level = fields.Selection([("garden", "Garden")], readonly=True, default="garden")

    _once = models.UniqueIndex(
        "(garden_id, month, indicator_id)", "This figure is there already."
    )
