from odoo import models

from .wipe import blank


class PathwayEraseExits(models.Model):
    """Exits: day, reason and answers make the rates; employer, papers and words go."""

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        # a proof was there: it stays told that it was seen
        blank(self.exit_ids.proof_ids, is_seen_only=True)
        blank(self.exit_ids.follow_up_ids)
        blank(self.exit_ids)
        return super()._erase_links()

    def _contact_days(self):
        """The days on which a follow-up reached the person."""
        days = super()._contact_days()
        # sudo: a day, whoever asks until when the file is kept
        reached = (
            self.env["cocagne.insertion.follow.up"]
            .sudo()
            ._read_group(
                [
                    ("pathway_id", "in", self.ids),
                    ("situation", "not in", (False, "unreached")),
                    ("asked_on", "!=", False),
                ],
                ["pathway_id"],
                ["asked_on:max"],
            )
        )
        for pathway, last in reached:
            days[pathway.id].append(last)
        return days
