from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentSlip(PaymentCase):
    """What goes to the bank, mode by mode."""

    def take(self, *amounts, mode="cheque"):
        return [
            self.pay(self.alice, amount, mode, number=str(rank), bank="CA")
            for rank, amount in enumerate(amounts, 1)
        ]

    def test_r72_a_slip_counts_its_cheques(self):
        self.take(10.0, 20.0, 30.0)
        slip = self.slip()
        self.assertEqual((slip.check_count, slip.total_amount), (3, 60.0))

    def test_r72_a_confirmed_slip_moves_the_money_to_the_bank(self):
        self.take(10.0, 20.0)
        slip = self.slip()
        slip.validate_deposit()
        self.assertEqual(self.account_balance("511200"), 0.0)
        self.assertEqual(self.account_balance("511900"), 30.0)
        self.assertEqual(set(slip.check_payment_ids.mapped("reconciled")), {True})

    def test_r72_slips_are_numbered_without_gaps(self):
        names = []
        for amount in (10.0, 20.0, 30.0):
            self.take(amount)
            slip = self.slip()
            if amount == 20.0:
                slip.unlink()  # a draft takes no number
                slip = self.slip()
            slip.validate_deposit()
            names.append(slip.name)
        first = int(names[0].rsplit("-", 1)[1])
        self.assertEqual(
            names, [f"REM-2026-{number:04d}" for number in range(first, first + 3)]
        )

    def test_r72_a_cheque_is_on_one_slip_only(self):
        self.take(10.0)
        self.slip().validate_deposit()
        self.take(20.0)
        slip = self.slip()
        self.assertEqual(slip.total_amount, 20.0)

    def test_r72_a_cheque_promised_for_later_waits(self):
        [later] = self.take(10.0)
        self.take(20.0)
        later.cash_on = "2026-07-15"
        slip = self.slip()
        self.assertEqual(slip.total_amount, 20.0)
        slip.check_payment_ids |= later.move_id.line_ids.filtered("debit")
        with self.assertRaisesRegex(UserError, "to be cashed from"):
            slip.validate_deposit()

    def test_r72_an_empty_slip_is_refused(self):
        slip = self.slip()
        with self.assertRaisesRegex(UserError, "Nothing is on the slip"):
            slip.validate_deposit()

    def test_r94_a_slip_that_is_undone_leaves_the_books_as_before(self):
        self.take(10.0, 20.0)
        slip = self.slip()
        slip.validate_deposit()
        slip.action_undo()
        self.assertEqual(self.account_balance("511200"), 30.0)
        self.assertEqual(self.account_balance("511900"), 0.0)
        self.assertEqual((slip.state, len(slip.undone_line_ids)), ("cancelled", 2))
        again = self.slip()
        self.assertEqual(again.total_amount, 30.0)
        again.validate_deposit()
        self.assertNotEqual(again.name, slip.name)

    def test_r94_a_slip_that_the_bank_shows_is_not_undone(self):
        self.take(10.0)
        slip = self.slip()
        slip.validate_deposit()
        pending = slip.move_id.line_ids.filtered("debit")
        other = self.env["account.move"].create(
            {
                "journal_id": slip.bank_journal_id.id,
                "line_ids": [
                    (0, 0, {"account_id": pending.account_id.id, "credit": 10.0}),
                    (
                        0,
                        0,
                        {
                            "account_id": slip.bank_journal_id.default_account_id.id,
                            "debit": 10.0,
                        },
                    ),
                ],
            }
        )
        other.action_post()
        (pending + other.line_ids.filtered("credit")).reconcile()
        with self.assertRaisesRegex(UserError, "matched with a line of the bank"):
            slip.action_undo()

    def test_r72_a_numbered_slip_is_never_deleted(self):
        self.take(10.0)
        slip = self.slip()
        slip.validate_deposit()
        slip.action_undo()
        with self.assertRaisesRegex(UserError, "its number stays"):
            slip.unlink()

    def test_r72_cash_is_counted_and_the_rest_stays_in_the_till(self):
        before = self.account_balance("511900")
        self.take(100.0, 25.0, mode="cash")
        slip = self.slip(self.cash)
        slip.action_count()
        slip.count_ids.filtered(lambda c: c.face_value == 50).quantity = 2
        slip.validate_deposit()
        self.assertEqual(self.account_balance("511900") - before, 100.0)
        self.assertEqual(slip.count_ids.mapped("quantity"), [2])

    def test_r72_more_cash_than_was_taken_is_refused(self):
        self.take(40.0, mode="cash")
        slip = self.slip(self.cash)
        slip.action_count()
        slip.count_ids.filtered(lambda c: c.face_value == 50).quantity = 1
        with self.assertRaisesRegex(UserError, "More was counted"):
            slip.validate_deposit()

    def test_r72_vouchers_are_grouped_by_face_value(self):
        way = self.garden._way_of("voucher")
        self.take(32.0, mode="voucher")
        slip = self.slip(way)
        slip.count_ids = [
            (0, 0, {"face_value": 8.0, "quantity": 3}),
            (0, 0, {"face_value": 10.0, "quantity": 1}),
        ]
        with self.assertRaisesRegex(UserError, "count again"):
            slip.validate_deposit()
        slip.count_ids[0].quantity = 0
        slip.count_ids = [(0, 0, {"face_value": 4.0, "quantity": 2})]
        slip.count_ids.filtered(lambda c: c.face_value == 8.0).quantity = 3
        slip.count_ids.filtered(lambda c: c.face_value == 10.0).unlink()
        slip.count_ids.filtered(lambda c: c.face_value == 4.0).quantity = 2
        slip.validate_deposit()
        self.assertEqual(slip.state, "done")

    def test_r71_the_batch_of_the_card_terminal_shows_gross_fee_and_net(self):
        fees = self.account_balance("627000")
        self.take(60.0, 40.0, mode="card")
        slip = self.slip(self.garden._way_of("card"))
        slip.fee_amount = 0.8
        slip.validate_deposit()
        self.assertEqual(self.account_balance("511500"), 0.0)
        self.assertEqual(self.account_balance("511900"), 99.2)
        self.assertEqual(
            self.garden.currency_id.round(self.account_balance("627000") - fees), 0.8
        )

    def test_r72_the_paper_lists_the_cheques_and_says_the_total_in_words(self):
        self.take(10.0, 20.5)
        slip = self.slip()
        slip.validate_deposit()
        html = (
            self.env["ir.qweb"]
            .with_context(lang="fr_FR")
            ._render("cocagne_compta.report_slip", {"docs": slip})
        )
        text = str(html)
        for word in (
            slip.name,
            "Martin",
            "CA",
            self.garden.name,
            "trente euros et cinquante centimes",
        ):
            self.assertIn(word, text)

    def test_r72_the_desk_makes_no_slip(self):
        self.take(10.0)
        with self.assertRaises(AccessError):
            self.slip(user=self.user_sales_desk)

    def test_r72_a_large_slip_asks_as_few_queries_as_a_small_one(self):
        counts = []
        for size in (5, 10, 50):  # the first warms up
            self.take(*([1.0] * size))
            slip = self.slip()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            slip._paper_lines().mapped("slip_drawer")
            counts.append(self.env.cr.sql_log_count - before)
            slip.validate_deposit()
        self.assertEqual(counts[1], counts[2])
