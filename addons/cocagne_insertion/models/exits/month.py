from odoo import api, models


class MonthState(models.Model):
    """The day and reason of an exit go into the monthly state of the last month."""

    _inherit = "cocagne.insertion.month"

    @api.model
    def _exits(self, pathways, first, last):
        exits = self.env["cocagne.insertion.exit"]
        return {
            **super()._exits(pathways, first, last),
            **exits._exit_of(pathways, first, last),
        }
