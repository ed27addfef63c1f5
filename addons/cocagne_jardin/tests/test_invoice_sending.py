"""Invoices leave once: by mail, or on paper for who has none or wants it (R91)."""

import base64
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .billing_case import MARCH, BillingCase

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    b"0000000102 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n168\n%%EOF"
)


@tagged("post_install", "-at_install")
class TestInvoiceSending(BillingCase):
    """Alice has a mail address, Bruno has none, Chloé has one and wants paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.alice.email = "alice@example.org"
        cls.chloe.write({"email": "chloe@example.org"})
        cls.chloe.with_company(cls.garden).invoice_on_paper = True
        cls.bruno.email = False
        for member in (cls.alice, cls.bruno, cls.chloe):
            cls.deliver(cls.subscribe(member), 3)
        cls.bill()
        cls.month = cls.env["cocagne.billing.run"]._get_run(cls.garden, MARCH)

    def setUp(self):
        super().setUp()
        # the PDF program has its own tests: here each invoice has a page of its own
        reports = type(self.env["ir.actions.report"])
        self.patch(
            reports,
            "_pre_render_qweb_pdf",
            lambda report, name, res_ids, data=None: (
                {res_id: {"stream": None} for res_id in res_ids},
                "pdf",
            ),
        )
        self.patch(
            reports,
            "_get_splitted_report",
            lambda report, name, content, kind: dict.fromkeys(content, PDF),
        )

    def sending(self):
        action = self.month.with_user(self.user_accountant).action_send()
        sending = self.env["cocagne.invoice.sending"].browse(action["res_id"])
        return sending.with_user(self.user_accountant)

    def line_of(self, member, sending):
        return sending.line_ids.filtered(lambda line: line.partner_id == member)

    def mails(self, member):
        return self.env["mail.mail"].search(
            [
                ("model", "=", "account.move"),
                ("res_id", "in", self.month.move_ids.ids),
                ("recipient_ids", "in", member.ids),
            ]
        )

    def test_r91_each_payer_has_the_way_that_suits(self):
        sending = self.sending()
        sending.action_run()
        states = {line.partner_id: line.state for line in sending.line_ids}
        self.assertEqual(
            states, {self.alice: "sent", self.bruno: "to_print", self.chloe: "to_print"}
        )

    def test_r91_the_mail_brings_the_pdf_of_the_invoice(self):
        self.sending().action_run()
        mail = self.mails(self.alice)
        self.assertEqual(len(mail), 1)
        invoice = self.month.move_ids.filtered(lambda m: m.partner_id == self.alice)
        self.assertEqual(mail.attachment_ids.mapped("mimetype"), ["application/pdf"])
        self.assertIn(invoice.name.replace("/", "_"), mail.attachment_ids.name)

    def test_r91_the_progress_is_told_in_words(self):
        sending = self.sending()
        self.assertEqual(sending.progress_text, "0 of 3 sent")
        sending.action_run()
        self.assertEqual(sending.progress_text, "1 of 3 sent, 2 to print")
        self.assertEqual((sending.progress, sending.state), (100.0, "done"))

    def test_r91_nothing_is_ever_sent_twice(self):
        sending = self.sending()
        sending.action_run()
        with self.assertRaisesRegex(UserError, "every invoice is sent"):
            sending.action_run()
        self.assertEqual(self.sending(), sending)
        self.assertEqual(len(sending.line_ids), 3)
        self.assertEqual(len(self.mails(self.alice)), 1)

    def test_r91_an_invoice_that_was_sent_by_hand_is_left_out(self):
        invoice = self.month.move_ids.filtered(lambda m: m.partner_id == self.alice)
        invoice.is_move_sent = True
        self.assertNotIn(self.alice, self.sending().line_ids.partner_id)

    def test_r91_an_invoice_cannot_be_in_two_sendings(self):
        sending = self.sending()
        with self.assertRaisesRegex(UserError, "None of these invoices"):
            sending.line_ids.move_id.action_cocagne_send()

    def test_r91_invoices_that_come_later_join_the_sending_of_the_month(self):
        sending = self.sending()
        sending.action_run()
        self.deliver(self.subscribe(self.eric), 10)
        self.eric.email = "eric@example.org"
        self.bill()
        self.assertEqual(self.sending(), sending)
        self.assertEqual((sending.state, sending.waiting_count), ("draft", 1))
        sending.action_run()
        self.assertEqual(self.line_of(self.eric, sending).state, "sent")
        self.assertEqual(len(self.mails(self.alice)), 1)

    def test_r91_the_paper_ones_are_one_file_to_print(self):
        sending = self.sending()
        sending.action_run()
        sending.action_print()
        self.assertTrue(base64.b64decode(sending.print_file).startswith(b"%PDF"))
        self.assertEqual((sending.print_count, sending.printed_count), (0, 2))

    def test_r91_nothing_to_print_is_said(self):
        with self.assertRaisesRegex(UserError, "Nothing to print"):
            self.sending().action_print()

    def fail_for(self, member):
        """Odoo's sending refuses the invoices of one member."""
        sender = type(self.env["account.move.send"])
        usual = sender._generate_and_send_invoices
        refusal = UserError("The PDF cannot be made.")

        def refuse(this, moves, **settings):
            if member in moves.partner_id:
                raise refusal
            return usual(this, moves, **settings)

        return patch.object(sender, "_generate_and_send_invoices", refuse)

    def test_r91_one_that_fails_stops_no_other_and_tells_why(self):
        sending = self.sending()
        with self.fail_for(self.bruno):
            sending.action_run()
        failed = self.line_of(self.bruno, sending)
        self.assertEqual(
            (failed.state, failed.why), ("failed", "The PDF cannot be made.")
        )
        self.assertEqual(self.line_of(self.alice, sending).state, "sent")
        self.assertEqual(sending.progress_text, "1 of 3 sent, 1 to print, 1 failed")
        self.assertEqual(len(self.mails(self.alice)), 1, "tried alone, sent once")

    def test_r91_what_failed_is_tried_again(self):
        sending = self.sending()
        with self.fail_for(self.bruno):
            sending.action_run()
        sending.action_retry()
        self.assertEqual(self.line_of(self.bruno, sending).state, "to_print")
        self.assertEqual(len(self.mails(self.alice)), 1)

    def test_r91_a_mail_that_came_back_is_among_the_failed(self):
        sending = self.sending()
        sending.action_run()
        self.mails(self.alice).mail_message_id.notification_ids.filtered(
            lambda n: n.notification_type == "email"
        ).write(
            {
                "notification_status": "bounce",
                "failure_type": "mail_bounce",
                "failure_reason": "No such user",
            }
        )
        sending._cron_read_failures()
        line = self.line_of(self.alice, sending)
        self.assertEqual(line.state, "failed")
        self.assertIn("No such user", line.why)

    def test_r91_chunks_are_jobs_of_the_channel_for_sending(self):
        mixin = type(self.env["cocagne.progress.mixin"])
        self.patch(mixin, "_has_job_runner", lambda work: True)
        sending = self.sending()
        with trap_jobs() as jobs:
            sending.action_run()
            jobs.assert_jobs_count(1, only=sending._run_next)
            (job,) = jobs.enqueued_jobs
        self.assertEqual(job.channel or job.job_config.channel, "root.sending")
        self.assertEqual((sending.state, sending.sent_count), ("running", 0))

    def test_r91_a_stopped_sending_goes_on_where_it_was(self):
        sending = self.sending()
        chunks = type(sending)
        self.patch(chunks, "_chunk_length", lambda work: 1)
        sending._run_now(progress=lambda *_done: sending.action_stop())
        self.assertEqual((sending.state, sending.waiting_count), ("stopped", 2))
        sending.action_run()
        self.assertEqual((sending.state, sending.waiting_count), ("done", 0))
        self.assertEqual(len(self.mails(self.alice)), 1)

    def test_r91_the_preference_is_that_of_each_garden(self):
        other = self.other_garden
        self.assertEqual(self.chloe._wants_paper(self.garden), self.chloe)
        self.assertFalse(self.chloe._wants_paper(other))

    def test_r91_any_invoices_of_a_list_are_sent_together(self):
        moves = self.month.move_ids.with_user(self.user_accountant)
        action = moves.action_cocagne_send()
        sending = self.env["cocagne.invoice.sending"].browse(action["res_id"])
        self.assertEqual((sending.invoice_count, sending.state), (3, "draft"))

    def test_drafts_are_not_sent(self):
        draft = self.month.move_ids[0].copy()
        with self.assertRaisesRegex(UserError, "drafts"):
            draft.action_cocagne_send()

    def test_a_month_that_is_being_billed_is_not_sent(self):
        self.month.state = "running"
        with self.assertRaisesRegex(UserError, "still being billed"):
            self.month.action_send()

    def test_the_sales_desk_sends_no_invoice(self):
        with self.assertRaises(AccessError):
            self.sending().with_user(self.user_sales_desk).action_run()
