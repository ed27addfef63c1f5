from odoo import api, models


class MonthSources(models.Model):
    """What a state takes from accompaniment and exits, and gives back to exits."""

    _inherit = "cocagne.insertion.month"

    @api.model
    def _support_hours(self, pathways, first, last):
        """Hours of the interviews that were held."""
        return self.env["cocagne.interview"]._support_hours(pathways, first, last)

    @api.model
    def _exits(self, pathways, first, last):
        found = self.env["cocagne.insertion.exit"]._exit_of(pathways)
        return {
            pathway: (day, code)
            for pathway, (day, code) in found.items()
            if first <= day <= last
        }

    @api.model
    def _after_prepare(self, pathway_ids):
        """Exits count paid hours: those of these people are computed again."""
        # sudo: who may prepare states need not read exits
        exits = self.env["cocagne.insertion.exit"].sudo()
        found = exits.search([("pathway_id", "in", pathway_ids)])
        # the states were written by SQL: this marks the hours and all that follows them
        found.modified(["hours_told"])
