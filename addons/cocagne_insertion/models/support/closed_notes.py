from odoo import models


class ResUsers(models.Model):
    """Says whose chatter, activities and files are the adviser's alone."""

    _inherit = "res.users"

    def _notes_closed_to_others(self):
        """Models beside which what is written or attached is free text about somebody.

        Used by the rules on messages, activities and attachments (``support_access.xml``).
        """
        return [
            "cocagne.pathway",
            "cocagne.interview",
            "cocagne.obstacle",
            "cocagne.objective",
            "cocagne.training",
            "cocagne.job.search",
            "cocagne.support.report",
            "cocagne.contract.decision",
            "cocagne.contract.standstill",
            "cocagne.fiche",
            "cocagne.hours.derogation",
            "cocagne.immersion",
            "cocagne.insertion.exit",
            "cocagne.insertion.follow.up",
            "cocagne.pathway.document",
        ]
