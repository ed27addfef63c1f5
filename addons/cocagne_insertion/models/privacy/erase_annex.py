from odoo import models

from .wipe import blank


class PathwayEraseAnnex(models.Model):
    """Monthly states keep their figures; why one was corrected goes.

    Who had the RSA goes from the shares of the Département, how many they were stays.
    """

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        states = self.env["cocagne.insertion.month"].search(
            [("pathway_id", "in", self.ids)]
        )
        blank(states, keep=("exit_reason",))
        shares = self.env["cocagne.department.share"].search(
            [("pathway_ids", "in", self.ids)]
        )
        for share in shares:
            gone = share.pathway_ids & self
            share.write(
                {
                    "pathway_ids": [(3, one.id) for one in gone],
                    "erased_count": share.erased_count + len(gone),
                }
            )
        return super()._erase_links()
