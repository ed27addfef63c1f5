from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_reseau.consolidation import common_code

from .money_case import MoneyCase


class AccountsCase(MoneyCase):
    """In 2026 Jardin du Lac sold 1 000 € to Alice; nothing else is in the books."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sale = cls.make_entry(
            cls.garden, cls.alice, {"411100": 1000.0, "701100": -1000.0}
        )

    @classmethod
    def account(cls, company, code):
        accounts = cls.env["account.account"].with_company(company)
        found = accounts.search(
            [("company_ids", "in", company.ids), ("code", "=", code)], limit=1
        )
        kinds = {"411": "asset_receivable", "401": "liability_payable"}
        return found or accounts.create(
            {
                "code": code,
                "name": f"Compte de Dina Testeuse {code}",
                "account_type": kinds.get(code[:3], "asset_current"),
                "reconcile": True,
                "company_ids": [Command.set(company.ids)],
            }
        )

    @classmethod
    def make_entry(cls, company, partner, balances, day="2026-03-15", **values):
        """A posted entry: {code of the account: debit, or minus the credit}."""
        moves = cls.env["account.move"].with_company(company)
        move = moves.create(
            {
                "move_type": "entry",
                "company_id": company.id,
                "journal_id": company._ledger_journal().id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": cls.account(company, code).id,
                            "partner_id": partner.id if partner else False,
                            "balance": balance,
                            "name": "Secret words",
                        }
                    )
                    for code, balance in balances.items()
                ],
                **values,
            }
        )
        move.action_post()
        return move

    @classmethod
    def pay_fee(cls, network=600.0, garden=600.0):
        """The head office booked the fee of the garden, and the garden its bill."""
        if network:
            cls.make_entry(
                cls.network,
                cls.garden.partner_id,
                {"411100": network, "756100": -network},
            )
        if garden:
            cls.make_entry(
                cls.garden,
                cls.network.partner_id,
                {"628100": garden, "401100": -garden},
            )

    def balances(self, part=None):
        """{code: balance} of 2026, as the head office reads it."""
        self.env["cocagne.network.account"]._synchronize()
        rows = self.env["cocagne.network.balance"].with_user(self.user_head_office)
        domain = [("date", ">=", "2026-01-01"), ("date", "<=", "2026-12-31")]
        domain += [("company_id", "in", (self.garden + self.network).ids)]
        if part:
            domain.append(("part", "=", part))
        groups = rows._read_group(domain, ["account_id"], ["balance:sum"])
        return {account.code: balance for account, balance in groups if balance}

    def report(self, kind="pl"):
        reports = self.env["mis.report.instance"].with_user(self.user_head_office)
        return reports._network_report(kind, 2026)

    def rows(self, kind="pl"):
        """{label: values of the columns} of the consolidated report."""
        result = self.report(kind).compute()
        return {
            row["label"]: [cell.get("val") for cell in row["cells"]]
            for row in result["body"]
        }


@tagged("post_install", "-at_install")
class TestConsolidation(AccountsCase):
    def test_sales_of_a_garden_are_in_the_consolidation(self):
        self.assertEqual(self.balances(), {"411000": 1000.0, "701100": -1000.0})

    def test_a_fee_on_both_sides_is_no_income_of_the_network(self):
        self.pay_fee()
        found = self.balances()
        self.assertEqual(found, {"411000": 1000.0, "701100": -1000.0})

    def test_the_three_columns_are_shown(self):
        self.pay_fee()
        fees = self.rows()[self.kpi("p_fees")]
        self.assertEqual(fees, [600.0, -600.0, None])

    def kpi(self, name, kind="pl"):
        report = self.report(kind).report_id
        return report.kpi_ids.filtered(lambda one: one.name == name).description

    def test_each_column_is_what_the_two_others_say(self):
        self.pay_fee()
        for kind in ("pl", "bs"):
            for label, row in self.rows(kind).items():
                first, second, third = (value or 0 for value in row)
                with self.subTest(kind=kind, label=label):
                    self.assertAlmostEqual(first + second, third, places=2)

    def test_the_balance_sheet_balances(self):
        self.pay_fee()
        rows = self.rows("bs")
        assets, debts = self.kpi("a_total", "bs"), self.kpi("l_total", "bs")
        self.assertEqual(rows[assets], rows[debts])
        self.assertEqual(rows[assets][2], 1000.0)

    def test_the_trial_balance_sums_to_zero(self):
        self.pay_fee()
        rows = self.rows("trial")
        total = rows[self.kpi("total", "trial")]
        opening, debit, credit, closing = total[8:]
        self.assertEqual((opening or 0, closing or 0), (0, 0))
        self.assertEqual(debit, credit)

    def test_money_that_went_from_one_to_the_other_stays_with_its_bank(self):
        self.pay_fee()
        self.make_entry(
            self.network, self.garden.partner_id, {"512001": 600, "411100": -600}
        )
        self.make_entry(
            self.garden, self.network.partner_id, {"401100": 600, "512001": -600}
        )
        found = self.balances()
        self.assertEqual(found, {"411000": 1000.0, "701100": -1000.0})

    def test_a_marked_entry_needs_no_partner(self):
        self.make_entry(
            self.network,
            None,
            {"657100": 300.0, "468600": -300.0},
            network_link="grant",
            network_garden_id=self.lake.id,
        )
        found = self.balances("elimination")
        self.assertEqual(found, {"657100": -300.0, "468600": 300.0})

    def test_a_distant_garden_is_no_part_of_the_consolidation(self):
        self.make_entry(
            self.network, self.far.partner_id, {"411100": 90, "756100": -90}
        )
        self.assertFalse(self.balances("elimination"))

    def test_a_company_outside_the_network_is_left_out(self):
        self.lake.active = False
        self.assertNotIn("701100", self.balances())

    def test_common_codes_in_sql_are_those_of_python(self):
        codes = [
            "411DUPON",
            "408100",
            "40",
            "4686",
            "70",
            "701100",
            "7011001",
            "512001",
        ]
        for code in codes:
            self.make_entry(
                self.garden, None, {code: 1.0, "471000": -1.0}, day="2026-04-01"
            )
        wanted = {common_code(code) for code in [*codes, "471000", "411000", "701100"]}
        self.assertEqual(set(self.balances()), wanted)


@tagged("post_install", "-at_install")
class TestDifferences(AccountsCase):
    def differences(self):
        rows = self.env["cocagne.network.difference"].with_user(self.user_head_office)
        mine = (self.garden + self.network).ids
        return rows.search([("company_id", "in", mine), ("other_id", "in", mine)])

    def test_two_sides_that_agree_are_not_listed(self):
        self.pay_fee()
        self.assertFalse(self.differences())

    def test_a_bill_that_is_missing_is_told_with_what_to_do(self):
        self.pay_fee(garden=0)
        found = self.differences()
        self.assertEqual(found.mapped("side"), ["debt", "result"])
        self.assertEqual(found.mapped("amount"), [600.0, 600.0])
        self.assertEqual(found.mapped("other_amount"), [0.0, 0.0])
        self.assertIn(self.garden.name, found[0].advice)

    def test_another_amount_is_told(self):
        self.pay_fee(garden=500.0)
        self.assertEqual(self.differences().mapped("difference"), [100.0, 100.0])

    def test_a_draft_that_waits_is_told(self):
        self.validate(self.lake, 100)
        self.validate(self.coast, 100)
        run = self.make_run(invoice_date="2026-04-01")
        run.action_count()
        run.action_make_invoices()
        run.action_post()
        found = self.differences()
        self.assertEqual(found.mapped("draft_count"), [1, 1])
        self.assertIn("draft", found[0].advice)
        line = self.line_of(run, self.lake).sudo()
        line.bill_id.action_post()
        self.env.invalidate_all()
        self.assertFalse(self.differences())


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
