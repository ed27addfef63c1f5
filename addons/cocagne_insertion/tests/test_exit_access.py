"""Who sees what of immersions and exits: each role, over read, search and export."""

from base64 import b64encode
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .immersion_case import ExitCase

END = date(2026, 12, 31)


@tagged("post_install", "-at_install")
class TestExitAccess(ExitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the right to export, so that the field is what closes the export
        export = cls.env.ref("base.group_allow_export")
        for user in (cls.user_director, cls.user_payroll, cls.user_supervisor):
            user.group_ids += export
        cls.immersion = cls.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        cls.immersion.write(
            {"host_says": "Courageux", "accident_at": "2026-03-02 08:00"}
        )
        cls.left = cls.make_exit(cls.pathway, "18", END, comment="Dit en confiance")
        cls.proof = cls.env["cocagne.insertion.exit.proof"].create(
            {"exit_id": cls.left.id, "file": b64encode(b"paper"), "filename": "p.pdf"}
        )

    def closed(self, record, field, user):
        """The field is out of reach over read, search and export."""
        mine = record.with_user(user)
        model = mine.browse()
        for attempt in (
            lambda: mine.read([field]),
            lambda: model.search([(field, "!=", False)]),
            lambda: mine.export_data([field]),
            lambda: model.search_read([], [field]),
        ):
            # who may not export at all is refused too
            with self.assertRaises(UserError):  # AccessError is one
                attempt()

    def test_what_was_said_is_the_advisers_alone(self):
        for user in (self.user_director, self.user_payroll, self.user_supervisor):
            for record, field in (
                (self.immersion, "host_says"),
                (self.immersion, "person_says"),
                (self.left, "comment"),
                (self.left.follow_up_ids, "comment"),
            ):
                with self.subTest(user=user.login, field=f"{record._name}.{field}"):
                    self.closed(record, field, user)

    def test_supervisor_and_payroll_read_no_exit_nor_proof(self):
        for user in (self.user_supervisor, self.user_payroll):
            for record in (self.left, self.proof, self.left.follow_up_ids):
                with self.subTest(user=user.login, model=record._name):
                    self.assertFalse(record.browse().with_user(user).has_access("read"))
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.pathway.with_user(user).read(["exit_ids"])

    def test_the_paper_of_a_proof_is_closed_to_the_others(self):
        papers = self.env["ir.attachment"].search(
            [
                ("res_model", "=", self.proof._name),
                ("res_id", "=", self.proof.id),
                ("res_field", "=", "file"),
            ]
        )
        self.assertTrue(papers)
        for user in (self.user_supervisor, self.user_payroll, self.user_manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                papers.with_user(user).read(["datas"])
        self.assertTrue(papers.with_user(self.user_director).read(["datas"]))

    def test_the_supervisor_sees_where_people_are_and_no_accident(self):
        seen = self.immersion.with_user(self.user_supervisor)
        self.assertEqual(seen.date_start, date(2026, 3, 2))
        self.closed(self.immersion, "accident_at", self.user_supervisor)
        with self.assertRaises(AccessError):
            seen.write({"date_end": date(2026, 3, 10)})

    def test_payroll_declares_an_accident_and_changes_nothing_else(self):
        seen = self.immersion.with_user(self.user_payroll)
        seen.action_accident_declared()
        self.assertTrue(self.immersion.accident_declared_at)
        with self.assertRaises(AccessError):
            seen.write({"tutor_name": "Bruno"})

    def test_the_rest_of_the_garden_sees_nothing(self):
        for user in (self.user_manager, self.user_sales_desk, self.user_preparer):
            for record in (self.immersion, self.left, self.proof, self.host):
                with self.subTest(user=user.login, model=record._name):
                    self.assertFalse(record.browse().with_user(user).has_access("read"))

    def test_another_garden_sees_nothing(self):
        stranger = self.user_insertion_adviser
        stranger.write(
            {
                "company_ids": [(6, 0, self.other_garden.ids)],
                "company_id": self.other_garden.id,
            }
        )
        for record in (self.immersion, self.left, self.host):
            theirs = record.with_user(stranger).with_context(
                allowed_company_ids=self.other_garden.ids
            )
            with self.subTest(model=record._name):
                self.assertFalse(theirs.search([]))
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                theirs.read(["display_name"])
