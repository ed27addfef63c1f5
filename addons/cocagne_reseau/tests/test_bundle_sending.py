"""A garden sends its months: what it prepares, how it waits, what it is told."""

import json

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.cocagne_reseau.bundle import reader, writer
from odoo.addons.queue_job.tests.common import trap_jobs

from .sending_case import SendingCase


@tagged("post_install", "-at_install")
class TestBundleSending(SendingCase):
    def test_each_validated_month_is_prepared_once(self):
        self.assertEqual(self.prepared().snapshot_id, self.may)
        self.assertFalse(self.prepared())

    def test_a_month_that_is_not_validated_is_not_prepared(self):
        self.may._reopen("Un dépôt oublié")
        self.assertFalse(self.prepared())

    def test_the_bundle_is_the_garden_s_own(self):
        text = self.prepared()._make_text()
        content = reader.read(text.encode())
        self.assertEqual(content["garden"], "TEST-LOIN")
        self.assertTrue(writer.check_signature(content, self.far.public_key))

    def test_the_bundle_has_every_figure_of_the_month(self):
        content = json.loads(self.prepared()._make_text())
        current = self.may.value_ids.filtered("is_current")
        self.assertEqual(len(content["figures"]), len(current))

    def test_the_same_bytes_are_sent_after_a_fault(self):
        sending = self.prepared()
        with self.failing():
            sending._push()
        text = sending.text
        with self.failing():
            sending._push()
        self.assertEqual(sending.text, text)

    def test_a_correction_says_its_revision_and_its_reason(self):
        self.prepared()
        self.may._reopen("Un dépôt oublié")
        self.may._validate()
        content = json.loads(self.prepared()._make_text())
        self.assertEqual(
            (content["revision"], content["reason"]), (2, "Un dépôt oublié")
        )

    def test_a_correction_without_a_reason_is_not_sent(self):
        self.may._reopen("Un dépôt oublié")
        self.may._validate()
        sending = self.prepared()
        sending.reason = " "
        with self.assertRaises(UserError):
            sending._make_text()

    def test_what_was_corrected_since_is_not_sent(self):
        sending = self.prepared()
        self.may._reopen("Un dépôt oublié")
        self.may._validate()
        with self.assertRaises(UserError):
            sending._make_text()

    def test_a_head_office_that_does_not_answer_is_tried_again_later(self):
        sending = self.prepared()
        waits = []
        for _time in range(8):
            with self.failing():
                sending._push()
            waits.append(sending.next_try)
        minutes = [one and int((one - waits[0]).total_seconds() / 60) for one in waits]
        self.assertEqual(minutes, [0, 4, 29, 119, 359, 719, 1439, False])

    def test_a_click_begins_the_tries_again(self):
        sending = self.prepared()
        sending.attempts = 8
        with self.failing():
            sending.action_send()
        self.assertEqual((sending.state, sending.attempts), ("waiting", 1))

    def test_a_server_at_fault_is_tried_again(self):
        sending = self.prepared()
        with self.answering(503):
            sending._push()
        self.assertEqual(sending.state, "waiting")

    def test_a_refusal_is_shown_and_not_tried_again(self):
        sending = self.prepared()
        with self.answering(422, state="refused", message="Trop petit."):
            sending._push()
        self.assertEqual((sending.state, sending.answer), ("refused", "Trop petit."))

    def test_a_key_that_is_no_longer_known_is_told(self):
        sending = self.prepared()
        with self.answering(401):
            sending._push()
        self.assertEqual(sending.state, "refused")

    def test_a_page_that_is_no_answer_is_not_taken_for_one(self):
        sending = self.prepared()
        with self.answering(200):
            sending._push()
        self.assertEqual(sending.state, "refused")

    def test_what_was_received_is_not_sent_again(self):
        sending = self.prepared()
        with self.answering(200, state="received", message="Reçu."):
            sending._push()
        with self.failing() as post:
            sending.action_send()
        post.assert_not_called()

    def test_a_refused_month_is_prepared_again_with_another_identifier(self):
        sending = self.prepared()
        sending._make_text()
        former = sending.identifier
        sending.state = "refused"
        sending.action_prepare_again()
        self.assertNotEqual(sending.identifier, former)
        self.assertFalse(sending.text)

    def test_the_hourly_task_prepares_and_sends(self):
        answer = self.answering(200, state="received", message="Reçu.")
        with self.with_runner(False), answer:
            self.env["cocagne.bundle.sending"]._send_due()
        self.assertEqual(self.account.sending_ids.mapped("state"), ["sent"])

    def test_the_hourly_task_waits_for_the_time_of_the_next_try(self):
        sending = self.prepared()
        sending.write({"state": "waiting", "next_try": "2026-06-15 09:00:00"})
        with self.failing() as post:
            self.env["cocagne.bundle.sending"]._send_due()
        post.assert_not_called()

    def test_with_a_job_runner_the_hourly_task_makes_a_job_a_month(self):
        with self.with_runner(True), trap_jobs() as trap:
            self.env["cocagne.bundle.sending"]._send_due()
        trap.assert_jobs_count(1, only=self.account.sending_ids._job_push)

    def test_a_garden_that_sends_by_hand_is_left_alone(self):
        self.account.is_automatic = False
        self.env["cocagne.bundle.sending"]._send_due()
        self.assertFalse(self.account.sending_ids)

    def test_without_a_key_the_bundle_is_downloaded_and_mailed(self):
        self.account.action_forget_key()
        sending = self.prepared()
        action = sending.action_download()
        self.assertIn("TEST-LOIN-2026-05-r1.json", action["url"])
        sending.action_mailed()
        self.assertEqual(sending.state, "sent")

    def test_the_mailed_file_is_taken_by_the_head_office(self):
        sending = self.prepared()
        sending.action_download()
        answer = self.inbox._take(sending.text.encode(), way="file")
        self.assertEqual(answer["state"], "received")

    def test_the_secrets_are_closed_to_the_manager_too(self):
        account = self.account.with_user(self.user_manager)
        for name in ("bearer_key", "private_key"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                account.read([name])

    def test_the_manager_enters_the_key_and_it_is_kept(self):
        entry = self.env["cocagne.bundle.key.entry"].with_user(self.user_manager)
        entry.create({"account_id": self.account.id, "key": " abc "})
        self.assertEqual(self.account.sudo().bearer_key, "abc")

    def test_another_address_forgets_the_key(self):
        self.account.url = "https://reseau.example.org"
        self.assertFalse(self.account.has_bearer_key)

    def test_only_the_administrator_chooses_the_address(self):
        with self.assertRaises(AccessError):
            self.account.with_user(self.user_manager).url = "https://10.0.0.1"

    def test_an_address_without_encryption_is_refused(self):
        with self.assertRaises(ValidationError):
            self.account.url = "http://reseau.example.org"

    def test_another_garden_sees_nothing_of_it(self):
        sending = self.prepared()
        other = self.make_user(
            "other_manager",
            "cocagne_jardin.group_manager",
            company=self.other_garden,
        )
        mine = {"allowed_company_ids": self.other_garden.ids}
        sendings = (
            self.env["cocagne.bundle.sending"].with_user(other).with_context(mine)
        )
        self.assertFalse(sendings.search([("id", "=", sending.id)]))

    def test_the_head_office_does_not_read_what_gardens_send(self):
        sendings = self.env["cocagne.bundle.sending"].with_user(self.user_head_office)
        self.assertFalse(sendings.has_access("read"))
