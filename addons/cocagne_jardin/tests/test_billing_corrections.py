"""What happens to the baskets of an invoice that is cancelled, deleted or credited."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .billing_case import APRIL, MARCH, BillingCase
from .common import SIMPLE


@tagged("post_install", "-at_install")
class TestBillingCorrections(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(cls.alice)
        cls.delivered = cls.deliver(cls.order, 3, 10)
        cls.invoice = cls.bill()

    def refund(self, cancel=False):
        return self.invoice._reverse_moves([{}], cancel=cancel)

    def test_a_cancelled_invoice_frees_its_baskets(self):
        self.invoice.button_cancel()
        self.assertFalse(self.delivered.invoice_line_id)

    def test_what_a_cancelled_invoice_freed_is_billed_again(self):
        self.invoice.button_cancel()
        self.assertEqual(self.bill().amount_total, 2 * SIMPLE)

    def test_a_cancelled_invoice_whose_baskets_are_free_is_not_posted_again(self):
        self.invoice.button_cancel()
        self.invoice.button_draft()
        with self.assertRaisesRegex(UserError, "bill the month again"):
            self.invoice.action_post()

    def test_an_invoice_reset_to_draft_keeps_its_baskets(self):
        self.invoice.button_draft()
        self.assertFalse(self.bill())

    def test_an_invoice_reset_to_draft_is_posted_again(self):
        self.invoice.button_draft()
        self.invoice.action_post()
        self.assertEqual(self.invoice.state, "posted")

    def test_a_deleted_draft_frees_its_baskets(self):
        self.invoice.button_draft()
        self.invoice.unlink()
        self.delivered.invalidate_recordset()
        self.assertFalse(self.delivered.invoice_line_id)

    def test_a_quantity_changed_by_hand_is_not_posted(self):
        self.invoice.button_draft()
        self.invoice.invoice_line_ids.quantity = 1
        with self.assertRaisesRegex(UserError, "bills 1 baskets, but 2"):
            self.invoice.action_post()

    def test_a_full_credit_note_frees_the_baskets(self):
        self.refund(cancel=True)
        self.assertFalse(self.delivered.invoice_line_id)

    def test_after_a_credit_note_the_corrected_delivery_is_billed(self):
        self.refund(cancel=True)
        self.deliver(self.order, 3, state="lost")
        self.assertEqual(self.bill().amount_total, SIMPLE)

    def test_after_a_credit_note_the_order_line_is_to_invoice_again(self):
        self.refund(cancel=True)
        self.assertEqual(self.order.order_line.qty_to_invoice, 2)

    def test_a_credit_note_frees_nothing_before_it_is_posted(self):
        self.refund()
        self.assertTrue(self.delivered.invoice_line_id)

    def test_a_partial_credit_note_is_refused(self):
        refund = self.refund()
        refund.invoice_line_ids.quantity = 1
        with self.assertRaisesRegex(UserError, "whole line"):
            refund.action_post()

    def test_a_second_credit_note_of_the_same_baskets_is_refused(self):
        self.refund(cancel=True)
        with self.assertRaisesRegex(UserError, "whole line"):
            self.refund().action_post()

    def test_a_gesture_is_a_line_without_basket(self):
        refund = self.refund()
        refund.invoice_line_ids = [
            Command.clear(),
            Command.create({"name": "Gesture", "price_unit": 2.0, "tax_ids": False}),
        ]
        refund.action_post()
        self.assertTrue(self.delivered.invoice_line_id)

    def test_a_posted_credit_note_of_baskets_stays_posted(self):
        refund = self.refund(cancel=True)
        with self.assertRaisesRegex(UserError, "stays posted"):
            refund.button_draft()

    def test_one_line_of_two_may_be_credited(self):
        eggs = self.subscribe(self.alice, self.eggs)
        self.deliver(self.order, 17)
        egg_baskets = self.deliver(eggs, 17)
        invoice = self.bill(APRIL)
        refund = invoice._reverse_moves([{}])
        refund.invoice_line_ids.filtered(
            lambda line: line.product_id == self.simple
        ).unlink()
        refund.action_post()
        self.assertEqual(
            (bool(egg_baskets.invoice_line_id), refund.amount_total), (False, 3.0)
        )


@tagged("post_install", "-at_install")
class TestOdoosOwnInvoicing(BillingCase):
    def test_an_order_of_baskets_is_not_invoiced_by_odoo(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        with self.assertRaisesRegex(UserError, "billed with the month"):
            order._create_invoices()

    def test_odoo_invoices_the_rest_of_a_subscription_alone(self):
        order = self.subscribe(self.alice, confirm=False)
        cooler = self.env["product.product"].create(
            {"name": "Cooler", "list_price": 5.0, "invoice_policy": "order"}
        )
        order.order_line = [Command.create({"product_id": cooler.id})]
        order.action_confirm()
        self.deliver(order, 3)
        invoice = order._create_invoices()
        self.assertEqual(invoice.invoice_line_ids.product_id, cooler)

    def test_odoos_wizard_does_not_bill_the_baskets_either(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        wizard = self.env["sale.advance.payment.inv"].with_context(
            active_model="sale.order", active_ids=order.ids
        )
        with self.assertRaises(UserError):
            wizard.create({"advance_payment_method": "delivered"}).create_invoices()


@tagged("post_install", "-at_install")
class TestBillingScreen(BillingCase):
    def make_run(self, month="2026-03-17"):
        return self.env["cocagne.billing.run"].create(
            {"company_id": self.garden.id, "month": month}
        )

    def test_the_month_is_kept_as_its_first_day(self):
        self.assertEqual(str(self.make_run().month), "2026-03-01")

    def test_the_accountant_makes_a_month_on_the_screen(self):
        runs = self.env["cocagne.billing.run"].with_user(self.user_accountant)
        with Form(runs) as form:
            form.month = "2026-03-17"
        self.assertEqual(form.record.month, MARCH)

    def test_the_preview_tells_who_pays_how_much(self):
        self.deliver(self.subscribe(self.alice), 3, 10)
        run = self.make_run()
        self.assertRecordValues(
            self.env["cocagne.billing.preview"]._fill(run),
            [{"partner_id": self.alice.id, "units": 2, "amount": 20.0}],
        )

    def test_the_preview_bills_nothing(self):
        baskets = self.deliver(self.subscribe(self.alice), 3)
        self.make_run().action_preview()
        self.assertFalse(baskets.invoice_line_id)

    def test_the_preview_shows_what_was_not_marked(self):
        self.deliver(self.subscribe(self.alice), 3, 10, 17, 24)
        preview = self.env["cocagne.billing.preview"]._fill(self.make_run())
        self.assertIn("1 baskets not marked as delivered yet", preview.oddities)

    def test_the_preview_counts_what_comes_from_earlier_months(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 31)
        self.deliver(order, 7, month=4)
        preview = self.env["cocagne.billing.preview"]._fill(self.make_run(APRIL))
        self.assertEqual(preview.late_units, 1)

    def test_the_progress_follows_the_invoices(self):
        for member in (self.alice, self.bruno):
            self.deliver(self.subscribe(member), 3)
        run = self.make_run()
        run._try(run._waiting()[:1])
        self.assertRecordValues(
            run, [{"invoice_count": 1, "payer_count": 1, "progress": 50.0}]
        )

    def test_a_stopped_month_goes_on_where_it_was(self):
        members = (self.alice, self.bruno, self.chloe)
        for member in members:
            self.deliver(self.subscribe(member), 3)
        run = self.make_run()
        run._run_now(chunk_size=1, progress=lambda *_done: run.action_stop())
        self.assertEqual((run.state, run.invoice_count), ("stopped", 1))
        run.action_run()
        self.assertEqual((run.state, run.invoice_count), ("done", 3))

    def test_a_member_who_cannot_be_billed_does_not_stop_the_others(self):
        for member in (self.alice, self.bruno):
            self.deliver(self.subscribe(member), 3)
        engine = type(self.env["cocagne.billing"])
        usual = engine._prepare_invoice

        def refuse_alice(this, run, payer, lines):
            if payer == self.alice:
                raise UserError("No address")  # pylint: disable=translation-required
            return usual(this, run, payer, lines)

        self.patch(engine, "_prepare_invoice", refuse_alice)
        run = self.make_run()
        run.action_run()
        self.assertEqual(
            (run.invoice_count, run.refusals), (1, "Alice Martin - No address")
        )

    def test_a_month_with_invoices_is_not_deleted(self):
        self.deliver(self.subscribe(self.alice), 3)
        run = self.make_run()
        run.action_run()
        with self.assertRaisesRegex(UserError, "keep it"):
            run.unlink()


@tagged("post_install", "-at_install")
class TestBillingJobs(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for member in (cls.alice, cls.bruno, cls.chloe):
            cls.deliver(cls.subscribe(member), 3)
        cls.month = cls.env["cocagne.billing.run"].create(
            {"company_id": cls.garden.id, "month": MARCH, "chunk_size": 2}
        )

    def setUp(self):
        super().setUp()
        runs = type(self.env["cocagne.progress.mixin"])
        self.patch(runs, "_has_job_runner", lambda run: True)

    def test_the_button_leaves_the_work_to_a_job(self):
        with trap_jobs() as jobs:
            self.month.action_run()
            jobs.assert_jobs_count(1, only=self.month._run_next)
        self.assertRecordValues(self.month, [{"state": "running", "invoice_count": 0}])

    def test_a_second_click_starts_no_second_job(self):
        with trap_jobs() as jobs:
            self.month.action_run()
            self.month.action_run()
            keys = {job.identity_key for job in jobs.enqueued_jobs}
        self.assertEqual(len(keys), 1)

    def test_each_job_bills_a_chunk_and_starts_the_next(self):
        with trap_jobs() as jobs:
            self.month._start()
            self.month._run_next(0)
            jobs.assert_jobs_count(1, only=self.month._run_next)
        self.assertRecordValues(self.month, [{"state": "running", "invoice_count": 2}])

    def test_the_last_job_ends_the_month(self):
        with trap_jobs():
            self.month._start()
            self.month._run_next(0)
            self.month._run_next(self.bruno.id)
        self.assertRecordValues(self.month, [{"state": "done", "invoice_count": 3}])

    def test_a_job_of_a_stopped_month_does_nothing(self):
        self.month._start()
        self.month.action_stop()
        self.month._run_next(0)
        self.assertEqual(self.month.invoice_count, 0)
