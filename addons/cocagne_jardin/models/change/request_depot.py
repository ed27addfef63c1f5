from odoo import api, models

from .case import DESK, NEVER, Refusal


class Change(models.Model):
    """Depots that are not for everybody (R11, R57)."""

    _inherit = "cocagne.change"

    @api.model
    def _wish_refusals(self, values, access_code=None, **extra):
        refusals = super()._wish_refusals(values, **extra)
        depots = self.env["cocagne.depot"].sudo()
        for basket, vals in values.items():
            if vals.get("depot_id", basket.depot_id.id) != basket.depot_id.id:
                depots |= depots.browse(vals["depot_id"])
        found = [self._depot_refusal(depot, access_code) for depot in depots]
        # those that nobody can pass over stay first
        return sorted(
            [refusal for refusal in found if refusal] + refusals,
            key=lambda refusal: refusal.level != NEVER,
        )

    @api.model
    def _depot_refusal(self, depot, access_code):
        """Why a depot is not for everybody (R11, R57)."""
        if not depot.active:
            return Refusal(
                NEVER, self.env._("%s is closed: choose another.", depot.display_name)
            )
        if depot.category == "professional":
            return Refusal(
                DESK,
                self.env._("%s is for professionals only.", depot.display_name),
            )
        if depot.category == "reserved" and not depot.check_access_code(access_code):
            return Refusal(
                DESK,
                self.env._("%s is reserved: type its password.", depot.display_name),
            )
        return None
