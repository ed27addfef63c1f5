"""A campaign asks the gardens for their month."""

from datetime import date

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .campaign_case import CampaignCase
from .snapshot_case import APRIL, MAY


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
