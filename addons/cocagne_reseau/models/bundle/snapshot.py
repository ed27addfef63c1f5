from odoo import models


class Snapshot(models.Model):
    """A month that a garden sends, or that came from a distant one."""

    _inherit = "cocagne.snapshot"

    def _get_correction_reason(self, revision):
        """Why a validated month was corrected, for the bundle that says so."""
        self.ensure_one()
        history = self.revision_ids.filtered(lambda row: row.revision == revision)
        return history.reason or False
