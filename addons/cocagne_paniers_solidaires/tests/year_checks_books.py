"""Checks of a lived year: statements, invoices of households, entries, the fund."""

from odoo.addons.cocagne_compta.models.ledger.fec.reader import read_fec

from .year_case import GIFTS, QUARTER_ENDS, money
from .year_figures import FUNDERS
from .year_garden import FIRST_DAY, LAST_DAY
from .year_reads import QUARTERS


class BooksChecks:
    """Every euro of the year, from its basket to its entry."""

    # -- statements --------------------------------------------------------------------

    def test_statements_are_the_sums_of_the_shares_of_their_quarter(self):
        for first, last in QUARTERS:
            for name in FUNDERS:
                expected = self.figures.paid_by(name, first, last)
                statement = self.statement(name, last)
                with self.subTest(name, quarter=last):
                    self.assertEqual(money(statement.amount), expected)
                    if statement:
                        self.assertEqual(statement.date_from, first)
                        self.assertEqual(money(statement.late_amount), 0)

    def test_each_statement_is_one_invoice_or_one_request_of_a_grant(self):
        for statements in self.statements.values():
            for statement in statements:
                move = statement.move_id
                self.assertEqual(statement.state, "sent")
                self.assertEqual(move.state, "posted")
                self.assertEqual(money(move.amount_total), money(statement.amount))
                is_invoice = statement.agreement_id == self.agreements["msa"]
                kind = "out_invoice" if is_invoice else "entry"
                self.assertEqual(move.move_type, kind)
                self.assertEqual(bool(move.amount_tax), is_invoice)

    def test_what_each_funder_owes_in_the_books_is_the_sum_of_its_statements(self):
        for name, agreement in self.agreements.items():
            owed = self.balance("41", "44", partner=agreement.partner_id)
            with self.subTest(name):
                if name == "msa":
                    owed = self.balance("411", partner=agreement.partner_id)
                self.assertEqual(owed, self.figures.paid_by(name))

    def test_the_statement_taken_back_counts_once(self):
        (wrong,) = self.taken_back
        again = self.statement("ccas", QUARTER_ENDS[1])
        self.assertEqual(wrong.state, "cancelled")
        self.assertEqual(money(wrong.amount), money(again.amount))
        self.assertTrue(wrong.move_id.reversal_move_ids)
        shares = self.all_shares()
        self.assertFalse(shares.filtered(lambda share: share.statement_id == wrong))

    def test_every_share_of_a_funder_is_in_one_statement_that_holds(self):
        for share in self.all_shares():
            self.assertEqual(bool(share.statement_id), share.payer == "funder")
            if share.statement_id:
                statement = share.statement_id
                self.assertEqual(statement.agreement_id, share.agreement_id)
                self.assertLessEqual(statement.date_from, share.date)
                self.assertLessEqual(share.date, statement.date_to)

    # -- invoices of the households ----------------------------------------------------

    def test_each_month_households_are_billed_their_part_and_nothing_else(self):
        for month, invoices in self.invoices.items():
            billed = {
                invoice.partner_id.member_number: money(invoice.amount_total)
                for invoice in invoices
            }
            self.assertEqual(billed, self.figures.invoices(month), month)

    def test_public_prices_are_what_households_funders_and_fund_pay(self):
        """Invoices + statements + fund = baskets × public price, in the year."""
        full = sum(
            line.quantity * line.public * len(line.days) for line in self.figures.lines
        )
        billed = sum(
            money(invoice.amount_total)
            for invoices in self.invoices.values()
            for invoice in invoices
        )
        stated = sum(
            money(statement.amount)
            for statements in self.statements.values()
            for statement in statements
        )
        fund = sum(money(period.needed) for period in self.fund_periods())
        self.assertEqual(billed + stated + fund, full)

    # -- entries -----------------------------------------------------------------------

    def test_the_fund_of_each_quarter_is_counted_and_booked(self):
        found = [
            tuple(
                money(period[name])
                for name in (
                    "opening",
                    "received",
                    "needed",
                    "used",
                    "effort",
                    "closing",
                )
            )
            for period in self.fund_periods()
        ]
        self.assertEqual(found, self.expected_fund())
        states = set(self.fund_periods().mapped("state"))
        self.assertEqual(states, {"booked"})

    def test_the_dedicated_fund_in_the_books_is_what_is_left_of_the_gifts(self):
        for (_first, last), row in zip(QUARTERS, self.expected_fund(), strict=True):
            self.assertEqual(-self.balance("196", until=last), row[-1], last)
            self.assertEqual(
                self.balance("689", "789", until=last),
                -self.balance("196", until=last),
            )
        self.assertEqual(-self.balance("754"), sum(GIFTS.values()))

    def test_the_trial_balance_is_zero(self):
        self.assertEqual(self.balance(""), 0)
        entries = self.env["account.move"].search_count(
            [("company_id", "=", self.garden.id), ("state", "=", "posted")]
        )
        self.assertGreater(entries, sum(map(len, self.invoices.values())))

    def test_sales_are_what_households_and_the_price_complement_pay(self):
        billed = sum(
            sum(self.figures.invoices(month).values()) for month in range(1, 13)
        )
        expected = billed + self.figures.paid_by("msa")
        self.assertEqual(-self.balance("70", "4457"), expected)

    def test_income_of_grants_is_what_ccas_and_network_pay(self):
        expected = self.figures.paid_by("ccas") + self.figures.paid_by("network")
        gifts = self.balance("754")
        self.assertEqual(-self.balance("74", "75") + gifts, expected)

    def test_the_fec_of_the_year_has_no_fault(self):
        wizard = self.env["cocagne.fec.check"].create(
            {
                "company_id": self.garden.id,
                "date_from": FIRST_DAY,
                "date_to": LAST_DAY,
            }
        )
        content, name = wizard._get_file()
        report = read_fec(content, name)
        self.assertEqual(report.problems, [])
        self.assertEqual(report.debit, report.credit)
