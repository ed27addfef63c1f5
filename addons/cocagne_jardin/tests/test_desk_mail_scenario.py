"""Automatic mails: once per record and occasion, in French, the garden's own text."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from .common import CocagneCase


class MailCase(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.email = "bonjour@lac.example"
        cls.scenarios = cls.env["cocagne.mail.scenario"]
        cls.settings = cls.env["cocagne.mail.setting"]
        cls.settings._complete(cls.garden)
        cls.alice.write({"email": "alice@example.org", "lang": "fr_FR"})
        cls.bruno.write({"email": "bruno@example.org", "lang": "fr_FR"})
        cls.switch("balance_reminder")
        cls.switch("membership_unpaid")

    @classmethod
    def setting(cls, code):
        return cls.settings.search(
            [("scenario_id.code", "=", code), ("company_id", "=", cls.garden.id)]
        )

    @classmethod
    def switch(cls, code, on=True):
        cls.setting(code).is_on = on


class TestSend(MailCase):
    def test_r97_a_mail_waits_in_the_queue_in_the_words_of_the_garden(self):
        sent = self.scenarios._send("balance_reminder", self.alice)
        self.assertEqual(sent.status, "waiting")
        self.assertEqual(sent.mail_id.state, "outgoing")
        self.assertEqual(sent.mail_id.recipient_ids, self.alice)
        self.assertIn("bonjour@lac.example", sent.mail_id.email_from)
        self.assertIn("Bonjour Alice,", sent.body)
        self.assertIn("Jardin du Lac (tests)", sent.subject)

    def test_r97_a_record_is_written_to_once_per_occasion(self):
        first = self.scenarios._send("balance_reminder", self.alice, key="2026-06")
        second = self.scenarios._send("balance_reminder", self.alice, key="2026-06")
        other = self.scenarios._send("balance_reminder", self.alice, key="2026-07")
        self.assertEqual((len(first), len(second), len(other)), (1, 0, 1))

    def test_r97_nothing_is_sent_where_the_garden_switched_it_off(self):
        self.switch("balance_reminder", on=False)
        self.assertFalse(self.scenarios._send("balance_reminder", self.alice))

    def test_people_without_address_or_who_refuse_are_listed_with_the_reason(self):
        self.bruno.accepts_mail = False
        self.eric.email = "eric@example.org"
        self.env["mail.blacklist"].create({"email": "eric@example.org"})
        people = self.alice | self.bruno | self.chloe | self.eric
        sent = self.scenarios._send("balance_reminder", people)
        reasons = {row.partner_id: row.reason for row in sent}
        expected = {
            self.alice: False,
            self.bruno: "refuses",
            self.chloe: "address",
            self.eric: "blacklist",
        }
        self.assertEqual(reasons, expected)
        self.assertEqual(sent.mail_id.recipient_ids, self.alice)

    def test_who_was_skipped_is_written_to_once_the_address_is_there(self):
        self.scenarios._send("balance_reminder", self.chloe)
        self.chloe.email = "chloe@example.org"
        sent = self.scenarios._send("balance_reminder", self.chloe)
        self.assertEqual((sent.state, sent.reason), ("queued", False))
        self.assertFalse(self.scenarios._send("balance_reminder", self.chloe))

    def test_a_mail_speaks_french_also_to_who_has_no_language(self):
        self.alice.lang = False
        self.garden.partner_id.lang = False
        sent = self.scenarios.with_context(lang=None)._send(
            "balance_reminder", self.alice
        )
        self.assertIn("Bonjour Alice,", sent.body)

    def test_a_preparer_may_cause_a_mail_without_any_right_on_mails(self):
        scenarios = self.scenarios.with_user(self.user_preparer)
        sent = scenarios._send("balance_reminder", self.alice)
        self.assertEqual(sent.state, "queued")

    def test_the_number_of_queries_does_not_follow_the_number_of_people(self):
        def queries(count):
            people = self.env["res.partner"].create(
                [
                    {
                        "name": f"Member {count} {number}",
                        "email": f"m{count}.{number}@example.org",
                        "lang": "fr_FR",
                        "company_id": self.garden.id,
                    }
                    for number in range(count)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.scenarios._send("balance_reminder", people)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(2)
        self.assertLessEqual(queries(50), queries(10) + 2)


class TestOwnText(MailCase):
    def test_r97_the_manager_writes_with_words_between_brackets(self):
        setting = self.setting("balance_reminder").with_user(self.user_manager)
        setting = setting.with_context(lang="fr_FR")
        self.assertIn("[prénom]", setting.body)
        with Form(setting) as form:
            form.subject = "Coucou de [jardin]"
            form.body = "<p>Coucou [Prénom], tout va bien ?</p>"
        sent = self.scenarios._send("balance_reminder", self.alice)
        self.assertEqual(sent.subject, "Coucou de Jardin du Lac (tests)")
        self.assertIn("Coucou Alice, tout va bien ?", sent.body)
        self.assertTrue(setting.is_custom)

    def test_r97_one_button_brings_the_original_text_back(self):
        setting = self.setting("balance_reminder")
        original = setting.body
        setting.body = "<p>Bonjour</p>"
        setting.action_reset()
        self.assertEqual(setting.body, original)
        self.assertFalse(setting.is_custom)

    def test_saving_an_unchanged_text_does_not_make_it_the_gardens_own(self):
        setting = self.setting("basket_reminder")
        setting.write({"subject": setting.subject, "body": setting.body})
        self.assertFalse(setting.is_custom)

    def test_a_word_that_stands_for_nothing_is_refused_with_those_that_do(self):
        setting = self.setting("balance_reminder").with_context(lang="fr_FR")
        with self.assertRaisesRegex(ValidationError, r"\[prenmo\].*\[prénom\]"):
            setting.body = "<p>Bonjour [prenmo]</p>"

    def test_a_text_cannot_compute_anything_else(self):
        setting = self.setting("balance_reminder")
        for text in (
            "<p t-out=\"env['res.users'].search([])\"/>",
            '<t t-set="x" t-value="object.sudo()"/>',
            '<p t-attf-title="#{object.member_balance}">x</p>',
        ):
            with self.subTest(text), self.assertRaises(ValidationError):
                setting.body = text
        with self.assertRaises(ValidationError):
            setting.subject = "{{ object.member_balance }}"

    def test_r97_the_preview_shows_a_real_member(self):
        setting = self.setting("membership_unpaid")
        self.assertEqual(setting.example_name, self.bruno_unpaid.display_name)
        self.assertIn("Bonjour Bruno,", setting.preview_body)
        self.assertIn("30", setting.preview_body)

    def test_only_the_manager_decides_about_mails(self):
        setting = self.setting("balance_reminder")
        with self.assertRaises(AccessError):
            setting.with_user(self.user_sales_desk).is_on = False
        with self.assertRaises(AccessError):
            setting.with_user(self.user_preparer).read(["is_on"])

    def test_r97_the_archive_is_read_by_the_desk_and_changed_by_nobody(self):
        sent = self.scenarios._send("balance_reminder", self.alice)
        sent.mail_id.state = "exception"
        desk = sent.with_user(self.user_sales_desk)
        self.assertEqual((desk.status, self.alice.mail_sent_count), ("failed", 1))
        with self.assertRaises(AccessError):
            sent.with_user(self.user_manager).body = "<p>Changed</p>"
        with self.assertRaises(AccessError):
            sent.with_user(self.user_preparer).action_retry()
        with self.assertRaises(AccessError):
            sent.with_user(self.user_accountant).action_retry()
        desk.action_retry()
        self.assertEqual(desk.status, "waiting")

    def test_a_garden_sees_neither_texts_nor_mails_of_another(self):
        self.scenarios._send("balance_reminder", self.alice)
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        for model in ("cocagne.mail.setting", "cocagne.mail.sent"):
            seen = (
                self.env[model]
                .with_user(stranger)
                .with_context(allowed_company_ids=self.other_garden.ids)
            )
            self.assertFalse(seen.search([("company_id", "=", self.garden.id)]))
