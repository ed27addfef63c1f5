from odoo import api, models


class VolunteerDomain(models.Model):
    """What volunteers lend a hand with, to pull lists (R25)."""

    _name = "cocagne.volunteer.domain"
    _description = "Domain of volunteers"
    _inherit = ["cocagne.garden.list"]

    @api.model
    def _default_entries(self):
        return [
            {"name": name}
            for name in (
                self.env._("DIY"),
                self.env._("Stand"),
                self.env._("Sale"),
                self.env._("Gardening"),
                self.env._("Cooking"),
                self.env._("Teaching"),
            )
        ]
