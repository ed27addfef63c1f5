from odoo import models

from .wipe import blank


class PathwayEraseAnnex(models.Model):
    """Monthly states keep their figures; why one was corrected goes."""

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        states = self.env["cocagne.insertion.month"].search(
            [("pathway_id", "in", self.ids)]
        )
        blank(states, keep=("exit_reason",))
        return super()._erase_links()
