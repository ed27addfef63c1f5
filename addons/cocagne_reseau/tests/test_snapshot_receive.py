from odoo.exceptions import UserError
from odoo.tests import tagged

from .snapshot_case import DECLARED, DEPOTS, JUNE, MAY, SnapshotCase


@tagged("post_install", "-at_install")
class TestSnapshotReceive(SnapshotCase):
    def receive(self, number=7, **options):
        values = self.bundle(land__depots_test=number)
        return self.snapshots._receive(self.far, MAY, values, **options)

    def test_a_distant_month_waits_beside_the_others(self):
        month = self.receive()
        self.assertEqual((month.state, month.origin), ("computed", "bundle"))
        self.assertEqual(self.value(month), 7)

    def test_the_same_bundle_twice_changes_nothing(self):
        month = self.receive()
        before = self.all_values(month)
        self.assertEqual(self.receive(), month)
        self.assertEqual((self.all_values(month), month.revision), (before, 1))

    def test_a_later_bundle_takes_the_place_of_an_open_one(self):
        self.receive()
        self.assertEqual(self.all_values(self.receive(8)), {(DEPOTS, 1): (8, True)})

    def test_a_figure_that_is_left_out_is_no_longer_there(self):
        values = self.bundle(land__depots_test=7, network__declared_test=3)
        month = self.snapshots._receive(self.far, MAY, values)
        self.assertTrue(self.row(month, DECLARED))
        self.assertFalse(self.row(self.receive(), DECLARED))

    def test_a_validated_month_is_refused(self):
        month = self.receive()
        month._validate()
        with self.assertRaisesRegex(UserError, "(correction)"):
            self.receive(8)
        self.assertEqual((self.value(month), month.state), (7, "validated"))

    def test_a_correction_with_a_reason_is_a_new_revision(self):
        month = self.receive()
        month._validate()
        self.receive(8, correction=True, reason="Un dépôt oublié")
        self.assertEqual(
            self.all_values(month), {(DEPOTS, 1): (7, False), (DEPOTS, 2): (8, True)}
        )
        self.assertEqual(month.state, "reopened")

    def test_a_correction_without_a_reason_is_refused(self):
        month = self.receive()
        month._validate()
        with self.assertRaisesRegex(UserError, "(Say|Dites)"):
            self.receive(8, correction=True)
        self.assertEqual(month.state, "validated")

    def test_unknown_codes_are_named(self):
        values = self.bundle(land__depots_test=1, land__moons=2)
        with self.assertRaisesRegex(UserError, "land.moons"):
            self.snapshots._receive(self.far, MAY, values)

    def test_counts_below_zero_are_named(self):
        with self.assertRaisesRegex(UserError, DEPOTS):
            self.receive(-1)

    def test_a_hosted_garden_sends_nothing(self):
        with self.assertRaisesRegex(UserError, "(hosted|hébergé)"):
            self.snapshots._receive(self.lake, MAY, self.bundle(land__depots_test=1))

    def test_a_month_that_runs_is_refused(self):
        with self.assertRaisesRegex(UserError, "(is not over|pas terminé)"):
            self.snapshots._receive(self.far, JUNE, self.bundle(land__depots_test=1))
