"""Whatever happens to a month, in any order, no figure is lost nor doubled."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.tests import tagged

from .snapshot_case import DEPOTS, MAY, SnapshotCase

#: What may happen: (what, depots there are by then).
HAPPENINGS = st.lists(
    st.tuples(
        st.sampled_from(["count", "validate", "reopen", "send", "correct"]),
        st.integers(0, 4),
    ),
    max_size=12,
)
WAYS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Rollback(Exception):
    """The end of one example."""


@tagged("post_install", "-at_install")
class TestSnapshotProperty(SnapshotCase):
    def play(self, garden, happenings):
        """Let these things happen, and look after each of them."""
        try:
            with self.env.cr.savepoint():
                kept = {}
                for what, number in happenings:
                    self.try_one(garden, what, number)
                    self.look(garden, kept)
                raise Rollback
        except Rollback:
            self.env.invalidate_all()

    def try_one(self, garden, what, number):
        """One thing happens, or is refused and changes nothing."""
        month = self.snapshots.search(
            [("garden_id", "=", garden.id), ("month", "=", MAY)]
        )
        try:
            with self.env.cr.savepoint():
                getattr(self, f"do_{what}")(garden, month, number)
        except UserError:
            self.env.invalidate_all()

    def do_count(self, garden, _month, number):
        depots = self.env["cocagne.depot"].with_context(active_test=False)
        mine = depots.search([("company_id", "=", garden.company_id.id)])
        mine.write({"active": False})
        mine[:number].write({"active": True})
        self.count(garden)

    def do_validate(self, _garden, month, _number):
        month._validate()

    def do_reopen(self, _garden, month, number):
        month._reopen("Oubli" if number else "")

    def do_send(self, garden, _month, number):
        self.snapshots._receive(garden, MAY, self.bundle(land__depots_test=number))

    def do_correct(self, garden, _month, number):
        values = self.bundle(land__depots_test=number)
        self.snapshots._receive(garden, MAY, values, correction=True, reason="Oubli")

    def look(self, garden, kept):
        """The rules; ``kept``: {(code, revision): what was validated then}."""
        month = self.snapshots.search(
            [("garden_id", "=", garden.id), ("month", "=", MAY)]
        )
        self.assertLessEqual(len(month), 1)
        if not month:
            return
        found = self.all_values(month)
        current = [
            code for (code, _number), (_value, is_now) in found.items() if is_now
        ]
        self.assertEqual(len(current), len(set(current)))
        self.assertEqual(
            {number for (_code, number), (_value, is_now) in found.items() if is_now},
            {month.revision} if found else set(),
        )
        for key, value in kept.items():
            self.assertEqual(found[key][0], value)
        if month.state == "validated":
            kept.update(
                {key: value for key, (value, is_now) in found.items() if is_now}
            )

    @WAYS
    @given(HAPPENINGS)
    def test_a_hosted_month_loses_no_revision(self, happenings):
        self.play(self.lake, happenings)

    @WAYS
    @given(HAPPENINGS)
    def test_a_distant_month_loses_no_revision(self, happenings):
        self.play(self.far, happenings)

    def test_the_rules_see_a_lost_revision(self):
        month = self.validated()
        kept = {}
        self.look(self.lake, kept)
        month._reopen("Oubli")
        self.row(month).search(
            [
                ("snapshot_id", "=", month.id),
                ("revision", "=", 1),
                ("indicator_id.code", "=", DEPOTS),
            ]
        ).unlink()
        with self.assertRaises(KeyError):
            self.look(self.lake, kept)
