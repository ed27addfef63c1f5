"""Long work in chunks: watched, stopped, killed, run again."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .billing_case import MARCH, BillingCase


@tagged("post_install", "-at_install")
class TestProgress(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for member in (cls.alice, cls.bruno, cls.chloe, cls.eric):
            cls.deliver(cls.subscribe(member), 3)
        cls.month = cls.env["cocagne.billing.run"].create(
            {"company_id": cls.garden.id, "month": MARCH, "chunk_size": 1}
        )

    def with_runner(self):
        mixin = type(self.env["cocagne.progress.mixin"])
        self.patch(mixin, "_has_job_runner", lambda work: True)

    def job(self, state, **values):
        """A job of the month, as the runner left it."""
        job = self.month.with_delay(identity_key=self.month._job_key("x"))._run_next(0)
        record = self.env["queue.job"].search([("uuid", "=", job.uuid)])
        record.write({"state": state, **values})
        return record

    def test_the_words_tell_how_many_are_done(self):
        self.month._start()
        self.assertEqual(self.month.progress_text, "0 of 4")
        self.month._try(self.month._waiting()[:1])
        self.month.invalidate_recordset()
        self.assertTrue(self.month.progress_text.startswith("1 of 4"))

    def test_the_time_left_follows_the_pace_of_this_run(self):
        self.month._start()
        self.month._try(self.month._waiting()[:1])
        self.month.started_on = fields.Datetime.now() - timedelta(seconds=20)
        self.month.invalidate_recordset()
        self.assertEqual(self.month.progress_text, "1 of 4, about 60 seconds left")

    def test_minutes_are_told_as_minutes(self):
        self.month._start()
        self.month._try(self.month._waiting()[:1])
        self.month.started_on = fields.Datetime.now() - timedelta(minutes=2)
        self.month.invalidate_recordset()
        self.assertEqual(self.month.progress_text, "1 of 4, about 6 minutes left")

    def test_what_was_done_before_does_not_make_the_pace(self):
        self.month._try(self.month._waiting()[:2])
        self.month._start()
        self.assertEqual(self.month.progress_text, "2 of 4")

    def test_a_click_while_a_job_waits_starts_no_second_chain(self):
        self.with_runner()
        self.month._start()
        self.job("pending")
        with trap_jobs() as jobs:
            self.month.action_run()
            jobs.assert_jobs_count(0)

    def test_go_on_after_an_error_starts_the_chain_again(self):
        self.with_runner()
        self.month._start()
        self.job("failed", exc_message="disk full")
        with trap_jobs() as jobs:
            self.month.action_run()
            jobs.assert_jobs_count(1, only=self.month._run_next)

    def test_work_that_stands_still_tells_the_error(self):
        self.month._start()
        self.assertFalse(self.month.stalled)
        self.job("failed", exc_message="disk full")
        self.month.invalidate_recordset()
        self.assertEqual(self.month.stalled, "disk full")

    def test_work_that_goes_on_is_not_said_to_stand_still(self):
        self.month._start()
        self.job("started")
        self.month.invalidate_recordset()
        self.assertFalse(self.month.stalled)

    def test_an_accountant_without_rights_on_jobs_sees_the_error(self):
        self.month._start()
        self.job("failed", exc_message="disk full")
        month = self.month.with_user(self.user_accountant)
        month.invalidate_recordset()
        self.assertEqual(month.stalled, "disk full")


@tagged("post_install", "-at_install")
class TestNumbersWithoutGaps(BillingCase):
    """Invoices are numbered one after the other (CGI, ann. II, art. 242 nonies A)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.members = cls.alice + cls.bruno + cls.chloe + cls.eric
        cls.orders = {member: cls.subscribe(member) for member in cls.members}
        for order in cls.orders.values():
            cls.deliver(order, 3)

    def numbers(self, moves):
        return sorted(moves.mapped("sequence_number"))

    def check_no_gap(self, moves, count):
        numbers = self.numbers(moves)
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + count)))
        self.assertEqual(len(moves.journal_id), 1)

    def refuse(self, *members):
        """Invoices of these members are refused once their number is taken."""
        refused = set(members)
        moves = type(self.env["account.move"])
        usual, refusal = moves._post, "%s is refused."

        def post(this, soft=True):
            posted = usual(this, soft=soft)
            for move in posted.filtered(lambda move: move.partner_id in refused):
                raise UserError(refusal % move.name)
            return posted

        self.patch(moves, "_post", post)
        return refused

    def test_r91_a_payer_who_fails_leaves_no_gap(self):
        self.refuse(self.bruno)
        made = self.bill()
        self.assertNotIn(self.bruno, made.partner_id)
        self.check_no_gap(made, 3)

    def test_r91_the_payer_who_failed_comes_next(self):
        refused = self.refuse(self.bruno)
        first = self.bill()
        refused.clear()
        second = self.bill()
        self.assertEqual(second.partner_id, self.bruno)
        self.check_no_gap(first + second, 4)

    def test_r91_two_who_fail_in_different_chunks_leave_no_gap(self):
        self.refuse(self.alice, self.chloe)
        self.check_no_gap(self.bill(chunk_size=2), 2)

    def test_r91_small_chunks_number_like_one(self):
        self.check_no_gap(self.bill(chunk_size=1), 4)

    def test_r91_a_stopped_month_goes_on_with_the_next_number(self):
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        first = run._run_now(chunk_size=1, progress=lambda *_done: run.action_stop())
        self.assertEqual((len(first), run.state), (1, "stopped"))
        self.check_no_gap(first + self.bill(), 4)

    def test_r91_two_gardens_number_each_for_itself(self):
        lac = self.bill()
        self.env["account.chart.template"].try_loading("fr", self.other_garden)
        garden = self.other_garden
        env = self.env(context={**self.env.context, "allowed_company_ids": garden.ids})
        member = env["res.partner"].create(
            {"name": "Côte", "company_id": garden.id, "cocagne_client": True}
        )
        move = env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": member.id,
                "invoice_date": "2026-03-31",
                "invoice_line_ids": [
                    (0, 0, {"name": "Basket", "quantity": 1, "price_unit": 10})
                ],
            }
        )
        move.action_post()
        self.assertEqual(move.sequence_number, 1)
        self.check_no_gap(lac, 4)
