from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .statement_case import StatementCase


@tagged("post_install", "-at_install")
class TestSend(StatementCase):
    """The mail of a statement, its papers, and what follows when nobody pays."""

    def setUp(self):
        super().setUp()
        self.deliver(self.order)

    def mails(self, statement):
        return self.env["cocagne.mail.sent"].search(
            [
                ("scenario_id.code", "=", "solidarity_statement"),
                ("res_id", "=", statement.id),
            ]
        )

    def test_the_mail_brings_the_statement_and_its_figures(self):
        statement = self.prepare().with_context(force_report_rendering=True)
        statement.action_send()
        self.assertEqual((statement.state, statement.by_mail), ("sent", True))
        mail = self.mails(statement)
        self.assertEqual((mail.partner_id, mail.state), (self.ccas, "queued"))
        self.assertIn("35,00", mail.body)
        self.assertNotIn("client", mail.body)
        names = mail.attachment_ids.mapped("name")
        self.assertEqual(
            sorted(name.rsplit(".", 1)[1] for name in names), ["pdf", "xlsx"]
        )
        for text in (mail.subject, mail.body, *names):
            self.assertNotIn("Dina", text)
            self.assertNotIn("Morel", text)

    def test_an_invoice_goes_with_its_statement(self):
        self.ccas_agreement.settlement = "invoice"
        statement = self.prepare().with_context(force_report_rendering=True)
        statement.action_send()
        kinds = [
            name.rsplit(".", 1)[1]
            for name in self.mails(statement).attachment_ids.mapped("name")
        ]
        self.assertEqual(sorted(kinds), ["pdf", "pdf", "xlsx"])

    def test_it_goes_to_the_contact_that_has_an_address(self):
        contact = self.make_member(
            "Paul", "Noir", cocagne_client=False, email="paul@example.com"
        )
        self.ccas_agreement.contact_id = contact
        statement = self.prepare()
        self.assertEqual(statement.recipient_id, contact)

    def test_without_address_it_is_refused_and_nothing_is_booked(self):
        self.ccas.email = False
        statement = self.prepare()
        self.assertEqual(statement.next_step["code"], "post")
        with self.assertRaisesRegex(UserError, "has no mail address"):
            statement.action_send()
        self.assertEqual((statement.state, statement.move_id.id), ("draft", False))
        statement.action_mark_sent()
        self.assertEqual((statement.state, statement.by_mail), ("sent", False))
        self.assertFalse(self.mails(statement))

    def test_a_statement_is_sent_once_and_again_on_demand(self):
        statement = self.prepare()
        statement.action_send()
        with self.assertRaisesRegex(UserError, "sent or cancelled already"):
            statement.action_send()
        statement.action_send_again()
        self.assertEqual(len(self.mails(statement)), 2)

    def test_a_mail_that_is_switched_off_is_told(self):
        scenario = self.env.ref("cocagne_paniers_solidaires.scenario_statement")
        self.env["cocagne.mail.setting"].create(
            {
                "scenario_id": scenario.id,
                "company_id": self.garden.id,
                "is_on": False,
            }
        )
        statement = self.prepare()
        with self.assertRaisesRegex(UserError, "could not be written"):
            statement.action_send()

    def test_a_late_funder_gets_one_polite_reminder(self):
        statement = self.prepare()
        statement.action_send()
        with freeze_time(date(2026, 9, 30)):
            statement.invalidate_recordset()
            self.assertEqual(statement.paid_state, "late")
            found = (
                self.env["cocagne.reminder"]
                .with_user(self.user_accountant)
                ._prepare_all(self.garden)
            )
            reminder = found.filtered(lambda row: row.partner_id == self.ccas)
            self.assertEqual((reminder.level, reminder.amount), ("1", 35.0))
            reminder._send()
            mail = self.env["cocagne.mail.sent"].search(
                [("scenario_id.code", "=", "solidarity_reminder")], limit=1
            )
            self.assertEqual(mail.partner_id, self.ccas)
            self.assertIn("35,00", mail.body)
            self.assertNotIn("vegetables", mail.body)
        with freeze_time(date(2026, 12, 20)):
            found = (
                self.env["cocagne.reminder"]
                .with_user(self.user_accountant)
                ._prepare_all(self.garden)
            )
            self.assertFalse(found.filtered(lambda row: row.partner_id == self.ccas))

    def test_members_are_reminded_with_their_own_words(self):
        reminders = self.env["cocagne.reminder"]
        reminder = reminders.new(
            {"partner_id": self.alice.id, "level": "2", "company_id": self.garden.id}
        )
        self.assertEqual(reminder._scenario_code(), "reminder_2")
