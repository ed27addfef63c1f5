from odoo import api, fields, models


class Pathway(models.Model):
    """What the file of a person says of the exit."""

    _inherit = "cocagne.pathway"

    has_exit = fields.Boolean(compute="_compute_has_exit")

    @api.depends("state")
    def _compute_has_exit(self):
        # sudo: only whether there is one
        left = self.env["cocagne.insertion.exit"].sudo()
        groups = left._read_group([("pathway_id", "in", self.ids)], ["pathway_id"])
        found = {pathway.id for (pathway,) in groups}
        for pathway in self:
            pathway.has_exit = pathway.id in found
