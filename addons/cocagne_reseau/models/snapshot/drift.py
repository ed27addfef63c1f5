from odoo import fields, models
from odoo.tools import SQL

from .snapshot import GARDEN_GROUPS


class SnapshotDrift(models.Model):
    """A figure of a validated month that would be another one today.

    Somebody corrected a delivery or an invoice of the past: the garden is told, and
    decides whether its month is to be corrected. Nothing else changes meanwhile.
    """

    _name = "cocagne.snapshot.drift"
    _description = "What changed since a month was validated"
    _order = "snapshot_id, indicator_id"

    snapshot_id = fields.Many2one(
        "cocagne.snapshot", "Month", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="snapshot_id.company_id", store=True, index=True
    )
    indicator_id = fields.Many2one(
        "cocagne.indicator", required=True, ondelete="restrict"
    )
    unit = fields.Selection(related="indicator_id.unit")
    validated_value = fields.Float("Validated", digits=(16, 4), aggregator=None)
    validated_has_value = fields.Boolean()
    value = fields.Float("Today", digits=(16, 4), aggregator=None)
    has_value = fields.Boolean()
    reason = fields.Selection(
        [
            ("data", "The data changed"),
            ("definition", "Its definition changed"),
            ("new", "New figure"),
        ],
        "Why",
        required=True,
    )

    _once = models.UniqueIndex(
        "(snapshot_id, indicator_id)", "This figure is in the list already."
    )


class Snapshot(models.Model):
    """What changed since a month was validated."""

    _inherit = "cocagne.snapshot"

    drift_ids = fields.One2many(
        "cocagne.snapshot.drift",
        "snapshot_id",
        "Changed since you validated",
        groups=GARDEN_GROUPS,
    )

    def _write_drift(self, rows):
        """Keep beside validated months what differs from them.

        :param rows: SQL of ``_rows``.
        """
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                WITH fresh AS (%(differences)s),
                gone AS (
                    DELETE FROM cocagne_snapshot_drift drift
                     WHERE drift.snapshot_id = ANY(%(months)s)
                       AND NOT EXISTS (
                           SELECT FROM fresh
                            WHERE fresh.snapshot_id = drift.snapshot_id
                              AND fresh.indicator_id = drift.indicator_id))
                INSERT INTO cocagne_snapshot_drift AS drift (snapshot_id, company_id,
                       indicator_id, validated_value, validated_has_value, value,
                       has_value, reason, create_uid, create_date, write_uid,
                       write_date)
                SELECT fresh.snapshot_id, month.company_id, fresh.indicator_id,
                       fresh.known_value, COALESCE(fresh.known_has_value, FALSE),
                       fresh.value, fresh.has_value,
                       CASE WHEN fresh.known_id IS NULL THEN 'new'
                            WHEN fresh.known_version <> fresh.version THEN 'definition'
                            ELSE 'data' END,
                       %(user)s, now() AT TIME ZONE 'UTC', %(user)s,
                       now() AT TIME ZONE 'UTC'
                  FROM fresh
                  JOIN cocagne_snapshot month ON month.id = fresh.snapshot_id
                    ON CONFLICT (snapshot_id, indicator_id) DO UPDATE
                   SET value = EXCLUDED.value, has_value = EXCLUDED.has_value,
                       reason = EXCLUDED.reason, write_date = EXCLUDED.write_date
                 WHERE (drift.value, drift.has_value, drift.reason)
                       IS DISTINCT FROM
                       (EXCLUDED.value, EXCLUDED.has_value, EXCLUDED.reason)
                """,
                differences=self._sql_differences(rows),
                months=self.ids,
                user=self.env.uid,
            )
        )
        self._forget_drift()

    def _sql_differences(self, rows):
        """What is counted now and is not what was validated, beside what was."""
        return SQL(
            """
            SELECT row.*, known.id AS known_id, known.value AS known_value,
                   known.has_value AS known_has_value,
                   known.definition_version AS known_version
              FROM %(rows)s
         LEFT JOIN cocagne_snapshot_value known
                ON known.snapshot_id = row.snapshot_id
               AND known.indicator_id = row.indicator_id AND known.is_current
             WHERE row.snapshot_id = ANY(%(months)s)
               AND (known.value, COALESCE(known.has_value, FALSE),
                    known.numerator, known.denominator)
                   IS DISTINCT FROM
                   (row.value, row.has_value, row.numerator, row.denominator)
            """,
            rows=rows,
            months=self.ids,
        )

    def _clear_drift(self):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "DELETE FROM cocagne_snapshot_drift WHERE snapshot_id = ANY(%s)",
                self.ids,
            )
        )
        self._forget_drift()

    def _forget_drift(self):
        self.env["cocagne.snapshot.drift"].invalidate_model()
        self.invalidate_recordset(["drift_ids"])
