from odoo import fields, models


class NetworkTotal(models.Model):
    """A total of true figures: of a region, of the network, of the year of a garden.

    ``gardens`` says how many gardens it counts, ``left_out`` how many more validated
    the month and are not in it: too few people to be told, even in a total.
    """

    _name = "cocagne.network.total"
    _description = "Total of the network"
    _inherit = "cocagne.network.reading"
    _order = "month desc, indicator_id, level, region_id, garden_id"
    _rec_name = "indicator_id"

    level = fields.Selection(
        [("region", "Region"), ("network", "Network"), ("year", "Year of a garden")],
        required=True,
        readonly=True,
        index=True,
    )
    garden_id = fields.Many2one("cocagne.network.garden", readonly=True, index=True)
    gardens = fields.Integer("Gardens counted", readonly=True, aggregator="max")
    left_out = fields.Integer(
        "Gardens left out",
        readonly=True,
        aggregator="max",
        help="Too few people there: they would be recognised even in the total.",
    )
