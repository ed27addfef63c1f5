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
        """Write the figures as the garden validated them, and give them to the network.

        :return: the month.
        """
        snapshot = self.env["cocagne.snapshot"]._receive(
            garden,
            month,
            figures.values,
            correction=content["revision"] > 1,
            reason=content.get("reason") or "",
        )
        self._mark_definitions(snapshot, figures)
        snapshot._validate()
        return snapshot

    def _mark_definitions(self, snapshot, figures):
        """Each figure keeps the version of the definition that the garden used."""
        catalogue = self._catalogue()
        differing = set(figures.differing(catalogue))
        for row in snapshot.value_ids.filtered("is_current"):
            code = row.indicator_id.code
            if code in differing:
                row.definition_version = figures.versions[code]
