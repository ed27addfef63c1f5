"""The head office reads states, never figures; a garden reads no other."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .snapshot_case import MAY, SnapshotCase

FIGURES = ("cocagne.snapshot.value", "cocagne.snapshot.drift")
#: Fields of a month that tell figures, or who validated.
CLOSED = (
    "value_ids",
    "drift_ids",
    "declared_ids",
    "figures_html",
    "oddity_text",
    "validated_by_id",
)


def is_refused(attempt):
    """Whether the rights stop what is attempted."""
    try:
        attempt()
    except (AccessError, UserError):
        return True
    return False


@tagged("post_install", "-at_install")
class TestSnapshotAccess(SnapshotCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.months = cls.snapshots._compute(cls.lake + cls.coast, MAY)
        cls.lake_month = cls.months.filtered(lambda one: one.garden_id == cls.lake)
        cls.lake_month._validate()
        cls.gare.active = False
        cls.snapshots._compute(cls.lake, MAY)
        cls.sent = cls.snapshots._receive(cls.far, MAY, cls.bundle(land__depots_test=7))

    @classmethod
    def _make_users(cls):
        super()._make_users()
        export = cls.env.ref("base.group_allow_export")
        cls.user_head_office.group_ids += export

    def readers(self):
        return (self.user_head_office, self.user_network_manager)

    def test_there_are_figures_to_hide(self):
        self.assertTrue(all(self.env[model].search_count([]) for model in FIGURES))

    def test_the_head_office_reads_no_figure(self):
        for user in self.readers():
            for model in FIGURES:
                records = self.env[model].search([]).with_user(user)
                attempts = {
                    "read": lambda records=records: records.read(["value"]),
                    "search": lambda records=records: records.search([]),
                    "group": lambda records=records: records._read_group(
                        [], ["indicator_id"], ["value:sum"]
                    ),
                    "export": lambda records=records: records.export_data(["value"]),
                    "name": lambda records=records: records.name_search(""),
                }
                for name, attempt in attempts.items():
                    with self.subTest(user=user.login, model=model, way=name):
                        self.assertTrue(is_refused(attempt))

    def test_no_path_from_a_month_leads_to_a_figure(self):
        for user in self.readers():
            months = self.months.with_user(user)
            for name in CLOSED:
                attempts = {
                    "read": lambda months=months, name=name: months.read([name]),
                    "search": lambda months=months, name=name: months.search(
                        [(name, "!=", False)]
                    ),
                    "export": lambda months=months, name=name: months.export_data(
                        [name]
                    ),
                }
                for way, attempt in attempts.items():
                    with self.subTest(user=user.login, field=name, way=way):
                        self.assertTrue(is_refused(attempt))
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                months.search([("value_ids.value", ">", 1)])

    def test_the_head_office_reads_states_and_comments(self):
        self.lake_month.comment = "Gel"
        for user in self.readers():
            found = self.snapshots.with_user(user).search([("month", "=", MAY)])
            self.assertLessEqual(self.months + self.sent, found)
            rows = found.read(["state", "comment", "display_name", "next_step"])
            self.assertIn("Gel", [row["comment"] for row in rows])

    def test_the_head_office_writes_no_month(self):
        for user in self.readers():
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.months.with_user(user).write({"comment": "x"})

    def test_a_garden_reads_its_months_only(self):
        for user, month in (
            (self.user_manager, self.lake_month),
            (self.user_director, self.lake_month),
            (self.user_coast, self.months - self.lake_month),
        ):
            with self.subTest(user=user.login):
                months = self.as_user(self.snapshots, user)
                self.assertEqual(months.search([("month", "=", MAY)]), month)
                rows = self.as_user(self.values, user).search([("month", "=", MAY)])
                self.assertEqual(rows.snapshot_id, month)

    def test_a_garden_does_not_read_distant_gardens(self):
        month = self.as_user(self.sent, self.user_manager)
        with self.assertRaises(AccessError):
            month.read(["state"])
        with self.assertRaises(AccessError):
            self.as_user(self.sent.value_ids, self.user_manager).read(["value"])

    def test_whoever_is_both_reads_the_figures_of_the_own_garden_only(self):
        self.user_manager.group_ids += self.env.ref("cocagne_jardin.group_head_office")
        other = self.as_user(self.months - self.lake_month, self.user_manager)
        self.assertFalse(other.value_ids)
        self.assertNotIn("data-code", other.figures_html)
        self.assertTrue(self.as_user(self.lake_month, self.user_manager).value_ids)

    def test_other_roles_read_no_month(self):
        for user in (
            self.user_preparer,
            self.user_sales_desk,
            self.user_accountant,
            self.user_insertion_adviser,
            self.user_supervisor,
            self.user_payroll,
        ):
            for model in ("cocagne.snapshot", *FIGURES, "cocagne.network.campaign"):
                with self.subTest(user=user.login, model=model):
                    model = self.env[model].with_user(user)
                    self.assertFalse(model.has_access("read"))

    def test_nobody_deletes_a_month(self):
        for user in (
            self.user_manager,
            self.user_director,
            self.user_head_office,
            self.user_network_manager,
        ):
            for model in ("cocagne.snapshot", *FIGURES, "cocagne.snapshot.revision"):
                with self.subTest(user=user.login, model=model):
                    model = self.env[model].with_user(user)
                    self.assertFalse(model.has_access("unlink"))
                    self.assertFalse(model.has_access("create"))
