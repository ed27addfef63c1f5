"""Grouped mails: whom the criteria choose, what leaves, what stays closed."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

from .common import SIMPLE, CocagneCase


class LetterCase(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.email = "bonjour@lac.example"
        cls.make_logistics()
        cls.make_season(plan=True)
        for name in ("alice", "bruno", "chloe", "eric"):
            person = getattr(cls, name)
            person.write({"email": f"{name}@example.org", "lang": "fr_FR"})
        cls.order_alice = cls.make_subscription(
            cls.alice, cls.mairie, payment_mode="cheque"
        )
        cls.order_bruno = cls.make_subscription(
            cls.bruno, cls.gare, product=cls.familial, payment_mode="sepa"
        )

    @classmethod
    def make_letter(cls, **values):
        return cls.env["cocagne.letter"].create(
            {"subject": "Portes ouvertes", **values}
        )


class TestWhom(LetterCase):
    def people(self, **criteria):
        return self.make_letter(**criteria).recipient_ids

    def test_r97_who_pays_by_cheque(self):
        self.assertEqual(self.people(payment_mode="cheque"), self.alice)

    def test_r97_who_has_not_paid_the_fee(self):
        self.assertEqual(self.people(membership="unpaid"), self.bruno)

    def test_r97_a_depot_a_round_a_basket_type(self):
        self.assertEqual(self.people(depot_ids=self.gare.ids), self.bruno)
        self.assertEqual(self.people(round_ids=self.m1.ids), self.alice)
        self.assertEqual(self.people(product_ids=self.familial.ids), self.bruno)

    def test_r97_who_has_a_basket_on_a_day(self):
        self.assertEqual(self.people(basket_day="2026-06-16"), self.alice)
        self.assertEqual(self.people(basket_day="2026-06-19"), self.bruno)
        both = {"basket_day": "2026-06-16", "depot_ids": self.gare.ids}
        self.assertFalse(self.people(**both))

    def test_r97_who_ends_soon(self):
        self.order_alice.date_end = "2026-07-01"
        self.assertEqual(self.people(ending_within=3), self.alice)

    def test_r97_volunteers_and_categories(self):
        tag = self.env["res.partner.category"].create({"name": "AMAP"})
        self.chloe.volunteer = "maybe"
        self.eric.write({"volunteer": "yes", "category_id": tag.ids})
        self.assertEqual(self.people(volunteers="yes"), self.eric)
        self.assertEqual(self.people(volunteers="maybe"), self.chloe | self.eric)
        self.assertEqual(self.people(category_ids=tag.ids), self.eric)

    def test_r97_who_owes_money(self):
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.chloe.id,
                "invoice_date": "2026-01-31",
                "invoice_date_due": "2026-02-28",
                "invoice_line_ids": [
                    Command.create({"name": "Basket", "price_unit": SIMPLE})
                ],
            }
        )
        move.action_post()
        desk = self.env["cocagne.letter"].with_user(self.user_sales_desk)
        letter = desk.create({"subject": "Rappel", "is_overdue": True})
        self.assertEqual(letter.recipient_ids, self.chloe)

    def test_criteria_add_up_and_no_criterion_chooses_nobody(self):
        self.assertFalse(self.people())
        both = self.people(audience="subscribers", payment_mode="sepa")
        self.assertEqual(both, self.bruno)
        self.assertEqual(self.people(audience="members"), self.alice | self.chloe)

    def test_a_person_can_be_taken_off_the_list(self):
        letter = self.make_letter(audience="subscribers")
        letter.recipient_ids -= self.bruno
        self.assertEqual(letter.recipient_ids, self.alice)


class TestSending(LetterCase):
    def test_r97_each_person_gets_the_mail_in_their_name(self):
        letter = self.make_letter(
            audience="subscribers",
            body="<p>Bonjour [first name], venez à [garden] !</p>",
        ).with_user(self.user_sales_desk)
        letter.action_send()
        self.assertEqual(letter.waiting_count, 2)
        letter.sudo().mailing_id._action_send_mail()
        mails = self.env["mail.mail"].search([("subject", "=", "Portes ouvertes")])
        texts = {
            mail.email_to or mail.recipient_ids.email: mail.body_html for mail in mails
        }
        self.assertEqual(len(mails), 2)
        alice = next(text for to, text in texts.items() if "alice" in to)
        self.assertIn("Bonjour Alice, venez à Jardin du Lac (tests) !", alice)

    def test_r97_what_was_sent_stays_in_the_archive(self):
        letter = self.make_letter(audience="subscribers")
        letter.action_send()
        self.assertEqual(self.alice.letter_ids, letter)
        with self.assertRaises(UserError):
            letter.unlink()
        with self.assertRaises(UserError):
            letter.subject = "Autre"
        with self.assertRaises(UserError):
            letter.action_send()

    def test_who_refuses_mails_or_is_blacklisted_is_never_written_to(self):
        self.alice.accepts_mail = False
        self.env["mail.blacklist"].create({"email": "bruno@example.org"})
        letter = self.make_letter(audience="subscribers")
        self.assertEqual(letter.skipped_ids, self.alice | self.bruno)
        with self.assertRaisesRegex(UserError, "."):
            letter.action_send()
        letter.recipient_ids |= self.chloe
        letter.action_send()
        self.alice.accepts_mail = False
        self.assertEqual(letter.mailing_id._get_recipients(), self.chloe.ids)

    def test_a_change_of_mind_before_the_queue_runs_is_respected(self):
        letter = self.make_letter(audience="subscribers")
        letter.action_send()
        self.alice.accepts_mail = False
        self.assertEqual(letter.mailing_id._get_recipients(), self.bruno.ids)

    def test_a_text_cannot_compute_anything_else(self):
        for body in ('<p t-out="object.env"/>', "<p>[secret]</p>"):
            with self.subTest(body), self.assertRaises(ValidationError):
                self.make_letter(body=body)
        with self.assertRaises(ValidationError):
            self.make_letter(subject="{{ object.member_balance }}")

    def test_a_test_goes_to_the_user_alone(self):
        self.user_sales_desk.email = "desk@lac.example"
        letter = self.make_letter(audience="subscribers")
        letter.with_user(self.user_sales_desk).action_test()
        mail = self.env["mail.mail"].search([("subject", "=", "Portes ouvertes")])
        self.assertEqual(mail.recipient_ids, self.user_sales_desk.partner_id)
        self.assertEqual(letter.state, "draft")


class TestAccess(LetterCase):
    def test_r97_a_garden_never_sees_the_mails_of_another(self):
        letter = self.make_letter(audience="subscribers")
        letter.action_send()
        groups = "cocagne_jardin.group_manager,mass_mailing.group_mass_mailing_user"
        stranger = self.make_user("stranger", groups, self.other_garden)
        env = self.env(
            user=stranger, context={"allowed_company_ids": self.other_garden.ids}
        )
        self.assertFalse(env["cocagne.letter"].search([]))
        self.assertFalse(
            env["mailing.mailing"].search([("id", "=", letter.mailing_id.id)])
        )
        with self.assertRaises(AccessError):
            letter.mailing_id.with_env(env).read(["subject"])

    def test_a_mailing_of_a_garden_never_reaches_members_of_another(self):
        groups = "cocagne_jardin.group_manager,mass_mailing.group_mass_mailing_user"
        stranger = self.make_user("stranger", groups, self.other_garden)
        mailing = (
            self.env["mailing.mailing"]
            .with_user(stranger)
            .with_context(allowed_company_ids=self.other_garden.ids)
            .create(
                {
                    "subject": "Everybody",
                    "mailing_model_id": self.env["ir.model"]._get_id("res.partner"),
                    "mailing_domain": "[('cocagne_client', '=', True)]",
                }
            )
        )
        self.assertEqual(mailing.company_id, self.other_garden)
        self.assertNotIn(self.alice.id, mailing.sudo()._get_recipients())

    def test_preparers_write_to_nobody(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.letter"].with_user(self.user_preparer).search([])
        letter = self.make_letter(audience="subscribers")
        with self.assertRaises(AccessError):
            letter.with_user(self.user_preparer).action_send()

    def test_from_the_list_of_members_one_click_opens_a_mail_to_them(self):
        people = (self.alice | self.eric).with_user(self.user_sales_desk)
        action = people.action_write_to()
        letter = self.env["cocagne.letter"].browse(action["res_id"])
        self.assertEqual(letter.recipient_ids, self.alice | self.eric)
