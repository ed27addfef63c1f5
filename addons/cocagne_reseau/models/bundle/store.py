from odoo import models


class BundleStore(models.Model):
    """From a bundle to the month of its garden: the same months as those of hosted gardens.

    What the network sees of it goes the same way too: masked when it is published.
    """

    _inherit = "cocagne.bundle"

    def _month_of(self, garden, month):
        return self.env["cocagne.snapshot"].search(
            [("garden_id", "=", garden.id), ("month", "=", month)]
        )

    def _kept_revision(self, garden, month):
        """The revision that is kept of a month; None when there is none."""
        taken = [
            ("garden_id", "=", garden.id),
            ("month", "=", month),
            ("state", "=", "received"),
        ]
        kept = self.search(taken, order="revision desc", limit=1).mapped("revision")
        snapshot = self._month_of(garden, month)
        if snapshot.state == "validated":
            kept.append(snapshot.revision)
        return max(kept, default=None)

    def _store(self, garden, month, content, figures):
        """Write the figures as the garden validated them.

        :return: the month.
        """
        return self.env["cocagne.snapshot"]._receive(
            garden,
            month,
            figures.values,
            revision=content["revision"],
            reason=content.get("reason"),
            versions=figures.versions,
        )
