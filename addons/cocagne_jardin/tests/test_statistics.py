from unittest.mock import patch

from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from .. import tools
from ..tools import ANALYZE, refresh_statistics, refresh_wrong_statistics


@tagged("post_install", "-at_install")
class TestStatistics(TransactionCase):
    def lock_timeout(self):
        self.env.cr.execute("SHOW lock_timeout")
        return self.env.cr.fetchone()[0]

    def test_bulk_work_does_not_wait_for_the_one_beside_it(self):
        """Without an end to the wait, this test would never come back."""
        before = self.lock_timeout()
        with self.registry.cursor() as other:
            other.execute(ANALYZE)
            refresh_statistics(self.env)
        self.assertEqual(self.lock_timeout(), before)

    def test_the_tables_are_counted_inside_the_transaction(self):
        refresh_statistics(self.env)
        self.env.cr.execute(
            "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid()"
            " AND relation = 'cocagne_basket'::regclass"
        )
        self.assertIn(("ShareUpdateExclusiveLock",), self.env.cr.fetchall())


@tagged("post_install", "-at_install")
class TestWrongStatistics(TransactionCase):
    def setUp(self):
        super().setUp()
        # filled since the server has looked at it, in a transaction that is not over
        self.env.cr.execute("CREATE TABLE test_believed_empty (name text)")
        self.count = SQL("ANALYZE test_believed_empty")
        self.env.cr.execute(self.count)
        self.startPatcher(patch.object(tools, "COUNTED", ("test_believed_empty",)))
        self.startPatcher(patch.object(tools, "ANALYZE", self.count))
        self.env.cr.cache.pop("cocagne_reads_of_payments", None)

    def believed(self):
        self.env.cr.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'test_believed_empty'"
        )
        return self.env.cr.fetchone()[0]

    def fill(self, rows):
        self.env.cr.execute(
            "INSERT INTO test_believed_empty SELECT repeat('x', 100)"
            " FROM generate_series(1, %s)",
            (rows,),
        )

    def test_a_table_believed_empty_is_counted_before_payments_are_read(self):
        self.fill(5000)
        self.assertEqual(self.believed(), 0)
        refresh_wrong_statistics(self.env)
        self.assertEqual(self.believed(), 5000)

    def test_a_small_table_is_left_alone(self):
        self.fill(5)
        refresh_wrong_statistics(self.env)
        self.assertEqual(self.believed(), 0)

    def test_many_reads_look_once(self):
        refresh_wrong_statistics(self.env)
        with self.assertQueryCount(0):
            for _read in range(tools.LOOK_EVERY - 1):
                refresh_wrong_statistics(self.env)
