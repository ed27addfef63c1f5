"""How the figures of many months are written, in statements that do not follow N."""

from decimal import Decimal

from odoo import models
from odoo.tools import SQL

#: The precision of a figure in the database.
STEP = Decimal("0.0001")


def rounded(number):
    """``number`` as the database keeps it."""
    return None if number is None else Decimal(number).quantize(STEP)


class Snapshot(models.Model):
    """Reads and writes of the rows of figures, set by set."""

    _inherit = "cocagne.snapshot"

    def _ensure(self, gardens, month):
        """The months of these gardens, made where they are missing, and locked."""
        self.env.flush_all()
        self._insert_missing(gardens, month)
        return self._lock(gardens, month)

    def _insert_missing(self, gardens, month):
        """One statement: who makes the same months meanwhile is waited for."""
        self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_snapshot (garden_id, company_id, month, state,
                       origin, revision, create_uid, create_date, write_uid, write_date)
                SELECT garden.id, garden.company_id, %(month)s, 'to_compute',
                       CASE WHEN garden.company_id IS NULL THEN 'bundle' ELSE 'own' END,
                       1, %(user)s, now() AT TIME ZONE 'UTC', %(user)s,
                       now() AT TIME ZONE 'UTC'
                  FROM cocagne_network_garden garden
                 WHERE garden.id = ANY(%(gardens)s)
              ORDER BY garden.id
                    ON CONFLICT (garden_id, month) DO NOTHING
             RETURNING id
                """,
                month=month,
                user=self.env.uid,
                gardens=gardens.ids,
            )
        )

    def _lock(self, gardens, month):
        """The months of these gardens, which nobody else writes until we are done."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM cocagne_snapshot
                 WHERE garden_id = ANY(%s) AND month = %s
              ORDER BY garden_id FOR UPDATE
                """,
                gardens.ids,
                month,
            )
        )
        snapshots = self.browse(row[0] for row in rows)
        snapshots.invalidate_recordset(["state", "origin", "revision"])
        return snapshots

    def _rows(self, values):
        """SQL of a table ``row`` of figures.

        :param values: {(id of the garden, code): ``Value``}.
        """
        indicators = self.env["cocagne.indicator"].with_context(active_test=False)
        known = {one.code: one for one in indicators.search_fetch([], ["code"])}
        months = {snapshot.garden_id.id: snapshot.id for snapshot in self}
        columns = [[] for _number in range(7)]
        for (garden, code), value in values.items():
            if garden not in months:
                continue
            row = (
                months[garden],
                known[code].id,
                rounded(value.value),
                value.value is not None,
                rounded(value.numerator),
                rounded(value.denominator),
                known[code].version,
            )
            for column, cell in zip(columns, row, strict=True):
                column.append(cell)
        return SQL(
            """unnest(%s::int[], %s::int[], %s::numeric[], %s::bool[], %s::numeric[],
                      %s::numeric[], %s::int[])
               AS row (snapshot_id, indicator_id, value, has_value, numerator,
                       denominator, version)""",
            *columns,
        )

    def _write_values(self, rows):
        """Write figures on months that are open.

        :param rows: SQL of ``_rows``.
        :return: the months whose figures changed.
        """
        self.env.flush_all()
        found = self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_snapshot_value AS known (snapshot_id, garden_id,
                       company_id, month, indicator_id, value, has_value, numerator,
                       denominator, definition_version, revision, is_current,
                       is_proposed, create_uid, create_date, write_uid, write_date)
                SELECT month.id, month.garden_id, month.company_id, month.month,
                       row.indicator_id, row.value, row.has_value, row.numerator,
                       row.denominator, row.version, month.revision, TRUE, FALSE,
                       %(user)s, now() AT TIME ZONE 'UTC', %(user)s,
                       now() AT TIME ZONE 'UTC'
                  FROM %(rows)s
                  JOIN cocagne_snapshot month ON month.id = row.snapshot_id
                 WHERE month.id = ANY(%(months)s) AND month.state <> 'validated'
                    ON CONFLICT (snapshot_id, indicator_id, revision) DO UPDATE
                   SET value = EXCLUDED.value, has_value = EXCLUDED.has_value,
                       numerator = EXCLUDED.numerator,
                       denominator = EXCLUDED.denominator,
                       definition_version = EXCLUDED.definition_version,
                       is_proposed = FALSE, write_uid = EXCLUDED.write_uid,
                       write_date = EXCLUDED.write_date
                 WHERE (known.value, known.has_value, known.numerator,
                        known.denominator, known.definition_version)
                       IS DISTINCT FROM (EXCLUDED.value, EXCLUDED.has_value,
                        EXCLUDED.numerator, EXCLUDED.denominator,
                        EXCLUDED.definition_version)
             RETURNING snapshot_id
                """,
                rows=rows,
                months=self.ids,
                user=self.env.uid,
            )
        )
        self._forget_values()
        return self.browse({row[0] for row in found})

    def _propose_declared(self):
        """Propose last month's figures where the garden has not typed its own yet."""
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_snapshot_value AS known (snapshot_id, garden_id,
                       company_id, month, indicator_id, value, has_value,
                       definition_version, revision, is_current, is_proposed,
                       create_uid, create_date, write_uid, write_date)
                SELECT month.id, month.garden_id, month.company_id, month.month,
                       indicator.id, past.value, past.value IS NOT NULL,
                       indicator.version, month.revision, TRUE, TRUE, %(user)s,
                       now() AT TIME ZONE 'UTC', %(user)s, now() AT TIME ZONE 'UTC'
                  FROM cocagne_snapshot month
            CROSS JOIN cocagne_indicator indicator
             LEFT JOIN LATERAL (
                       SELECT value FROM cocagne_snapshot_value earlier
                        WHERE earlier.garden_id = month.garden_id
                          AND earlier.indicator_id = indicator.id
                          AND earlier.month < month.month
                          AND earlier.is_current AND earlier.has_value
                     ORDER BY earlier.month DESC LIMIT 1) past ON TRUE
                 WHERE month.id = ANY(%(months)s) AND month.state <> 'validated'
                   AND indicator.is_declared AND indicator.active
                    ON CONFLICT (snapshot_id, indicator_id, revision) DO UPDATE
                   SET value = EXCLUDED.value, has_value = EXCLUDED.has_value,
                       definition_version = EXCLUDED.definition_version
                 WHERE known.is_proposed
                   AND (known.value, known.has_value, known.definition_version)
                       IS DISTINCT FROM (EXCLUDED.value, EXCLUDED.has_value,
                        EXCLUDED.definition_version)
             RETURNING id
                """,
                months=self.ids,
                user=self.env.uid,
            )
        )
        self._forget_values()

    def _next_revision(self):
        """Keep the figures of these months as they are, and go on with a copy."""
        self.env.flush_all()
        kept = self.env.execute_query(
            SQL(
                """
                UPDATE cocagne_snapshot_value SET is_current = FALSE
                 WHERE snapshot_id = ANY(%s) AND is_current
             RETURNING id
                """,
                self.ids,
            )
        )
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cocagne_snapshot_value (snapshot_id, garden_id, company_id,
                       month, indicator_id, value, has_value, numerator, denominator,
                       definition_version, revision, is_current, is_proposed,
                       create_uid, create_date, write_uid, write_date)
                SELECT snapshot_id, garden_id, company_id, month, indicator_id, value,
                       has_value, numerator, denominator, definition_version,
                       revision + 1, TRUE, FALSE, %(user)s, now() AT TIME ZONE 'UTC',
                       %(user)s, now() AT TIME ZONE 'UTC'
                  FROM cocagne_snapshot_value WHERE id = ANY(%(kept)s)
                """,
                user=self.env.uid,
                kept=[row[0] for row in kept],
            )
        )
        for snapshot in self:
            snapshot.revision += 1
        self._forget_values()

    def _forget_values(self):
        self.env["cocagne.snapshot.value"].invalidate_model()
        self.invalidate_recordset(["value_ids", "declared_ids"])
