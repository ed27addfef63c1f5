"""Mails that no click triggers: who needs one this morning."""

from unittest.mock import patch

from odoo.fields import Command

from .common import SIMPLE, TODAY
from .test_desk_mail_scenario import MailCase


class TestDaily(MailCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.settings.search([("company_id", "=", cls.garden.id)]).is_on = False

    def morning(self):
        return self.scenarios._send_daily(self.garden)

    def test_r97_a_basket_is_announced_once_with_all_that_comes_that_day(self):
        order = self.make_subscription(self.alice, self.mairie)
        self.make_subscription(self.alice, self.mairie, product=self.eggs)
        self.switch("basket_reminder")
        self.setting("basket_reminder").days = 1
        sent = self.morning()
        self.assertEqual(sent.partner_id, self.alice)
        self.assertIn("1 Simple, 1 Œufs", sent.body)
        self.assertIn("mardi 16 juin", sent.subject)
        self.assertFalse(self.morning())
        self.assertEqual(
            order.basket_ids.filtered(lambda b: b.id == sent.res_id).date.day, 16
        )

    def test_r97_a_basket_not_collected_is_told_the_day_after(self):
        order = self.make_subscription(self.alice, self.mairie, date_start="2026-06-09")
        basket = order.basket_ids.filtered(lambda b: b.date.day == 9)[:1]
        basket.action_not_collected()
        self.switch("basket_not_collected")
        self.assertEqual(self.morning().partner_id, self.alice)
        self.assertFalse(self.morning())

    def test_r97_a_membership_that_ends_is_told_unless_it_is_renewed(self):
        self.alice_paid.date_to = "2026-07-01"
        ends = self.make_membership(
            self.eric, date_to="2026-07-02", paid_on="2026-01-02"
        )
        self.eric.email = "eric@example.org"
        self.make_membership(self.alice, date_from="2026-07-02", date_to="2027-07-01")
        self.switch("membership_expiring")
        sent = self.morning()
        self.assertEqual(sent.mapped("res_id"), ends.ids)

    def test_r97_an_unpaid_fee_is_reminded_three_times_at_most(self):
        self.bruno_unpaid.date_from = "2026-05-01"
        self.switch("membership_unpaid")
        self.assertEqual(self.morning().key, "reminder 1")
        self.assertFalse(self.morning())
        self.bruno_unpaid.date_from = "2026-04-20"
        self.assertEqual(self.morning().key, "reminder 2")
        self.bruno_unpaid.date_from = "2026-01-01"
        self.assertFalse(self.morning())

    def make_overdue(self, partner):
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "invoice_date": "2026-01-31",
                "invoice_date_due": "2026-02-28",
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Basket", "price_unit": SIMPLE, "tax_ids": False}
                    )
                ],
            }
        )
        move.action_post()

    def test_r97_a_balance_is_reminded_once_a_month_but_not_to_who_pays_by_debit(self):
        self.make_overdue(self.alice)
        self.make_overdue(self.bruno)
        self.make_subscription(self.bruno, self.mairie, payment_mode="sepa")
        self.switch("balance_reminder")
        sent = self.morning()
        self.assertEqual(sent.partner_id, self.alice)
        self.assertIn("10,00", sent.body)
        self.assertFalse(self.morning())

    def test_r97_a_new_member_is_welcomed_once(self):
        self.eric.email = "eric@example.org"
        self.make_membership(self.eric, date_from=TODAY, paid_on=TODAY)
        self.switch("welcome")
        self.assertEqual(self.morning().partner_id, self.eric)
        self.assertFalse(self.morning())

    def test_nothing_leaves_where_nothing_is_switched_on(self):
        self.make_overdue(self.alice)
        self.make_subscription(self.alice, self.mairie)
        self.assertFalse(self.morning())

    def test_a_garden_that_fails_stops_no_other(self):
        done = []

        def send(scenario, company):
            done.append(company)
            if company == self.garden:
                raise ValueError("broken")

        cls = type(self.scenarios)
        with (
            patch.object(cls, "_send_daily", send),
            patch.object(type(self.env["ir.cron"]), "_commit_progress"),
            patch.object(self.env.cr, "rollback"),
            self.assertLogs("odoo.addons.cocagne_jardin", "ERROR"),
        ):
            self.scenarios._cron_daily()
        self.assertIn(self.other_garden, done)
