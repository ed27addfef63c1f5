"""A year of the solidarity lines of a big garden: three funders, limits that run out in
October, renewals, statements each quarter, invoices, entries, reports.

Every figure is worked out from the garden's files by ``year_figures``, which knows
nothing of our code; ``year_case`` lives the year.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from odoo.tests import tagged

from odoo.addons.cocagne_compta.models.ledger.fec.reader import read_fec

from .year_case import FIRST_DAY, GIFTS, LAST_DAY, QUARTER_ENDS, YearCase, money
from .year_figures import FUNDERS, YEAR

QUARTERS = [(date(YEAR, end.month - 2, 1), end) for end in QUARTER_ENDS]
OCTOBER = 10


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestSolidarityYear(YearCase):
    # -- helpers -------------------------------------------------------------------------

    def shares(self):
        """{(reference, day): {payer: euros}} as it is kept."""
        names = {agreement: name for name, agreement in self.agreements.items()}
        found = defaultdict(lambda: defaultdict(Decimal))
        for share in self.all_shares():
            basket = share.basket_id
            payer = names.get(share.agreement_id, share.payer)
            key = basket.order_id.subscription_ref, basket.date
            found[key][payer] += money(share.amount)
        return {key: dict(parts) for key, parts in found.items()}

    def all_shares(self):
        return self.env["cocagne.solidarity.share"].search(
            [("company_id", "=", self.garden.id)]
        )

    def balance(self, *prefixes, partner=None, until=LAST_DAY):
        """Debit less credit of the accounts, posted until a day."""
        domain = [
            ("company_id", "=", self.garden.id),
            ("parent_state", "=", "posted"),
            ("date", "<=", until),
        ]
        domain += [("partner_id", "=", partner.id)] if partner else []
        groups = self.env["account.move.line"]._read_group(
            domain, ["account_id"], ["balance:sum"]
        )
        return money(
            sum(
                balance
                for account, balance in groups
                if account.with_company(self.garden).code.startswith(prefixes)
            )
        )

    def statement(self, name, end):
        return self.statements[end].filtered(
            lambda found: found.agreement_id == self.agreements[name]
        )

    def fund_periods(self):
        return self.env["cocagne.solidarity.fund"].search(
            [("company_id", "=", self.garden.id)], order="date_from"
        )

    def expected_fund(self):
        """(opening, received, needed, used, effort, closing) of each quarter."""
        left, rows = Decimal(0), []
        for first, last in QUARTERS:
            received = sum(
                (gift for day, gift in GIFTS.items() if first <= day <= last),
                Decimal(0),
            )
            needed = self.figures.paid_by("fund", first, last)
            used = min(left + received, needed)
            closing = left + received - used
            rows.append((left, received, needed, used, needed - used, closing))
            left = closing
        return rows

    # -- the year as the files say it ----------------------------------------------------

    def test_every_solidarity_line_of_the_files_is_taken_over(self):
        taken = self.takeover.enrolment_ids.partner_id.mapped("member_number")
        self.assertEqual(
            sorted(taken), sorted(line.member for line in self.figures.lines)
        )
        self.assertEqual(self.takeover.todo_count, 0)

    def test_each_line_is_delivered_as_often_as_the_files_say(self):
        for line in self.figures.lines:
            self.assertEqual(len(line.days), line.announced, line.reference)
        expected = {(x.reference, day) for x in self.figures.lines for day in x.days}
        self.assertEqual(set(self.baskets), expected)

    # -- who pays ------------------------------------------------------------------------

    def test_the_shares_of_each_basket_sum_to_the_public_price(self):
        for (reference, day), parts in self.shares().items():
            line = self.lines[reference]
            full = line.quantity * line.public
            self.assertEqual(sum(parts.values()), full, (reference, day, parts))
            self.assertGreaterEqual(min(parts.values()), 0)

    def test_each_basket_is_paid_by_whom_the_agreements_say(self):
        found, expected = self.shares(), self.figures.shares
        self.assertEqual(set(found), set(expected))
        for key, parts in expected.items():
            self.assertEqual(found[key], parts, key)

    def test_households_pay_what_the_files_or_their_renewal_say(self):
        found = {key: parts["participant"] for key, parts in self.shares().items()}
        for (reference, day), paid in found.items():
            line = self.lines[reference]
            price = line.renewed_price if day > line.first_end else line.price
            self.assertEqual(paid, line.quantity * price, (reference, day))

    def test_each_funder_paid_what_the_replay_of_its_limit_says(self):
        for name, agreement in self.agreements.items():
            with self.subTest(name):
                self.assertEqual(
                    money(agreement.used_amount), self.figures.paid_by(name)
                )
                self.assertEqual(
                    agreement.used_households, self.figures.households(name)
                )
        msa = self.agreements["msa"]
        self.assertEqual(msa.used_baskets, self.limits.msa - self.figures.left["msa"])

    def test_the_limits_run_out_in_october_and_are_never_exceeded(self):
        self.assertEqual(set(self.figures.ran_out), set(FUNDERS))
        for name in ("ccas", "msa"):
            _reference, day = self.figures.ran_out[name]
            self.assertEqual((day.year, day.month), (YEAR, OCTOBER), name)
        ccas, msa, network = (self.agreements[name] for name in FUNDERS)
        self.assertEqual(money(ccas.used_amount), self.limits.ccas)
        self.assertEqual(msa.used_baskets, self.limits.msa)
        self.assertLessEqual(money(network.used_amount), self.limits.network)
        self.assertEqual(
            [one.alert_level for one in (ccas, msa, network)], [100, 100, 100]
        )

    def test_the_very_basket_on_which_a_limit_ran_out_is_the_one_of_the_files(self):
        """The first basket, in order of delivery, of which the CCAS pays less."""
        found = self.shares()
        usual = Decimal(6)
        for day, _round, lines in self.figures.tours():
            short = [
                line.reference
                for line in lines
                if line.is_helped(day)
                and found[line.reference, day].get("ccas", 0) < usual * line.quantity
            ]
            if short:
                self.assertEqual((short[0], day), self.figures.ran_out["ccas"])
                return
        self.fail("the CCAS never ran out")

    def test_the_next_payer_takes_over_and_the_household_pays_the_same(self):
        _reference, ended = self.figures.ran_out["ccas"]
        found = self.shares()
        by_line = defaultdict(list)
        for (reference, day), parts in sorted(found.items(), key=lambda row: row[0][1]):
            if day > self.lines[reference].first_end and self.lines[
                reference
            ].is_fetched(day):
                by_line[reference].append((day, parts))
        compared = 0
        for rows in by_line.values():
            before = [parts for day, parts in rows if day < ended]
            after = [parts for day, parts in rows if day > ended]
            if before and after:
                compared += 1
                self.assertIn("ccas", before[-1])
                self.assertNotIn("ccas", after[0])
                self.assertEqual(before[-1]["participant"], after[0]["participant"])
                rest = [
                    sum(v for k, v in parts.items() if k in ("network", "fund", "msa"))
                    for parts in (before[-1], after[0])
                ]
                self.assertEqual(rest[1] - rest[0], before[-1]["ccas"])
        self.assertGreater(compared, 20)

    # -- renewals ------------------------------------------------------------------------

    def test_renewed_files_follow_each_other_without_a_gap_and_leave_nobody(self):
        files = self.env["cocagne.solidarity.enrolment"].search(
            [("company_id", "=", self.garden.id)]
        )
        first = {f.partner_id.member_number: f for f in self.takeover.enrolment_ids}
        for line in self.figures.lines:
            file = first[line.member]
            self.assertEqual(file.date_end, line.first_end)
            self.assertEqual(bool(file.next_ids), line.is_renewed, line.reference)
            self.assertEqual(
                file.date_exit or None, line.first_end if line.leaves else None
            )
        renewed = sum(line.is_renewed for line in self.figures.lines)
        self.assertEqual(len(files), len(self.figures.lines) + renewed)
        self.assertGreater(renewed, 20)

    def test_who_left_pays_the_public_price_and_has_no_share(self):
        found = self.shares()
        gone = [line for line in self.figures.lines if line.leaves]
        self.assertTrue(gone)
        for line in gone:
            late = [day for day in line.days if day > line.first_end]
            self.assertTrue(late)
            for day in late:
                self.assertNotIn((line.reference, day), found)

    # -- statements ----------------------------------------------------------------------

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

    # -- invoices of the households ------------------------------------------------------

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

    # -- entries -------------------------------------------------------------------------

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

    # -- reports -------------------------------------------------------------------------

    def report(self, **values):
        report = self.env["cocagne.solidarity.activity"].create(
            {
                "period": "year",
                "date_from": FIRST_DAY,
                "company_id": self.garden.id,
                **values,
            }
        )
        return report._shown(exact=True)

    def test_the_report_of_the_year_counts_people_and_baskets_of_the_files(self):
        totals, lines = self.report()["totals"], self.figures.lines
        self.assertEqual(totals["households"], len(lines))
        self.assertEqual(totals["people"], sum(sum(line.ages) for line in lines))
        self.assertEqual(totals["age_3_17"], sum(line.ages[1] for line in lines))
        self.assertEqual(totals["entries"], len(lines))
        self.assertEqual(totals["exits"], sum(line.leaves for line in lines))
        self.assertEqual(totals["delivered"], self.figures.baskets(True))
        self.assertEqual(totals["not_collected"], self.figures.baskets(False))

    def test_the_report_of_the_year_counts_the_euros_of_the_files(self):
        totals = self.report()["totals"]
        paid = self.figures.paid_by
        self.assertEqual(totals["participant"], 100 * paid("participant"))
        self.assertEqual(totals["funders"], 100 * sum(map(paid, FUNDERS)))
        self.assertEqual(totals["fund"], 100 * paid("fund"))

    def test_the_report_tells_each_funder_its_euros_and_households(self):
        rows = {
            row["label"]: row["values"]
            for row in self.report()["axes"]["funder"]["rows"]
        }
        for name in FUNDERS:
            values = rows[f"Funder {name}"]
            self.assertEqual(values["paid"], 100 * self.figures.paid_by(name))
            self.assertEqual(values["households"], self.figures.households(name))

    def test_the_report_of_a_quarter_is_that_of_its_three_months(self):
        for first, last in QUARTERS:
            totals = self.report(period="quarter", date_from=first)["totals"]
            for code in ("participant", "fund"):
                expected = 100 * self.figures.paid_by(code, first, last)
                self.assertEqual(totals[code], expected, (first, code))

    # -- again ---------------------------------------------------------------------------

    def test_running_everything_again_changes_nothing(self):
        before = self.shares()
        split = self.env["cocagne.solidarity.split"]
        self.assertEqual(split._split(self.all_baskets), 0)
        self.all_baskets.delivery_id.action_deliver()
        agreements = self.all_shares().agreement_id
        statements = self.env["cocagne.solidarity.statement"]
        self.assertFalse(statements._prepare_due(agreements, LAST_DAY))
        funds = self.env["cocagne.solidarity.fund"]
        self.assertFalse(funds._count_all(self.garden, LAST_DAY))
        self.assertFalse(self.env["cocagne.billing"].bill_month(self.garden, LAST_DAY))
        self.takeover.action_run()
        self.assertEqual(len(self.takeover.enrolment_ids), len(self.figures.lines))
        self.assertEqual(self.shares(), before)
