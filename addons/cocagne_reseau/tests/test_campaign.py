from datetime import date

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .snapshot_case import APRIL, MAY, SnapshotCase


class CampaignCase(SnapshotCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaigns = cls.env["cocagne.network.campaign"]
        cls.classPatch(type(cls.campaigns), "_has_job_runner", lambda self: False)
        # a demonstration may have its own
        cls.campaigns.search([]).write({"stage": "draft"})
        cls.campaigns.search([]).unlink()
        others = cls.env["cocagne.network.garden"].search([])
        (others - cls.lake - cls.coast - cls.far).active = False
        cls.garden.partner_id.email = "lac@example.org"
        cls.other_garden.partner_id.email = "cote@example.org"

    @classmethod
    def make_campaign(cls, **values):
        """The campaign of May 2026, not opened."""
        return cls.campaigns.create({"date_from": MAY, **values})

    @classmethod
    def opened(cls, **values):
        campaign = cls.make_campaign(**values)
        campaign.action_open()
        return campaign

    def line(self, campaign, garden):
        return campaign.line_ids.filtered(lambda line: line.garden_id == garden)

    def months(self, campaign):
        return campaign.line_ids.snapshot_ids

    def mails(self, campaign, code):
        return self.env["cocagne.mail.sent"].search(
            [
                ("scenario_id.code", "=", code),
                ("res_id", "in", campaign.line_ids.ids),
                ("state", "=", "queued"),
            ]
        )


@tagged("post_install", "-at_install")
class TestCampaign(CampaignCase):
    def test_a_campaign_asks_last_month_of_all_gardens(self):
        campaign = Form(self.campaigns.with_user(self.user_network_manager)).save()
        self.assertEqual(campaign.date_from, MAY)
        self.assertEqual(campaign.date_to, date(2026, 5, 31))
        self.assertEqual(campaign.deadline, date(2026, 6, 15))
        self.assertEqual(campaign.line_ids.garden_id, self.lake + self.coast + self.far)

    def test_gardens_that_left_or_came_later_are_not_asked(self):
        self.lake.date_left = "2026-04-30"
        self.coast.date_joined = "2026-06-01"
        self.assertEqual(self.make_campaign().line_ids.garden_id, self.far)

    def test_the_name_is_the_period(self):
        french = self.campaigns.with_context(lang="fr_FR")
        names = {
            "month": "Mai 2026",
            "quarter": "2e trimestre 2026",
            "year": "2026",
        }
        for kind, name in names.items():
            with self.subTest(kind=kind):
                campaign = french.create({"kind": kind, "date_from": "2026-05-20"})
                self.assertEqual(campaign.display_name, name)

    def test_a_quarter_has_three_months(self):
        campaign = self.make_campaign(kind="quarter", date_from="2026-02-10")
        campaign.action_open()
        months = self.line(campaign, self.lake).snapshot_ids
        self.assertEqual(
            sorted(months.mapped("month")),
            [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)],
        )

    def test_a_period_has_one_campaign(self):
        self.make_campaign()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self.make_campaign()

    def test_opening_counts_the_hosted_gardens(self):
        campaign = self.opened()
        found = {line.garden_id: line.status for line in campaign.line_ids}
        self.assertEqual(
            found,
            {self.lake: "computed", self.coast: "computed", self.far: "to_compute"},
        )
        self.assertEqual((campaign.state, campaign.progress), ("done", 100))

    def test_a_period_that_runs_is_not_opened(self):
        campaign = self.make_campaign(date_from="2026-06-01")
        with self.assertRaisesRegex(UserError, "(is not over|pas terminé)"):
            campaign.action_open()

    def test_progress_follows_the_gardens(self):
        campaign = self.opened()
        self.line(campaign, self.lake).snapshot_ids._validate()
        self.assertEqual((campaign.validated_count, campaign.garden_count), (1, 3))
        self.assertAlmostEqual(campaign.validated_percent, 33.33, 2)

    def test_a_quarter_is_done_with_its_last_month(self):
        campaign = self.opened(kind="quarter", date_from="2026-01-01")
        line = self.line(campaign, self.lake)
        first, second, third = line.snapshot_ids
        (first + second)._validate()
        self.assertEqual(line.status, "computed")
        third._validate()
        self.assertEqual(line.status, "validated")

    def test_after_the_day_gardens_are_late(self):
        campaign = self.opened()
        self.line(campaign, self.lake).snapshot_ids._validate()
        with freeze_time("2026-06-16"):
            self.env.invalidate_all()
            late = campaign.line_ids.filtered("is_late").garden_id
            self.assertEqual(late, self.coast + self.far)
            self.assertEqual(campaign.late_count, 2)
            self.assertEqual(campaign.next_step["code"], "late")

    def test_the_garden_knows_the_day(self):
        self.opened()
        month = self.as_user(self.snapshots, self.user_manager).search(
            [("month", "=", MAY)]
        )
        self.assertEqual(month.deadline, date(2026, 6, 15))

    def test_comments_come_to_the_head_office(self):
        campaign = self.opened()
        month = self.line(campaign, self.lake).snapshot_ids
        self.as_user(month, self.user_manager).comment = "Gel"
        seen = campaign.with_user(self.user_head_office).line_ids
        self.assertIn("Gel", seen.mapped("comment"))

    def test_counted_again_validated_months_stay(self):
        campaign = self.opened()
        self.line(campaign, self.lake).snapshot_ids._validate()
        self.gare.active = False
        campaign.action_run()
        month = self.line(campaign, self.lake).snapshot_ids
        self.assertEqual((self.value(month), month.state), (2, "validated"))

    def test_killed_after_a_chunk_it_goes_on_with_the_rest(self):
        campaign = self.make_campaign()
        campaign._prepare_months()
        campaign.stage = "open"
        campaign._start()
        campaign._do(campaign._waiting()[:1])
        self.assertEqual(campaign._waiting(), [self.coast])
        asked = []
        compute = type(self.snapshots)._compute

        def spy(snapshots, gardens, month):
            asked.append(gardens)
            return compute(snapshots, gardens, month)

        self.patch(type(self.snapshots), "_compute", spy)
        campaign.action_run()
        self.assertEqual(asked, [self.coast])
        self.assertEqual(campaign.state, "done")
        self.assertEqual(len(self.mails(campaign, "network_opening")), 2)

    def test_an_open_campaign_is_kept(self):
        campaign = self.opened()
        with self.assertRaisesRegex(UserError, "(kept|gardée|conservée)"):
            campaign.unlink()

    def test_the_period_of_an_open_campaign_stays(self):
        campaign = self.opened()
        with self.assertRaises(UserError):
            campaign.date_from = APRIL

    def test_without_head_office_nothing_is_asked(self):
        self.network.is_network = False
        with self.assertRaisesRegex(UserError, "(head office|siège)"):
            self.make_campaign()

    def test_readers_of_the_head_office_decide_nothing(self):
        campaign = self.make_campaign().with_user(self.user_head_office)
        self.assertTrue(campaign.read(["validated_percent", "next_step"]))
        for name in ("action_open", "action_remind", "action_close", "action_run"):
            with self.subTest(name=name), self.assertRaises(AccessError):
                getattr(campaign, name)()

    def test_gardens_see_no_campaign(self):
        campaign = self.opened()
        for user in (self.user_manager, self.user_director):
            for record in (campaign, campaign.line_ids):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    record.with_user(user).read(["display_name"])


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
