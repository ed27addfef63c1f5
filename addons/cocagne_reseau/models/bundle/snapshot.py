from odoo import fields, models


class Snapshot(models.Model):
    """A month that a distant garden validated at home and sent."""

    _inherit = "cocagne.snapshot"

    def _get_correction_reason(self):
        """Why a validated month was corrected, for the bundle that says so."""
        self.ensure_one()
        return self.comment

    def _receive(self, garden, month, values, **said):
        """Keep the figures of a bundle as a validated month of its garden.

        :param values: {code: ``Value``}.
        :param said: revision, reason, versions ({code: version of the definition}).
        :return: the month.
        """
        snapshot = self.search([("garden_id", "=", garden.id), ("month", "=", month)])
        if not snapshot:
            snapshot = self.create({"garden_id": garden.id, "month": month})
        snapshot.value_ids.is_current = False
        rows = self.env["cocagne.indicator"].search([("code", "in", list(values))])
        self.env["cocagne.snapshot.value"].create(
            [
                {
                    "snapshot_id": snapshot.id,
                    "indicator_id": row.id,
                    "value": values[row.code].value or 0,
                    "has_value": values[row.code].value is not None,
                    "numerator": values[row.code].numerator or 0,
                    "denominator": values[row.code].denominator or 0,
                    "definition_version": said["versions"][row.code],
                    "revision": said["revision"],
                }
                for row in rows
            ]
        )
        now = fields.Datetime.now()
        snapshot.write(
            {
                "state": "validated",
                "origin": "bundle",
                "revision": said["revision"],
                "comment": said["reason"],
                "computed_at": now,
                "validated_at": now,
            }
        )
        return snapshot
