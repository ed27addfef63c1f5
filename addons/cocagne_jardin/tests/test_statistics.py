from odoo.tests import TransactionCase, tagged

from ..tools import ANALYZE, refresh_statistics


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
