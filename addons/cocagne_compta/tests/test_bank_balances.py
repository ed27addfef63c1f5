"""Balances of the clients, and the account of one of them over a period."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError

from .bank_case import MAY_5, MAY_12, BankCase


class TestBalances(BankCase):
    """The day is 15 June 2026."""

    def balances(self, user=None, **filters):
        env = self.env(user=user or self.user_sales_desk)
        self.env.flush_all()
        return env["cocagne.balance"].search(
            [("company_id", "=", self.garden.id), *filters.get("domain", [])]
        )

    def balance(self, partner):
        return self.balances().filtered(lambda b: b.partner_id == partner)

    def test_r67_a_balance_is_that_of_the_receivable_account(self):
        self.make_invoice(self.alice, 40)
        self.make_invoice(self.alice, 20, move_type="out_refund")
        self.bruno._register_payment(self.garden, 15, "cheque", MAY_5)
        for partner, amount, side in (
            (self.alice, -20, "owes"),
            (self.bruno, 15, "advance"),
        ):
            row = self.balance(partner)
            self.assertEqual((row.balance, row.side), (amount, side))
            self.assertEqual(row.balance, partner.member_balance)
        self.assertFalse(self.balance(self.eric))

    def test_r67_what_is_late_is_told_by_age(self):
        for days, amount in ((0, 1), (1, 10), (30, 10), (31, 20), (61, 30), (91, 40)):
            day = date.fromordinal(date(2026, 6, 15).toordinal() - days)
            self.make_invoice(self.alice, amount, day=day)
        row = self.balance(self.alice)
        ages = (row.not_due, row.late_30, row.late_60, row.late_90, row.late_more)
        self.assertEqual(ages, (1, 20, 20, 30, 40))
        self.assertEqual((row.overdue, row.owed, row.days_late), (110, 111, 91))
        self.assertEqual(row.age, "4")

    def test_r67_balances_are_filtered_by_the_main_payment_mode(self):
        self.make_logistics()
        self.make_season(plan=True)
        self.make_subscription(self.alice, self.mairie, payment_mode="sepa")
        self.make_subscription(self.bruno, self.gare, payment_mode="cheque")
        for partner in (self.alice, self.bruno, self.eric):
            self.make_invoice(partner, 40)
        found = self.balances(domain=[("payment_mode", "=", "sepa")])
        self.assertEqual(found.partner_id, self.alice)
        self.assertEqual((found.depot_id, found.round_id), (self.mairie, self.m1))
        category = self.env["res.partner.category"].create({"name": "AMAP"})
        self.bruno.category_id = category
        found = self.balances(domain=[("category_ids", "in", category.ids)])
        self.assertEqual(found.partner_id, self.bruno)

    def test_r95_balances_make_an_excel_file_with_totals(self):
        self.make_invoice(self.alice, 40)
        self.make_invoice(self.bruno, 2.5)
        rows = self.balances()
        report = self.env.ref("cocagne_compta.action_report_balances_xlsx")
        content, _kind = report.with_user(self.user_sales_desk)._render_xlsx(
            report, rows.ids, {}
        )
        page = load_workbook(BytesIO(content)).worksheets[0]
        titles = [cell.value for cell in page[3]]
        column = titles.index("Balance")
        values = [row[column].value for row in page.iter_rows(min_row=4)]
        self.assertEqual(values, [-40, -2.5, -42.5])

    def test_r67_balances_are_one_query_whatever_their_number(self):
        counts = {}
        for size in (10, 50):
            for number in range(size):
                member = self.make_member(f"Zoé{size}", f"Numéro{number}")
                self.make_invoice(member, 10)
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            rows = self.balances()
            rows.mapped("balance")
            rows.mapped("partner_id.name")
            counts[size] = self.cr.sql_log_count - start
        self.assertLessEqual(counts[50], counts[10], counts)

    def test_the_desk_sees_balances_but_no_statement_of_the_bank(self):
        self.make_invoice(self.alice, 40)
        self.import_cfonb((MAY_12, 1.0, "VIR"))
        self.assertEqual(self.balances(self.user_sales_desk).partner_id, self.alice)
        with self.assertRaises(AccessError):
            self.balances(self.user_preparer)
        for model in ("account.bank.statement", "account.bank.statement.line"):
            with self.assertRaises(AccessError):
                self.env(user=self.user_sales_desk)[model].search([]).mapped("amount")

    def test_a_user_of_another_garden_sees_no_balance(self):
        self.make_invoice(self.alice, 40)
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_accountant", company=self.other_garden
        )
        rows = self.stranger_env(stranger)["cocagne.balance"].search([])
        self.assertNotIn(self.alice, rows.partner_id)

    def stranger_env(self, user):
        context = {"allowed_company_ids": self.other_garden.ids}
        return self.env(user=user, context=context)

    # -- the account of a client ---------------------------------------------------------

    def statement(self, partner, first=date(2026, 5, 1), last=date(2026, 6, 15)):
        env = self.env(user=self.user_sales_desk)
        action = partner.with_env(env).action_account_statement()
        wizard = env["cocagne.account.statement"].browse(action["res_id"])
        wizard.write({"date_from": first, "date_to": last})
        return wizard

    def test_r67_the_account_tells_dues_payments_and_a_running_balance(self):
        self.make_invoice(self.alice, 10, day=date(2026, 4, 1))
        invoice = self.make_invoice(self.alice, 40)
        self.alice._register_payment(
            self.garden, 30, "cheque", MAY_12, number="0001234", moves=invoice
        )
        told = self.statement(self.alice)._statement()
        euro = self.garden.currency_id.format
        self.assertEqual(told["opening"], euro(-10))
        self.assertEqual([r["balance"] for r in told["rows"]], [euro(-50), euro(-20)])
        self.assertIn("0001234", told["rows"][1]["label"])
        self.assertEqual(told["closing"], euro(self.alice.member_balance))
        self.assertEqual([d["amount"] for d in told["dues"]], [euro(10), euro(10)])

    def test_r67_the_accountant_reads_what_was_billed(self):
        # other addons may keep it from the desk
        self.user_sales_desk.group_ids |= self.env.ref(
            "cocagne_jardin.group_accountant"
        )
        self.make_invoice(self.alice, 40)
        told = self.statement(self.alice)._statement()
        details = told["rows"][0]["details"]
        self.assertEqual(details[0]["amount"], self.garden.currency_id.format(40))

    def test_r67_the_account_prints_in_the_language_of_the_member(self):
        self.make_invoice(self.alice, 40)
        self.alice.lang = "fr_FR"
        wizard = self.statement(self.alice)
        report = self.env.ref("cocagne_compta.action_report_account_statement")
        html = (
            report.with_user(self.user_sales_desk)
            ._render_qweb_html(report, wizard.ids)[0]
            .decode()
        )
        self.assertIn("Relevé de votre compte", html)
        self.assertIn("05/05/2026", html)
        self.assertIn("Reste à payer", html)

    def test_a_period_that_ends_before_it_begins_is_refused(self):
        with self.assertRaisesRegex(UserError, "ends before"):
            self.statement(self.alice, date(2026, 6, 1), date(2026, 5, 1))

    def test_the_account_of_another_garden_is_closed(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_sales_desk", company=self.other_garden
        )
        env = self.stranger_env(stranger)
        wizard = env["cocagne.account.statement"].create({"partner_id": self.alice.id})
        with self.assertRaises(AccessError):
            wizard._statement()
