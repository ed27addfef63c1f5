from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .snapshot_case import APRIL, DECLARED, DEPOTS, MAY, SnapshotCase


@tagged("post_install", "-at_install")
class TestSnapshotCompute(SnapshotCase):
    def test_a_month_is_counted_for_each_hosted_garden(self):
        months = self.count(self.lake + self.coast + self.far)
        found = {month.garden_id: self.value(month) for month in months}
        self.assertEqual(found, {self.lake: 2, self.coast: 1})
        self.assertEqual(set(months.mapped("state")), {"computed"})

    def test_a_figure_keeps_the_version_of_its_definition(self):
        row = self.row(self.count())
        self.assertEqual(row.definition_version, row.indicator_id.version)

    def test_counted_again_nothing_is_written(self):
        month = self.count()
        ids = month.value_ids.ids
        self.env.cr.execute(
            "UPDATE cocagne_snapshot_value SET write_date = '2020-01-01' "
            "WHERE snapshot_id = %s",
            [month.id],
        )
        self.count()
        self.env.invalidate_all()
        self.assertEqual(month.value_ids.ids, ids)
        self.assertEqual({row.write_date.year for row in month.value_ids}, {2020})
        self.assertEqual(month.revision, 1)

    def test_an_open_month_follows_the_data(self):
        month = self.count()
        self.gare.active = False
        self.count()
        self.assertEqual(self.all_values(month)[DEPOTS, 1], (1, True))

    def test_a_validated_month_is_left_as_it_is(self):
        month = self.validated()
        self.gare.active = False
        self.count()
        self.assertEqual((self.value(month), month.state), (2, "validated"))

    def test_what_changed_since_is_kept_beside(self):
        month = self.validated()
        self.gare.active = False
        self.count()
        drift = month.drift_ids
        self.assertEqual(drift.indicator_id.code, DEPOTS)
        self.assertEqual((drift.validated_value, drift.value), (2, 1))
        self.assertEqual(drift.reason, "data")

    def test_a_difference_that_is_gone_is_no_longer_told(self):
        month = self.validated()
        self.gare.active = False
        self.count()
        self.gare.active = True
        self.count()
        self.assertFalse(month.drift_ids)

    def test_a_month_tells_that_a_definition_changed(self):
        month = self.validated()
        self.assertFalse(month.has_old_definitions)
        self.row(month).indicator_id.version += 1
        self.env.invalidate_all()
        self.assertTrue(month.has_old_definitions)

    def test_a_difference_tells_that_the_definition_changed(self):
        month = self.validated()
        self.row(month).indicator_id.version += 1
        self.gare.active = False
        self.count()
        self.assertEqual(month.drift_ids.reason, "definition")

    def test_a_month_to_come_is_refused(self):
        with self.assertRaisesRegex(UserError, "(has not begun|pas commencé)"):
            self.count(month=date(2026, 7, 1))

    def test_a_month_of_a_bundle_is_not_counted_here(self):
        month = self.count()
        month.origin = "bundle"
        self.gare.active = False
        self.count()
        self.assertEqual(self.value(month), 2)

    def test_a_manager_counts_the_own_garden(self):
        months = self.snapshots.with_user(self.user_manager)
        month = months._compute(self.lake.with_user(self.user_manager), MAY)
        self.assertEqual(month.state, "computed")
        self.assertEqual(month.env.user, self.user_manager)
        self.assertFalse(month.env.su)

    def test_a_director_counts_the_own_garden(self):
        months = self.snapshots.with_user(self.user_director)
        self.assertEqual(months._compute(self.lake, MAY).state, "computed")

    def test_a_manager_counts_no_other_garden(self):
        months = self.snapshots.with_user(self.user_manager)
        for garden in (self.coast, self.far, self.lake + self.coast):
            with self.subTest(garden=garden), self.assertRaises(AccessError):
                months._compute(garden, MAY)

    def test_the_network_manager_has_all_counted(self):
        months = self.snapshots.with_user(self.user_network_manager)
        months = months._compute(self.lake + self.coast, MAY)
        self.assertEqual(set(months.mapped("state")), {"computed"})

    def test_others_count_nothing(self):
        for user in (self.user_sales_desk, self.user_head_office):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.snapshots.with_user(user)._compute(self.lake, MAY)

    def test_the_queries_do_not_follow_the_gardens(self):
        company = self.env["res.company"]
        gardens = self.lake
        for number in range(9):
            child = company.create({"name": f"Garden {number}", "is_garden": True})
            gardens += self.make_garden(f"G{number}", child, self.lake.region_id)
        self.snapshots._compute(gardens[:1], APRIL)  # warms the caches
        counts = []
        for chunk, month in ((gardens[:2], MAY), (gardens, APRIL)):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.snapshots._compute(chunk, month)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertEqual(counts[0], counts[1])


@tagged("post_install", "-at_install")
class TestSnapshotDeclared(SnapshotCase):
    def typed(self, month, number, user=None):
        row = self.as_user(self.row(month, DECLARED), user or self.user_manager)
        row.write({"value": number, "has_value": True})
        return row

    def test_a_first_month_proposes_nothing(self):
        row = self.row(self.count(), DECLARED)
        self.assertTrue(row)
        self.assertFalse(row.has_value)

    def test_the_figure_of_last_month_is_proposed(self):
        self.typed(self.count(month=APRIL), 3.5)
        row = self.row(self.count(), DECLARED)
        self.assertEqual((row.value, row.is_proposed), (3.5, True))

    def test_what_is_typed_stays_when_the_month_is_counted_again(self):
        self.typed(self.count(month=APRIL), 3.5)
        month = self.count()
        self.typed(month, 4)
        self.count()
        row = self.row(month, DECLARED)
        self.assertEqual((row.value, row.is_proposed), (4, False))

    def test_a_computed_figure_is_not_typed(self):
        row = self.as_user(self.row(self.count()), self.user_manager)
        with self.assertRaisesRegex(UserError, "(are computed|sont calculés)"):
            row.write({"value": 50})

    def test_a_validated_figure_is_not_typed(self):
        month = self.validated()
        with self.assertRaisesRegex(UserError, "(is validated|est validé)"):
            self.typed(month, 4)

    def test_less_than_nothing_is_refused(self):
        month = self.count()
        with self.assertRaisesRegex(UserError, "0"):
            self.typed(month, -1)

    def test_another_garden_types_nothing(self):
        month = self.count()
        with self.assertRaises(AccessError):
            self.typed(month, 4, self.user_coast)

    def test_nobody_writes_more_than_the_figure(self):
        row = self.as_user(self.row(self.count(), DECLARED), self.user_manager)
        with self.assertRaises(UserError):
            row.write({"revision": 7})
