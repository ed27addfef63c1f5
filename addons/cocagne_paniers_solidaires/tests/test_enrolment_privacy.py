from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .enrolment_case import EnrolmentCase

MODELS = (
    "cocagne.solidarity.enrolment",
    "cocagne.solidarity.objective",
    "cocagne.solidarity.criterion",
    "cocagne.solidarity.consent.text",
    "cocagne.solidarity.structure",
    "cocagne.solidarity.takeover",
    "cocagne.solidarity.desk",
    "cocagne.solidarity.simulator",
)


@tagged("post_install", "-at_install")
class TestEnrolmentAccess(EnrolmentCase):
    def others(self):
        """The roles that may not know who is in the programme."""
        return (
            self.user_preparer
            | self.user_sales_desk
            | self.user_accountant
            | self.user_manager
        )

    def test_nobody_else_reads_the_households(self):
        for user in self.others():
            for model in MODELS:
                with self.subTest(user=user.login, model=model):
                    records = self.env[model].with_user(user)
                    with self.assertRaises(AccessError):
                        records.search([])
                    with self.assertRaises(AccessError):
                        records.name_search("Dina")
        for user in self.others():
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.enrolment.with_user(user).read(["partner_id"])
            user.group_ids += self.env.ref("base.group_allow_export")
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.enrolment.with_user(user).export_data(["partner_id/name"])

    def test_no_relation_leads_to_the_households(self):
        for user in self.others():
            for model in ("res.partner", "sale.order", "sale.order.line"):
                records = self.env[model].with_user(user)
                named = [
                    name
                    for name, field in records.fields_get().items()
                    if str(field.get("relation")).startswith("cocagne.solidarity.enrol")
                ]
                with self.subTest(user=user.login, model=model):
                    self.assertFalse(named)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["sale.order.line"].with_user(user).search(
                    [("enrolment_ids", "!=", False)]
                )

    def test_the_card_and_the_subscription_tell_nothing(self):
        before = self.dina.message_ids | self.order.message_ids
        enrolment = self.enrolment
        enrolment.write({"date_end": "2026-06-20", "user_id": self.user_solidarity.id})
        enrolment.action_consent()
        self.env["cocagne.solidarity.enrolment"]._night_reminders(self.garden)
        enrolment._renew("2026-06-12", "3")
        self.env.invalidate_all()
        self.assertEqual(self.dina.message_ids | self.order.message_ids, before)
        self.assertFalse(self.dina.activity_ids | self.order.activity_ids)

    def test_messages_and_activities_are_read_by_the_role_only(self):
        self.enrolment.message_post(body="She likes leeks")
        self.enrolment.activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.user_solidarity.id
        )
        for user in self.others():
            with self.subTest(user=user.login):
                model = "cocagne.solidarity.enrolment"
                messages = self.env["mail.message"].with_user(user)
                self.assertFalse(messages.search([("model", "=", model)]))
                activities = self.env["mail.activity"].with_user(user)
                self.assertFalse(activities.search([("res_model", "=", model)]))

    def test_a_mail_about_a_file_has_no_name_in_its_subject(self):
        message = self.enrolment.message_post(
            body="Hello", partner_ids=self.user_solidarity.partner_id.ids
        )
        subject = message.subject or self.enrolment._message_compute_subject()
        self.assertNotIn("Dina", subject)

    def test_another_garden_reads_nothing(self):
        group = "cocagne_paniers_solidaires.group_solidarity"
        stranger = self.make_user("stranger", group, company=self.other_garden)
        enrolments = self.env["cocagne.solidarity.enrolment"].with_user(stranger)
        found = enrolments.with_context(allowed_company_ids=self.other_garden.ids)
        self.assertNotIn(self.enrolment, found.search([]))
        with self.assertRaises(AccessError):
            self.enrolment.with_user(stranger).with_context(
                allowed_company_ids=self.other_garden.ids
            ).read(["partner_id"])

    @mute_logger("odoo.sql_db")
    def test_deleting_a_client_is_refused_in_the_same_words(self):
        ordinary = self.make_household("Lou", "Ordinaire")
        self.subscribe(ordinary)
        helped = self.make_household("Max", "Aidé")
        self.make_demand(helped)
        words = set()
        for client in (ordinary, helped):
            with self.assertRaises(UserError) as refusal:
                client.with_user(self.user_manager).unlink()
            words.add(str(refusal.exception))
        self.assertEqual(len(words), 1)

    def test_the_home_warns_the_role_only(self):
        self.enrolment.date_end = "2026-06-20"
        self.make_demand(self.farida).action_wait()

        def codes(user):
            cards = self.env["cocagne.home"].with_user(user)._alert_cards()
            return {c["code"] for c in cards if c["code"].startswith("solidarity")}

        self.assertEqual(
            codes(self.user_solidarity), {"solidarity_ends", "solidarity_waiting"}
        )
        for user in self.others():
            self.assertFalse(codes(user))


@tagged("post_install", "-at_install")
class TestErasure(EnrolmentCase):
    def leave(self):
        self.enrolment.action_consent()
        self.enrolment.write(
            {
                "state": "ended",
                "date_end": "2026-06-10",
                "date_exit": "2026-06-10",
                "exit_reason_id": self.reason().id,
                "quotient": 350,
                "note": "Likes leeks",
                "objective_ids": [(0, 0, {"name": "Cook"})],
            }
        )
        self.enrolment.message_post(body="Likes leeks")

    def night(self, day):
        with freeze_time(day):
            self.env["cocagne.solidarity.enrolment"]._night_erasure(self.garden)
        self.env.invalidate_all()

    def test_the_name_goes_after_the_months_of_the_garden_and_the_figures_stay(self):
        basket = self.order.basket_ids.sorted("date")[0]
        basket._set_state("delivered")
        shares = self.shares(basket)
        self.leave()
        key = self.enrolment.household_key
        self.night("2028-06-10")
        self.assertEqual(self.enrolment.partner_id, self.dina)
        self.night("2028-06-11")
        enrolment = self.enrolment
        self.assertFalse(enrolment.partner_id | enrolment.prescriber_id)
        self.assertFalse(enrolment.quotient or enrolment.note or enrolment.consent_on)
        self.assertFalse(enrolment.objective_ids or enrolment.message_ids)
        self.assertFalse(enrolment.message_partner_ids or enrolment.order_line_ids)
        self.assertNotIn("Dina", enrolment.display_name)
        # what is counted stays
        self.assertEqual(shares.exists(), shares)
        self.assertEqual(sum(shares.mapped("amount")), 10)
        self.assertEqual(enrolment.household_key, key)
        self.assertEqual(enrolment.public_id, self.isolated)
        self.assertEqual(enrolment.household_size, 1)
        self.assertEqual(enrolment.exit_reason_id, self.reason())
        erased = enrolment.erased_on
        self.night("2028-07-11")
        self.assertEqual(enrolment.erased_on, erased)

    def test_a_household_that_came_back_is_kept(self):
        self.leave()
        self.make_demand(self.dina)
        self.night("2028-07-11")
        self.assertEqual(self.enrolment.partner_id, self.dina)

    def test_it_may_ask_to_be_erased_at_once(self):
        with self.refused("end the help first"):
            self.enrolment.action_erase()
        self.leave()
        self.enrolment.with_user(self.user_solidarity).action_erase()
        self.assertFalse(self.enrolment.partner_id)

    def test_another_household_keeps_its_file(self):
        self.leave()
        other = self.make_demand(self.farida)
        self.night("2028-07-11")
        self.assertEqual(other.partner_id, self.farida)

    # -- consent and right of access -----------------------------------------------------

    def test_a_text_that_was_signed_does_not_change(self):
        self.enrolment.action_consent()
        text = self.enrolment.consent_text_id
        with self.refused("cannot change any more"):
            text.body = "<p>Other</p>"
        new_id = text.action_new_version()["res_id"]
        new = text.browse(new_id)
        self.assertEqual(new.version, text.version + 1)
        new.body = "<p>Other</p>"
        demand = self.make_demand(self.farida)
        self.assertEqual(demand.consent_text_id, new)
        self.assertEqual(self.enrolment.consent_text_id, text)

    def html(self, name, records):
        reports = self.env["ir.actions.report"].with_user(self.user_solidarity)
        action = f"cocagne_paniers_solidaires.action_report_{name}"
        content, _kind = reports._render_qweb_html(action, records.ids)
        return content.decode()

    def test_the_consent_is_printed_in_french(self):
        page = self.html("consent", self.enrolment)
        self.assertIn("Accord pour les Paniers Solidaires", page)
        self.assertIn("Dina Morel", page)
        self.assertIn("24 mois", page)
        text = self.env["cocagne.solidarity.consent.text"]._current(self.garden)
        self.assertNotIn("Dina", self.html("consent_blank", text))

    def test_the_household_gets_all_that_is_held(self):
        basket = self.order.basket_ids.sorted("date")[0]
        basket._set_state("delivered")
        self.leave()
        self.make_demand(self.dina, note="Came back")
        page = self.html("held_data", self.enrolment)
        for words in ("Likes leeks", "Came back", "Cook", "CCAS du Lac", "350", "7"):
            self.assertIn(words, page)

    def test_the_names_of_files_tell_nothing(self):
        for name in ("consent", "consent_blank", "held_data"):
            report = self.env.ref(f"cocagne_paniers_solidaires.action_report_{name}")
            self.assertNotIn("partner", report.print_report_name)
            self.assertNotIn("name", report.print_report_name)

    def test_there_is_no_field_to_store_a_proof(self):
        kinds = {
            field.type
            for field in self.env["cocagne.solidarity.enrolment"]._fields.values()
        }
        self.assertNotIn("binary", kinds)
