"""The month of a big garden from the rounds to the FEC: deliver, bill, debit, rejects, a
deposit of cheques, a refund, the bank's statement, the closing.

Every figure is worked out from the garden's files by ``month_figures``, which knows
nothing of our code.
"""

import base64
import tempfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg2
import pytest
from freezegun import freeze_time

from odoo.sql_db import connection_info_for
from odoo.tests import TransactionCase, tagged
from odoo.tests.common import get_db_name

from odoo.addons.cocagne_jardin.tools import refresh_statistics

from demo.generator import Garden, Plan

from ..models.ledger.fec.reader import read_fec
from . import bank_files
from .month_figures import January

JANUARY, JANUARY_31 = date(2026, 1, 1), date(2026, 1, 31)
FEBRUARY_2, FEBRUARY_9, FEBRUARY_12 = (date(2026, 2, day) for day in (2, 9, 12))
CHEQUES, REJECTS, REFUND, BANK_FEE = 40, 3, Decimal("12.50"), Decimal("4.80")
PAID, PAID_BACK = "PAIEMENT JANVIER", "REMBOURSEMENT JANVIER"


def money(value):
    """A float of Odoo as cents."""
    return Decimal(str(value)).quantize(Decimal("0.01"))


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestMonthOfABigGarden(TransactionCase):
    @classmethod
    def setUpClass(cls):
        # registered first: it is done after the transaction is rolled back
        cls.addClassCleanup(cls._leave_tables_clean)
        super().setUpClass()
        cls.startClassPatcher(freeze_time(FEBRUARY_12))
        # beside browser tests a job runner is up: its jobs would not see our data
        runs = type(cls.env["cocagne.billing.run"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls._open_the_garden()
        cls._deliver()
        cls._bill()
        cls._debit()
        cls._take_cheques()
        cls._refund()
        cls._read_the_bank()

    @classmethod
    def _leave_tables_clean(cls):
        """What is rolled back still lies in the tables: later tests would read over it."""
        _name, info = connection_info_for(get_db_name())
        with closing(psycopg2.connect(**info)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                # what somebody else works on is theirs to clean
                cursor.execute("VACUUM (ANALYZE, SKIP_LOCKED)")

    # -- the month, in the order in which a garden lives it ------------------------------

    @classmethod
    def _open_the_garden(cls):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "jardin"
            folder.mkdir()
            plan = Plan("big", 2026, 7, "lorraine", "Grand Jardin du mois", "MOIS")
            Garden(plan).write(folder)
            cls.figures = January(folder)
            result = cls.env["cocagne.garden.import"].import_directory(folder)
        assert not result["errors"], result["errors"][:3]
        cls.garden = cls.env["res.company"].browse(result["company_id"])
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.garden.ids}
        )
        cls.garden = cls.garden.with_env(cls.env)
        cls.garden._set_up_payment_ways()
        members = cls.env["res.partner"].search([("company_id", "=", cls.garden.id)])
        cls.members = {one.member_number: one for one in members}

    @classmethod
    def _deliver(cls):
        season = cls.env["cocagne.season"]._at(cls.garden, JANUARY)
        season.action_plan()
        orders = cls.env["sale.order"].search(
            [("season_id", "=", season.id), ("state", "=", "sale")]
        )
        cls.env["cocagne.planner"].plan_orders(orders)
        cls.env["cocagne.delivery"].search(
            [("season_id", "=", season.id), ("date", "<=", JANUARY_31)]
        ).action_deliver()

    @classmethod
    def _bill(cls):
        cls.garden.billing_start = JANUARY
        with freeze_time(FEBRUARY_2):
            cls.invoices = cls.env["cocagne.billing"].bill_month(cls.garden, JANUARY)
        # one transaction makes them all: the database has not counted them by itself
        refresh_statistics(cls.env)

    @classmethod
    def _debit(cls):
        """All dues in one batch, executed by the bank."""
        batches = cls.env["account.payment.order"]
        with freeze_time(FEBRUARY_2):
            cls.batch = batches._make_batch(cls.garden, FEBRUARY_9)
            cls.batch.action_make_file()
        cls.batch.action_executed()
        refresh_statistics(cls.env)
        cls.debited = cls.batch.payment_ids
        cls.sent_back = cls.debited.sorted("id")[:REJECTS]

    @classmethod
    def _take_cheques(cls):
        """The first forty members who pay by cheque, and one slip for the bank."""
        due = cls.figures.due_by("cheque")
        cls.by_cheque = dict(sorted(due.items())[:CHEQUES])
        for number, amount in cls.by_cheque.items():
            cls.members[number]._register_payment(
                cls.garden, float(amount), "cheque", FEBRUARY_9, number=number
            )
        way = cls.garden._way_of("cheque")
        cls.slip = cls.env["account.check.deposit"].create(
            {"way_id": way.id, "company_id": cls.garden.id, "deposit_date": FEBRUARY_9}
        )
        cls.slip.action_propose()
        cls.slip.validate_deposit()

    @classmethod
    def _refund(cls):
        """Somebody who paid too much by transfer gets it back."""
        number, amount = min(cls.figures.due_by("transfer").items())
        cls.refunded = number
        member = cls.members[number]
        for sum_paid, memo in ((amount + REFUND, PAID), (-REFUND, PAID_BACK)):
            member._register_payment(
                cls.garden, float(sum_paid), "transfer", FEBRUARY_9, memo=memo
            )

    @classmethod
    def _read_the_bank(cls):
        """The batch, the slip, three debits sent back, the transfers, a fee."""
        journal = cls.garden._bank_journal()
        iban = journal.bank_account_id.sanitized_acc_number
        transfer = cls.figures.due[cls.refunded] + REFUND
        cls.movements = [
            *(cls._lot_line(lot) for lot in cls.batch.payment_lot_ids),
            (FEBRUARY_9, sum(cls.by_cheque.values()), "REMISE CHEQUES"),
            (FEBRUARY_9, transfer, "VIR", {"reference": PAID}),
            (FEBRUARY_9, -REFUND, "VIR", {"reference": PAID_BACK}),
            *(cls._sent_back_line(payment) for payment in cls.sent_back),
            (FEBRUARY_12, -BANK_FEE, "FRAIS REJETS"),
        ]
        data = bank_files.camt(cls.movements, iban=iban)
        wizard = cls.env["account.statement.import"].create(
            {"statement_file": base64.b64encode(data), "statement_filename": "a.xml"}
        )
        wizard.action_import()
        cls.bank_lines = cls.env["account.bank.statement.line"].search(
            [("company_id", "=", cls.garden.id)], order="id"
        )
        cls.rejects = cls.env["cocagne.debit.reject"].search(
            [("company_id", "=", cls.garden.id)]
        )

    @classmethod
    def _lot_line(cls, lot):
        """Banks book a file lot by lot: first debits apart from the others."""
        amount = cls.total(lot.payment_ids)
        return (FEBRUARY_9, amount, "PRELEVEMENTS SEPA", {"batch": lot.name})

    @classmethod
    def _sent_back_line(cls, payment):
        facts = {"reference": payment.memo, "reject": "AM04"}
        return (FEBRUARY_12, -money(payment.amount), "REJET PRLV", facts)

    @staticmethod
    def total(payments):
        return sum(money(payment.amount) for payment in payments)

    def balance(self, number):
        """What the ledger says of a member, in what they owe."""
        groups = self.env["account.move.line"]._read_group(
            [
                ("partner_id", "=", self.members[number].id),
                ("account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
            ],
            [],
            ["balance:sum"],
        )
        return money(groups[0][0] or 0)

    def expected_balance(self, number):
        """What the files say: the opening balance, where credit is positive."""
        return -self.figures.opening.get(number, Decimal(0))

    # -- what must be so -----------------------------------------------------------------

    def test_each_member_is_billed_what_their_baskets_cost(self):
        billed = {
            invoice.partner_id.member_number: money(invoice.amount_total)
            for invoice in self.invoices
        }
        self.assertEqual(billed, dict(self.figures.due))

    def test_the_month_is_the_sum_of_its_baskets(self):
        total = sum(money(invoice.amount_total) for invoice in self.invoices)
        self.assertEqual(total, self.figures.total)

    def test_who_signed_a_mandate_is_debited_and_nobody_else(self):
        due = self.figures.due_by("sepa")
        expected = {n: due[n] for n in due if n in self.figures.mandates}
        found = {}
        for payment in self.debited:
            number = payment.partner_id.member_number
            found[number] = found.get(number, 0) + money(payment.amount)
        self.assertEqual(found, expected)
        refused = set(self.batch.refusal_ids.partner_id.mapped("member_number"))
        self.assertEqual(refused, set(due) - set(expected))

    def test_a_debit_sent_back_is_owed_again_with_the_fee_of_the_bank(self):
        fee = money(self.garden.debit_reject_fee)
        for payment in self.sent_back:
            number = payment.partner_id.member_number
            owed = self.figures.due[number] + fee + self.expected_balance(number)
            self.assertEqual(self.balance(number), owed)

    def test_a_debit_that_went_through_leaves_the_opening_balance_alone(self):
        for payment in self.debited - self.sent_back:
            number = payment.partner_id.member_number
            self.assertEqual(self.balance(number), self.expected_balance(number))

    def test_the_slip_counts_its_forty_cheques(self):
        self.assertEqual(self.slip.check_count, CHEQUES)
        self.assertEqual(money(self.slip.total_amount), sum(self.by_cheque.values()))

    def test_the_refund_brings_the_member_back_to_nothing_owed(self):
        self.assertEqual(
            self.balance(self.refunded), self.expected_balance(self.refunded)
        )

    def test_the_bank_statement_is_matched_to_its_last_line(self):
        self.assertEqual(len(self.bank_lines), len(self.movements))
        left = self.bank_lines.filtered(lambda line: not line.is_reconciled)
        self.assertEqual(left.mapped("payment_ref"), [])
        self.assertEqual(self.rejects.payment_id, self.sent_back)

    def test_nothing_is_left_on_its_way_to_the_bank(self):
        waiting = self.env["account.move.line"].search(
            [
                ("company_id", "=", self.garden.id),
                ("account_id.code", "=like", "511%"),
                ("parent_state", "=", "posted"),
            ]
        )
        self.assertEqual(sum(money(line.balance) for line in waiting), 0)

    def test_the_trial_balance_is_zero(self):
        lines = self.env["account.move.line"].search(
            [("company_id", "=", self.garden.id), ("parent_state", "=", "posted")]
        )
        self.assertTrue(lines)
        self.assertEqual(sum(money(line.balance) for line in lines), 0)

    def test_the_members_account_is_what_the_files_say(self):
        paid = self.total(self.debited - self.sent_back)
        paid += sum(self.by_cheque.values()) + self.figures.due[self.refunded]
        fees = REJECTS * money(self.garden.debit_reject_fee)
        opening = sum(map(self.expected_balance, self.figures.opening))
        expected = opening + self.figures.total + fees - paid
        self.assertEqual(sum(map(self.balance, self.members)), expected)

    def test_the_fec_of_the_month_has_no_fault(self):
        wizard = self.env["cocagne.fec.check"].create(
            {
                "company_id": self.garden.id,
                "date_from": JANUARY,
                "date_to": "2026-02-28",
            }
        )
        content, name = wizard._get_file()
        report = read_fec(content, name)
        self.assertEqual(report.problems, [])
        self.assertEqual(report.debit, report.credit)
        sales = sum(
            line.credit - line.debit
            for line in report.lines
            if line.values["CompteNum"].startswith(("70", "4457"))
            and line.values["EcritureDate"] == "20260131"
        )
        self.assertEqual(sales, self.figures.total)
