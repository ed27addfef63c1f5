"""Memberships are renewed for the next period, all at once (R33)."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import FEE, CocagneCase


@tagged("post_install", "-at_install")
class TestRenewal(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        runs = type(cls.env["cocagne.progress.mixin"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.next_period = cls.env["cocagne.membership.period"].create(
            {
                "name": "Year 2027",
                "company_id": cls.garden.id,
                "date_start": "2027-01-01",
                "date_end": "2027-12-31",
            }
        )

    def campaign(self, **values):
        return (
            self.env["cocagne.renewal.campaign"]
            .with_user(self.user_manager)
            .create(
                {
                    "company_id": self.garden.id,
                    "period_id": self.next_period.id,
                    "send_mails": False,
                    **values,
                }
            )
        )

    def test_r33_the_preview_tells_who_and_how_much(self):
        campaign = self.campaign()
        # Alice pays, Chloé is exempt, Bruno has not paid
        self.assertEqual((campaign.todo_count, campaign.todo_total), (2, FEE))

    def test_r33_all_are_renewed_for_the_next_period(self):
        campaign = self.campaign()
        campaign.action_run()
        self.assertEqual(campaign.membership_ids.partner_id, self.alice | self.chloe)
        self.assertEqual(
            set(campaign.membership_ids.mapped("date_to")), {date(2027, 12, 31)}
        )
        self.assertEqual((campaign.state, campaign.done_count), ("done", 2))

    def test_r33_a_second_run_changes_nothing(self):
        campaign = self.campaign()
        campaign.action_run()
        campaign.action_run()
        self.campaign().action_run()
        found = self.env["cocagne.membership"].search(
            [("period_id", "=", self.next_period.id)]
        )
        self.assertEqual(len(found), 2)

    def test_r33_members_who_did_not_pay_only_on_demand(self):
        campaign = self.campaign(with_unpaid=True)
        self.assertEqual(campaign.todo_count, 3)

    def test_r33_invoices_are_made_on_demand(self):
        campaign = self.campaign(make_invoices=True)
        campaign.action_run()
        moves = campaign.membership_ids.move_id
        self.assertEqual((moves.partner_id, moves.amount_total), (self.alice, FEE))

    def test_r33_members_are_told_once_by_mail(self):
        self.alice.email = "alice@example.org"
        self.campaign(send_mails=True).action_run()
        mails = (
            self.env["cocagne.mail.sent"]
            .search(
                [
                    ("scenario_id.code", "=", "membership_renewal"),
                    ("state", "=", "queued"),
                ]
            )
            .filtered(lambda mail: mail.partner_id == self.alice)
        )
        self.assertEqual(len(mails), 1)

    def test_r33_exempt_types_are_never_renewed(self):
        self.make_membership(self.eric, type_id=self.free.id)
        self.assertEqual(self.campaign().todo_count, 2)

    def test_r33_rolling_memberships_are_renewed_from_the_day_after(self):
        self.garden.membership_period_mode = "rolling"
        old = self.make_membership(
            self.eric, date_from="2025-07-01", paid_on="2025-07-01"
        )
        campaign = self.campaign(
            period_id=False, ending_from="2026-06-15", ending_to="2026-07-15"
        )
        campaign.action_run()
        new = campaign.membership_ids
        self.assertEqual(old.date_to, date(2026, 6, 30))
        self.assertEqual((new.partner_id, new.date_from), (self.eric, date(2026, 7, 1)))

    def test_r33_one_member_who_is_refused_does_not_stop_the_others(self):
        campaign = self.campaign()
        model = type(campaign)
        write = model._write_renewals

        def refuse_alice(self, olds):
            if "Martin" in "".join(olds.partner_id.mapped("name")):
                raise UserError(self.env._("No."))
            return write(self, olds)

        with patch.object(model, "_write_renewals", refuse_alice):
            campaign.action_run()
        self.assertEqual(campaign.membership_ids.partner_id, self.chloe)
        self.assertIn("Martin", campaign.refusals)
        campaign.action_run()
        self.assertEqual(campaign.membership_ids.partner_id, self.alice | self.chloe)

    def test_r33_jobs_go_on_from_chunk_to_chunk(self):
        campaign = self.campaign()
        campaign._start()
        with patch(
            "odoo.addons.cocagne_jardin.models.member.renewal_campaign.CHUNK", 1
        ):
            seen = []
            with patch.object(
                type(campaign), "_enqueue", lambda self, after: seen.append(after)
            ):
                campaign._run_next(0)
                self.assertEqual((len(seen), campaign.state), (1, "running"))
                campaign._run_next(seen[0])
        self.assertEqual((campaign.state, campaign.done_count), ("done", 2))

    def test_r33_a_stopped_campaign_does_nothing_more(self):
        campaign = self.campaign()
        campaign._start()
        campaign.action_stop()
        campaign._run_next(0)
        self.assertFalse(campaign.membership_ids)

    def test_r33_a_fixed_period_must_be_chosen(self):
        campaign = self.campaign(
            period_id=False, ending_from="2026-12-31", ending_to="2026-12-31"
        )
        with self.assertRaisesRegex(UserError, "Choose the new period"):
            campaign.action_run()

    def test_only_a_manager_renews(self):
        with self.assertRaises(AccessError):
            self.campaign().with_user(self.user_sales_desk).action_run()
