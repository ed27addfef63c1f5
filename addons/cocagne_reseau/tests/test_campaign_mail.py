"""What a campaign writes to gardens, and what it does by itself."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .campaign_case import CampaignCase


@tagged("post_install", "-at_install")
class TestCampaignMail(CampaignCase):
    def reminded(self, campaign):
        return {line.garden_id: line.reminder for line in campaign.line_ids}

    def test_gardens_are_told_at_the_opening(self):
        campaign = self.opened()
        sent = self.mails(campaign, "network_opening")
        self.assertEqual(sent.partner_id, (self.garden + self.other_garden).partner_id)
        self.assertEqual(sent.company_id, self.network)

    def test_the_mail_names_the_garden_the_month_and_the_day(self):
        self.garden.partner_id.lang = "fr_FR"
        sent = self.mails(self.opened(), "network_opening")
        sent = sent.filtered(lambda row: row.partner_id == self.garden.partner_id)
        self.assertIn("Mai 2026", sent.subject)
        self.assertIn(self.lake.name, sent.body)
        self.assertIn("15/06/2026", sent.body)

    def test_a_distant_garden_is_told_where_it_has_an_address(self):
        partner = self.env["res.partner"].create(
            {"name": "Jardin lointain", "email": "loin@example.org"}
        )
        self.far.partner_id = partner
        sent = self.mails(self.opened(), "network_opening")
        self.assertIn(partner, sent.partner_id)

    def test_each_reminder_has_its_day(self):
        campaign = self.opened()
        for day, expected in (
            ("2026-06-07", "opening"),
            ("2026-06-08", "first"),
            ("2026-06-12", "first"),
            ("2026-06-13", "second"),
            ("2026-06-16", "last"),
        ):
            with self.subTest(day=day), freeze_time(day):
                self.campaigns._cron_daily()
                self.assertEqual(self.reminded(campaign)[self.lake], expected)

    def test_who_validated_is_not_reminded(self):
        campaign = self.opened()
        self.line(campaign, self.lake).snapshot_ids._validate()
        with freeze_time("2026-06-08"):
            self.campaigns._cron_daily()
        sent = self.mails(campaign, "network_first")
        self.assertEqual(sent.partner_id, self.other_garden.partner_id)

    def test_a_day_run_twice_writes_once(self):
        campaign = self.opened()
        with freeze_time("2026-06-08"):
            self.campaigns._cron_daily()
            self.campaigns._cron_daily()
        self.assertEqual(len(self.mails(campaign, "network_first")), 2)

    def test_after_a_stop_only_the_latest_reminder_leaves(self):
        campaign = self.opened()
        with freeze_time("2026-06-20"):
            self.campaigns._cron_daily()
        self.assertFalse(self.mails(campaign, "network_first"))
        self.assertEqual(len(self.mails(campaign, "network_last")), 2)

    def test_a_closed_campaign_reminds_nobody(self):
        campaign = self.opened()
        campaign.action_close()
        with freeze_time("2026-06-20"):
            self.campaigns._cron_daily()
        self.assertFalse(self.mails(campaign, "network_last"))

    def test_a_campaign_closes_when_all_have_validated(self):
        campaign = self.opened()
        campaign.line_ids.filtered(lambda line: line.garden_id == self.far).unlink()
        self.months(campaign)._validate()
        self.campaigns._cron_daily()
        self.assertEqual(campaign.stage, "closed")

    def test_the_next_month_opens_by_itself(self):
        self.opened(deadline="2026-06-12")
        with freeze_time("2026-07-01"):
            self.campaigns._cron_daily()
            self.campaigns._cron_daily()
        june = self.campaigns.search([("date_from", "=", "2026-06-01")])
        self.assertEqual((len(june), june.stage), (1, "open"))
        self.assertEqual(june.deadline, date(2026, 7, 12))

    def test_the_next_month_waits_where_nobody_asked(self):
        self.opened(opens_next=False)
        with freeze_time("2026-07-01"):
            self.campaigns._cron_daily()
        self.assertFalse(self.campaigns.search([("date_from", "=", "2026-06-01")]))

    def test_the_night_sees_what_changed(self):
        month = self.validated()
        self.gare.active = False
        # a test commits nothing
        self.patch(
            type(self.env["ir.cron"]), "_commit_progress", lambda *_args, **_options: 1
        )
        self.campaigns._cron_watch()
        self.assertEqual(month.drift_ids.value, 1)

    def test_each_mail_shows_well_in_french(self):
        self.opened()
        self.env["res.lang"]._activate_lang("fr_FR")
        scenarios = self.env["cocagne.mail.scenario"].search(
            [("code", "=like", "network_%")]
        )
        proofs = scenarios.with_context(lang="fr_FR")
        for scenario in proofs:
            proof = scenario._proof(self.network)
            with self.subTest(code=scenario.code):
                self.assertFalse(proof["problems"])
        self.assertEqual(len(scenarios), 4)
