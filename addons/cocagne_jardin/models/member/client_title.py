from odoo import api, models


class ClientTitle(models.Model):
    """How a client is addressed: a list that the garden can change (R22)."""

    _name = "cocagne.client.title"
    _description = "Title"
    _inherit = ["cocagne.garden.list"]

    @api.model
    def _default_entries(self):
        names = [self.env._("Ms"), self.env._("Mr"), self.env._("Ms and Mr")]
        return [{"name": name} for name in names]
