from odoo import models

from .wipe import blank

#: Accidents are told to the CPAM; no table of the State counts them by person.
ACCIDENT = ("accident_at", "accident_told_at", "accident_declared_at")


class PathwayEraseImmersion(models.Model):
    """Immersions: object, days and hours are counted; what was said of them goes."""

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        immersions = self.env["cocagne.immersion"].search(
            [("pathway_id", "in", self.ids)]
        )
        # a convention always has a tutor: whoever it was is of no use any more
        blank(immersions, tutor_name="–", **dict.fromkeys(ACCIDENT, False))
        return super()._erase_links()
