"""Who reads the accounts of all gardens, how fast, and on what."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .accounts_case import AccountsCase


@tagged("post_install", "-at_install")
class TestAccountsPrivacy(AccountsCase):
    CLOSED = ("account.move", "account.move.line", "account.payment")

    def as_head_office(self, model):
        return self.env[model].with_user(self.user_head_office)

    def test_the_head_office_reads_no_entry(self):
        for model in self.CLOSED:
            for call in (
                lambda records: records.search_read([], ["id"]),
                lambda records: records.formatted_read_group([], ["company_id"]),
                lambda records: records.search_count([]),
            ):
                with self.subTest(model=model), self.assertRaises(AccessError):
                    call(self.as_head_office(model))

    def test_no_figure_of_a_report_opens_what_is_behind_it(self):
        report = self.report()
        cells = [cell for row in report.compute()["body"] for cell in row["cells"]]
        self.assertTrue(cells)
        self.assertFalse([cell for cell in cells if "drilldown_arg" in cell])
        period = report.period_ids[0]
        arg = {"period_id": period.id, "expr": "balp[7%]", "account_id": False}
        self.assertFalse(report.drilldown(arg))

    def test_accounts_of_persons_are_told_together_under_no_name(self):
        self.make_entry(self.garden, self.bruno, {"411BRUNO": 50.0, "701100": -50.0})
        self.assertEqual(self.balances()["411000"], 1050.0)
        accounts = self.as_head_office("cocagne.network.account").search([])
        self.assertFalse([one for one in accounts if "BRUNO" in one.code])
        self.assertFalse([one for one in accounts if "Testeuse" in one.name])

    def test_nothing_that_the_head_office_reads_has_a_partner_or_a_label(self):
        for model in ("cocagne.network.balance", "cocagne.network.difference"):
            fields = self.as_head_office(model).fields_get()
            targets = {one.get("relation") for one in fields.values()}
            with self.subTest(model=model):
                self.assertFalse({"res.partner", "account.move"} & targets)

    def test_a_garden_reads_no_accounts_of_the_network(self):
        report = self.report()
        for user in (self.user_manager, self.user_accountant):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                report.with_user(user).compute()
            balances = self.env["cocagne.network.balance"].with_user(user)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                balances.search([])

    def test_the_head_office_cannot_open_the_reports_of_gardens(self):
        own = self.garden._yearly_report("pl", self.garden.env.cr.now().date())
        with self.assertRaises(AccessError):
            own.with_user(self.user_head_office).compute()


@tagged("post_install", "-at_install")
class TestAccountsQueries(AccountsCase):
    def queries(self):
        report = self.report()
        report.compute()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        report.compute()
        return self.env.cr.sql_log_count - before

    def test_more_gardens_take_no_more_queries(self):
        self.queries()
        few = self.queries()
        for rank in range(5):
            company = self.env["res.company"].create({"name": f"Jardin {rank} (tests)"})
            region = self.env.ref("cocagne_reseau.region_44")
            self.make_garden(f"Q{rank}", company, region)
        self.queries()
        self.assertEqual(self.queries(), few)


@tagged("post_install", "-at_install")
class TestAccountsPapers(AccountsCase):
    def test_the_reports_are_spreadsheets_and_papers(self):
        report = self.report()
        xlsx = self.env.ref("mis_builder.xls_export").with_user(self.user_head_office)
        content, kind = xlsx._render(xlsx.report_name, report.ids, {"dummy": True})
        self.assertEqual((kind, content[:2]), ("xlsx", b"PK"))
        paper = self.env.ref("mis_builder.qweb_pdf_export")
        html = paper.with_user(self.user_head_office)._render_qweb_html(
            paper.report_name, report.ids, {"dummy": True}
        )[0]
        self.assertIn(report.name, html.decode())
