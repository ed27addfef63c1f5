from odoo import fields, models


class SnapshotRevision(models.Model):
    """The history of a month: each time it was validated, and why it was corrected."""

    _name = "cocagne.snapshot.revision"
    _description = "Revision of a month of a garden"
    _order = "snapshot_id, revision desc"
    _rec_name = "revision"

    snapshot_id = fields.Many2one(
        "cocagne.snapshot", "Month", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="snapshot_id.company_id", store=True, index=True
    )
    revision = fields.Integer(required=True, readonly=True, aggregator=None)
    reason = fields.Text("Why it was corrected", readonly=True)
    reopened_at = fields.Datetime("Opened again on", readonly=True)
    validated_at = fields.Datetime("Validated on", readonly=True)
    comment = fields.Text(readonly=True)

    _once = models.UniqueIndex(
        "(snapshot_id, revision)", "This revision is there already."
    )


class Snapshot(models.Model):
    """The revisions of a month."""

    _inherit = "cocagne.snapshot"

    revision_ids = fields.One2many(
        "cocagne.snapshot.revision", "snapshot_id", "History", readonly=True
    )

    def _note_reopened(self, reason):
        """Begin the history of a new revision."""
        self.env["cocagne.snapshot.revision"].create(
            [
                {
                    "snapshot_id": snapshot.id,
                    "revision": snapshot.revision,
                    "reason": reason,
                    "reopened_at": fields.Datetime.now(),
                }
                for snapshot in self
            ]
        )

    def _note_validated(self):
        """Write in the history what was validated now."""
        history = self.env["cocagne.snapshot.revision"]
        known = {
            (row.snapshot_id, row.revision): row
            for row in history.search([("snapshot_id", "in", self.ids)])
        }
        missing = self.filtered(lambda month: (month, month.revision) not in known)
        history.create([month._prepare_validated() for month in missing])
        for month in self - missing:
            known[month, month.revision].write(month._prepare_validated())

    def _prepare_validated(self):
        return {
            "snapshot_id": self.id,
            "revision": self.revision,
            "validated_at": self.validated_at,
            "comment": self.comment,
        }
