from odoo.exceptions import AccessError
from odoo.tests import tagged

from .statement_case import StatementCase


@tagged("post_install", "-at_install")
class TestStatementAccess(StatementCase):
    """Sums for the accountant, households for the solidarity role, nothing else."""

    def setUp(self):
        super().setUp()
        self.deliver(self.order)
        self.statement = self.prepare()

    def test_the_accountant_reads_totals_and_no_household(self):
        statement = self.statement.with_user(self.user_accountant)
        self.assertEqual(statement.line_ids.mapped("amount"), [35.0])
        for model in ("cocagne.solidarity.share", "cocagne.solidarity.enrolment"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(self.user_accountant).search([])
        shares = self.env["cocagne.solidarity.statement"].fields_get()
        self.assertNotIn("share_ids", shares)

    def test_the_manager_reads_totals_too(self):
        statement = self.statement.with_user(self.user_manager)
        self.assertEqual(statement.line_ids.mapped("baskets"), [5])

    def test_the_solidarity_role_prepares_and_looks_but_books_nothing(self):
        self.deliver(self.order, month=4)
        statement = self.statement.with_user(self.user_solidarity)
        statement.action_refresh()
        shares = self.env["cocagne.solidarity.share"].with_user(self.user_solidarity)
        found = shares.search(statement.action_open_shares()["domain"])
        self.assertEqual(sum(found.mapped("amount")), 35.0)
        with self.assertRaises(AccessError):
            statement.action_mark_sent()

    def test_the_others_see_no_statement_and_no_fund(self):
        for role in ("preparer", "sales_desk", "insertion_adviser", "head_office"):
            user = getattr(self, f"user_{role}")
            for model in (
                "cocagne.solidarity.statement",
                "cocagne.solidarity.statement.line",
                "cocagne.solidarity.statement.run",
                "cocagne.solidarity.fund",
            ):
                with self.subTest(role=role, model=model):
                    self.assertFalse(self.env[model].with_user(user).has_access("read"))

    def test_another_garden_sees_nothing(self):
        group = "cocagne_jardin.group_manager"
        stranger = self.make_user("stranger", group, self.other_garden)
        found = self.env["cocagne.solidarity.statement"].with_user(stranger)
        companies = self.other_garden.ids
        found = found.with_context(allowed_company_ids=companies)
        self.assertFalse(found.search([]))
        lines = self.env["cocagne.solidarity.statement.line"].with_user(stranger)
        self.assertFalse(lines.with_context(allowed_company_ids=companies).search([]))

    def test_the_entry_tells_no_sales_desk_of_the_statement(self):
        self.statement.action_mark_sent()
        names = self.env["account.move"].with_user(self.user_sales_desk).fields_get()
        self.assertNotIn("solidarity_statement_ids", names)
        self.assertNotIn("solidarity_fund_ids", names)

    def test_alerts_of_the_home_screen_go_by_role(self):
        codes = {
            role: set(
                self.env["cocagne.home"]
                .with_user(getattr(self, f"user_{role}"))
                ._visible_alerts()
            )
            for role in ("accountant", "solidarity", "sales_desk", "preparer")
        }
        self.assertIn("statements_draft", codes["accountant"] & codes["solidarity"])
        mine = {"statements_due", "statements_draft", "statements_late", "fund_due"}
        self.assertFalse(mine & (codes["sales_desk"] | codes["preparer"]))

    def test_the_alert_counts_the_statements_to_send(self):
        home = self.env["cocagne.home"].with_user(self.user_accountant)
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(cards["statements_draft"], 1)
