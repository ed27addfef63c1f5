from odoo import api, models

#: The lists that a new garden finds filled.
LISTS = (
    "cocagne.client.title",
    "res.partner.category",
    "cocagne.volunteer.domain",
    "cocagne.staff.status",
    "cocagne.claim.kind",
    "cocagne.offer.category",
)


class ResCompany(models.Model):
    """A garden begins with the usual lists about its clients (R22, R23, R25, R26)."""

    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._fill_client_lists()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if vals.get("is_garden"):
            self._fill_client_lists()
        return result

    @api.model
    def _fill_lists_of_all_gardens(self):
        """At an update of the software: gardens that have a new list empty."""
        self.search([("is_garden", "=", True)])._fill_client_lists()

    def _fill_client_lists(self):
        gardens = self.filtered(lambda c: c.is_garden and not c.parent_id)
        for name in LISTS:
            # sudo: the lists are made with the garden, whoever creates it
            entries = self.env[name].sudo().with_context(active_test=False)
            known = entries.search([("company_id", "in", gardens.ids)]).company_id
            for garden in gardens - known:
                entries._fill_for(garden)
