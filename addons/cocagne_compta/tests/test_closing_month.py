from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.cocagne_jardin.tests.billing_case import BillingCase

from .ledger_case import LedgerCase

MAY = date(2026, 5, 31)


class ClosingCase(LedgerCase):
    """May 2026, seen on 15 June."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closing = cls.make_closing()

    @classmethod
    def make_closing(cls, day=MAY, kind="month"):
        closings = cls.env["cocagne.closing"].with_user(cls.user_accountant)
        return closings._get_closing(cls.garden, day, kind)

    def line(self, code, closing=None):
        closing = closing or self.closing
        closing.action_refresh()
        return closing.check_ids.filtered(lambda check: check.code == code)

    def found(self, code, closing=None):
        check = self.line(code, closing)
        return (check.level, check.count)


@tagged("post_install", "-at_install")
class TestClosingChecks(ClosingCase):
    """Each line of the list: in order, then not."""

    def test_r93_a_month_without_anything_is_in_order(self):
        self.closing.action_refresh()
        self.assertEqual(set(self.closing.check_ids.mapped("level")), {"ok"})
        self.assertEqual((self.closing.left_count, self.closing.progress), (0, 100.0))

    def test_a_draft_blocks(self):
        move = self.make_entry(("627800", 3, 0), ("512001", 0, 3), post=False)
        self.assertEqual(self.found("drafts"), ("danger", 1))
        with self.assertRaisesRegex(UserError, "Drafts"):
            self.closing.action_lock()
        with self.assertRaises(UserError):
            self.line("drafts").action_tick()
        move.action_post()
        self.assertEqual(self.found("drafts"), ("ok", 0))

    def test_an_entry_after_the_month_does_not_count(self):
        self.make_entry(
            ("627800", 3, 0), ("512001", 0, 3), post=False, day="2026-06-01"
        )
        self.assertEqual(self.found("drafts"), ("ok", 0))

    def test_an_unpaid_invoice_is_told_with_its_amount(self):
        invoice = self.make_invoice(self.alice, (self.simple, 10.55), post=False)
        invoice.invoice_date_due = "2026-05-20"
        invoice.action_post()
        line = self.line("unpaid")
        self.assertEqual((line.level, line.count, line.amount), ("info", 1, 10.55))

    def test_what_is_on_a_suspense_account_is_told(self):
        self.make_entry(("471000", 40, 0), ("512001", 0, 40))
        line = self.line("suspense")
        self.assertEqual((line.level, line.count, line.amount), ("warning", 1, 40.0))
        self.make_entry(("627800", 40, 0), ("471000", 0, 40))
        self.assertEqual(self.found("suspense"), ("ok", 0))

    def test_a_hole_in_the_numbers_is_told(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        lost = self.make_entry(("627800", 4, 0), ("512001", 0, 4))
        self.make_entry(("627800", 5, 0), ("512001", 0, 5))
        lost.button_draft()
        lost.with_context(force_delete=True).unlink()
        self.assertEqual(self.found("gaps"), ("warning", 1))

    def test_a_bank_line_that_is_not_matched_is_told(self):
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": "2026-05-12",
                "payment_ref": "VIR INCONNU",
                "amount": 25.0,
            }
        )
        line = self.line("statements")
        self.assertEqual((line.level, line.count, line.amount), ("warning", 1, 25.0))

    def test_a_cheque_in_the_drawer_is_told(self):
        self.account("511200").reconcile = True
        self.make_entry(("511200", 30, 0), ("754100", 0, 30))
        line = self.line("undeposited")
        self.assertEqual((line.level, line.count, line.amount), ("warning", 1, 30.0))

    def test_the_trial_balance_is_computed_not_assumed(self):
        move = self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.assertEqual(self.found("balance"), ("ok", 0))
        # what no screen lets: a broken entry, as after a power cut in another software
        item = move.line_ids.filtered("debit")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_move_line SET balance = 4, debit = 4 WHERE id = %s",
            [item.id],
        )
        self.env.invalidate_all()
        line = self.line("balance")
        self.assertEqual((line.level, line.count, line.amount), ("danger", 1, 1.0))

    def test_a_line_opens_what_it_counts(self):
        move = self.make_entry(("627800", 3, 0), ("512001", 0, 3), post=False)
        action = self.line("drafts").action_open()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, move)

    def test_every_line_opens_its_list(self):
        for kind in ("month", "year"):
            closing = self.make_closing(date(2025, 12, 31), kind)
            closing.action_refresh()
            for check in closing.check_ids:
                words = check._words()
                if words["model"]:
                    with self.subTest(code=check.code):
                        action = check.action_open()
                        self.env[action["res_model"]].search_count(action["domain"])

    def test_a_warning_may_stay_with_a_word(self):
        self.make_entry(("471000", 40, 0), ("512001", 0, 40))
        line = self.line("suspense")
        with self.assertRaisesRegex(UserError, "why"):
            line.action_tick()
        line.comment = "The bank looks for it"
        line.action_tick()
        self.assertEqual(line.done_by, self.user_accountant)
        self.assertEqual(self.closing.left_count, 0)
        with self.subTest("more of it takes the tick away"):
            self.make_entry(("471000", 5, 0), ("512001", 0, 5))
            self.assertTrue(self.line("suspense").is_left)

    def test_another_room_adds_a_line(self):
        closings = type(self.env["cocagne.closing"])
        codes = closings._check_codes
        self.patch(closings, "_check_codes", lambda self: [*codes(self), "bees"])
        closings._check_bees = lambda self: self._check("Bees", count=3)
        self.addCleanup(delattr, closings, "_check_bees")
        self.assertEqual(self.found("bees"), ("warning", 3))

    def test_a_checklist_takes_as_many_queries_for_fifty_entries_as_for_ten(self):
        self.queries(1)  # what is read once for all
        self.assertEqual(self.queries(10), self.queries(50))

    def queries(self, count):
        for _number in range(count):
            self.make_entry(("471000", 3, 0), ("512001", 0, 3), post=False)
            self.make_entry(("471000", 3, 0), ("512001", 0, 3))
        self.closing.action_refresh()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.closing._checks()
        return self.env.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestClosingBaskets(ClosingCase, BillingCase):
    """What was delivered and is not billed."""

    def test_delivered_and_not_billed_baskets_are_told(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10)
        march = self.make_closing(date(2026, 3, 31))
        self.assertEqual(self.found("unbilled", march), ("warning", 2))
        self.assertEqual(self.found("undelivered", march)[0], "warning")
        self.bill()
        self.assertEqual(self.found("unbilled", march), ("ok", 0))


@tagged("post_install", "-at_install")
class TestClosingLock(ClosingCase):
    """Closing, reopening, closing for ever."""

    def test_r93_a_month_that_is_closed_takes_no_invoice_any_more(self):
        self.closing._lock()
        self.assertEqual(self.closing.state, "locked")
        self.assertEqual(self.closing.locked_by, self.user_accountant)
        for name in ("sale_lock_date", "purchase_lock_date", "tax_lock_date"):
            self.assertEqual(self.garden[name], MAY)
        self.assertFalse(self.garden.fiscalyear_lock_date)
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        # Odoo gives it the first open day rather than refusing it
        self.assertGreater(invoice.date, MAY)

    def test_a_month_that_is_not_over_is_not_closed(self):
        june = self.make_closing(date(2026, 6, 30))
        with self.assertRaisesRegex(UserError, "not over"):
            june.action_lock()

    def test_closing_an_older_month_moves_no_lock_back(self):
        self.closing._lock()
        self.make_closing(date(2026, 4, 30))._lock()
        self.assertEqual(self.garden.sale_lock_date, MAY)

    def test_only_a_manager_reopens_and_says_why(self):
        self.closing._lock()
        # Odoo reads the end of an exception on the clock of the database
        until = self.env.cr.now() + timedelta(hours=1)
        with self.assertRaises(AccessError):
            self.closing._reopen("Late invoice", until)
        manager = self.closing.with_user(self.user_manager)
        with self.assertRaisesRegex(UserError, "why"):
            manager._reopen("  ", until)
        manager._reopen("Late invoice", until)
        self.assertEqual(manager.state, "reopened")
        found = self.env["account.lock_exception"].search(
            [("company_id", "=", self.garden.id)]
        )
        self.assertEqual(len(found), 3)
        self.assertEqual(set(found.mapped("reason")), {"Late invoice"})
        self.assertIn("Late invoice", str(self.closing.message_ids.mapped("body")))
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        self.assertEqual(invoice.date, date(2026, 5, 10))

    def test_it_closes_again_by_itself_or_by_a_click(self):
        self.closing._lock()
        manager = self.closing.with_user(self.user_manager)
        manager._reopen("Late", self.env.cr.now() + timedelta(hours=1))
        self.assertEqual(self.closing.state, "reopened")
        self.closing.action_close_again()
        self.closing.invalidate_recordset()
        self.assertEqual(self.closing.state, "locked")

    def test_a_year_locks_all_entries(self):
        year = self.make_closing(date(2025, 6, 1), "year")
        self.assertEqual(
            (year.date_from, year.date_to), (date(2025, 1, 1), date(2025, 12, 31))
        )
        year.action_refresh()
        for check in year.check_ids.filtered("is_left"):
            check.comment = "Seen"
            check.action_tick()
        year._lock()
        self.assertEqual(self.garden.fiscalyear_lock_date, date(2025, 12, 31))
        self.assertEqual(year.state, "locked")
        late = self.make_entry(("627800", 3, 0), ("512001", 0, 3), day="2025-06-01")
        self.assertGreater(late.date, date(2025, 12, 31), "the first open day")

    def test_for_ever_is_for_a_manager_a_year_and_a_sentence(self):
        year = self.make_closing(date(2025, 6, 1), "year")
        with self.assertRaises(AccessError):
            year._lock(hard=True)
        with self.assertRaises(AccessError):
            self.closing.with_user(self.user_manager)._lock(hard=True)
        dialog = (
            self.env["cocagne.closing.lock"]
            .with_user(self.user_manager)
            .create({"closing_id": year.id, "is_hard": True})
        )
        with self.assertRaisesRegex(UserError, "FOR EVER"):
            dialog.action_lock()
        dialog.confirmation = "for ever"
        dialog.action_lock()
        self.assertEqual(self.garden.hard_lock_date, date(2025, 12, 31))
        with self.assertRaisesRegex(UserError, "for ever"):
            year.with_user(self.user_manager)._reopen(
                "Please", fields.Datetime.now() + timedelta(hours=1)
            )

    def test_the_desk_sees_no_closing(self):
        with self.assertRaises(AccessError):
            self.closing.with_user(self.user_sales_desk).read(["state"])

    def test_a_period_is_in_the_list_once(self):
        self.assertEqual(self.make_closing(date(2026, 5, 3)), self.closing)

    def test_the_form_says_what_is_next(self):
        self.assertEqual(self.closing._main_step()["code"], "look")
        self.closing.action_next_step("look")
        self.assertEqual(self.closing._main_step()["code"], "lock")
        self.make_entry(("471000", 40, 0), ("512001", 0, 40))
        self.closing.action_refresh()
        self.assertEqual(self.closing._main_step()["code"], "left")

    def test_the_home_screen_reminds_of_it(self):
        home = self.env["cocagne.home"].with_user(self.user_accountant)
        codes = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(codes.get("month_to_close"), 1)
        self.closing._lock()
        codes = {card["code"] for card in home._alert_cards()}
        self.assertNotIn("month_to_close", codes)

    @freeze_time("2026-07-02")
    def test_each_month_brings_its_checklist(self):
        self.env["cocagne.closing"]._cron_open_months()
        self.env["cocagne.closing"]._cron_open_months()
        found = self.env["cocagne.closing"].search_count(
            [("company_id", "=", self.garden.id), ("date_to", "=", "2026-06-30")]
        )
        self.assertEqual(found, 1)


@tagged("post_install", "-at_install")
class TestClosingBrowser(ClosingCase, HttpCase):
    def test_an_accountant_goes_through_the_list_and_closes_the_month(self):
        self.make_entry(("471000", 40, 0), ("512001", 0, 40))
        self.closing.action_refresh()
        self.start_tour(
            f"/odoo/cocagne-closing/{self.closing.id}",
            "cocagne_close_month",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        self.assertEqual(self.closing.state, "locked")
        line = self.line("suspense")
        self.assertEqual(line.comment, "The bank looks for it")
        self.assertEqual(line.done_by, self.user_accountant)
