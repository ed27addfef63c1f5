"""Papers and mails of the garden in one list, and the proof-reading of the mails."""

from datetime import date

from odoo.exceptions import AccessError, UserError

from .common import CocagneCase
from .test_desk_mail_scenario import MailCase


class TestDocuments(CocagneCase):
    def documents(self, user=None):
        documents = self.env["cocagne.document"].with_user(user or self.user_manager)
        documents.action_open()
        return documents

    def test_r98_every_paper_and_every_mail_is_listed(self):
        found = self.documents().search([])
        reports = {
            "cocagne_jardin.action_report_labels",
            "cocagne_jardin.action_report_road_sheet",
            "account.account_invoices",
            "account_payment_sepa_direct_debit.report_sepa_direct_debit_mandate",
            "stock.action_report_delivery",
        }
        listed = set(found.report_id.get_external_id().values())
        self.assertLessEqual(reports, listed)
        scenarios = self.env["cocagne.mail.scenario"].search([])
        self.assertEqual(found.scenario_id, scenarios)
        self.assertTrue(all(found.mapped("name")))

    def test_r98_a_paper_is_shown_with_data_of_the_garden(self):
        paper = self.env.ref("cocagne_jardin.action_report_labels")
        document = self.documents().search([("report_id", "=", paper.id)])
        with self.assertRaisesRegex(UserError, "."):
            document.action_preview()
        self.make_logistics()
        self.make_season(plan=True)
        order = self.make_subscription(self.alice, self.mairie)
        action = document.action_preview()
        self.assertEqual(action["type"], "ir.actions.report")
        shown = self.env["cocagne.delivery"].browse(action["context"]["active_ids"])
        self.assertIn(order, shown.basket_ids.order_id)

    def test_r98_a_mail_opens_its_text_and_what_was_sent(self):
        scenario = self.env.ref("cocagne_jardin.scenario_welcome")
        document = self.documents().search([("scenario_id", "=", scenario.id)])
        opened = self.env["cocagne.mail.setting"].browse(
            document.action_change()["res_id"]
        )
        self.assertEqual(opened.scenario_id, scenario)
        self.assertEqual(opened.company_id, self.garden)
        archive = document.action_archive_list()
        self.assertEqual(archive["res_model"], "cocagne.mail.sent")

    def test_r98_what_goes_with_a_mail_is_kept_with_it(self):
        scenario = self.env.ref("cocagne_jardin.scenario_welcome")
        scenario.template_id.attachment_ids = self.env["ir.attachment"].create(
            {"name": "rules.txt", "raw": b"Rules of the garden"}
        )
        self.env["cocagne.mail.setting"]._complete(self.garden)
        self.env["cocagne.mail.setting"].search([]).is_on = True
        self.alice.email = "alice@example.org"
        sent = self.env["cocagne.mail.scenario"]._send("welcome", self.alice_paid)
        self.assertEqual(sent.attachment_ids.mapped("name"), ["rules.txt"])
        self.assertEqual(sent.mail_id.attachment_ids, sent.attachment_ids)

    def test_only_the_manager_opens_the_list(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.document"].with_user(self.user_sales_desk).search([])


class TestProofs(MailCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.phone = "03 84 00 00 00"
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.make_subscription(cls.alice, cls.mairie)
        cls.make_occasions()

    @classmethod
    def make_occasions(cls):
        """Something to write about: an assembly, a closure, a place, an end."""
        assembly = cls.env["cocagne.assembly"].create(
            {"name": "2026", "company_id": cls.garden.id, "date": "2026-06-30"}
        )
        assembly.action_draw_up()
        cls.env["cocagne.depot.closure"].create(
            {
                "depot_id": cls.mairie.id,
                "date_from": "2026-07-06",
                "date_to": "2026-07-12",
                "reason": "Congés",
                "mode": "replacement",
                "replacement_id": cls.gare.id,
            }
        ).action_apply()
        full = cls.make_depot("Kiosque", capacity=1)
        cls.make_round("K1", 3, full)
        cls.env["cocagne.season"].search(
            [("company_id", "=", cls.garden.id)]
        ).action_plan()
        cls.make_subscription(cls.chloe, full)
        full.action_wait(cls.eric, cls.simple, 1)
        full.capacity = 2
        ended = cls.make_subscription(cls.bruno, cls.mairie)
        ended.action_terminate("date", date(2026, 10, 31))

    def proofs(self):
        """The mails of this addon; another one proves its own."""
        names = self.scenarios.search([]).get_external_id()
        own = self.scenarios.browse(
            record_id
            for record_id, name in names.items()
            if name.startswith("cocagne_jardin.")
        )
        codes = set(own.mapped("code"))
        proofs = self.scenarios._proofs(self.garden)
        return {proof["code"]: proof for proof in proofs if proof["code"] in codes}

    def test_r97_every_mail_renders_in_french_and_fills_in_everything(self):
        proofs = self.proofs()
        # its mail needs a published week: test_contents_public.py sends it
        proofs.pop("week_contents")
        for code, proof in proofs.items():
            with self.subTest(code):
                self.assertEqual(proof["problems"], [])
                self.assertTrue(proof["subject"] and proof["body"])

    def test_a_text_that_fills_in_nothing_is_found(self):
        self.scenarios._by_code("basket_reminder").template_id.with_context(
            lang="fr_FR"
        ).write({"body_html": '<p>Vous : <t t-out="object.partner_id.city"/></p>'})
        problems = self.proofs()["basket_reminder"]["problems"]
        self.assertIn("the body fills in nothing after « Vous :  »", problems)

    def test_a_text_left_in_english_or_broken_is_found(self):
        template = self.scenarios._by_code("welcome").template_id
        template.with_context(lang="fr_FR").subject = template.with_context(
            lang="en_US"
        ).subject
        self.assertIn(
            "the subject is not in French", self.proofs()["welcome"]["problems"]
        )
        self.env.cr.execute(
            "UPDATE mail_template SET body_html = jsonb_build_object("
            "'en_US', '<p t-out=\"object.nothing_such\"/>') WHERE id = %s",
            [template.id],
        )
        template.invalidate_recordset()
        self.assertIn("does not render", " ".join(self.proofs()["welcome"]["problems"]))
