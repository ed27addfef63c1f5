"""The manager's home: figures, alerts, notes, who sees what, and what it costs."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .common import SIMPLE, TODAY, CocagneCase


class HomeCase(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)

    def home(self, user=None):
        return self.env["cocagne.home"].with_user(user or self.user_manager)

    def alerts(self, user=None):
        cards = self.home(user).get_home()["alerts"]
        return {card["code"]: card["count"] for card in cards}

    def opened(self, code, user=None):
        """The records that the list of an alert shows."""
        action = self.home(user).action_alert(code)
        return self.env[action["res_model"]].search(action["domain"])


class TestHome(HomeCase):
    def test_r96_the_week_tells_each_round_and_its_baskets(self):
        self.make_subscription(self.alice, self.mairie, quantity=2)
        week = self.home().get_home()["week"]
        rounds = {card["round"]: card["baskets"] for card in week["rounds"]}
        self.assertEqual(rounds, {self.m1.display_name: 2, self.v1.display_name: 0})
        self.assertEqual(week["baskets"], 2)

    def test_r96_the_next_week_is_one_click_away(self):
        week = self.home().get_week(1)
        self.assertIn("22", week["label"])
        self.assertEqual(len(week["rounds"]), 2)

    def test_r96_the_figures_open_their_list(self):
        order = self.make_subscription(self.alice, self.mairie)
        figures = {f["code"]: f["value"] for f in self.home().get_home()["figures"]}
        self.assertEqual(figures["subscriptions"], 1)
        action = self.home().action_figure("subscriptions")
        self.assertEqual(action["res_id"], order.id)

    def test_r96_the_curves_count_baskets_and_new_members(self):
        self.make_subscription(self.alice, self.mairie, quantity=2)
        self.make_membership(self.eric, date_from=TODAY, paid_on=TODAY)
        trend = self.home().get_home()["trend"]
        self.assertEqual(trend["types"], [{"name": "Simple", "values": [0] * 11 + [2]}])
        # Alice, Bruno and Chloé in January, Éric in June
        self.assertEqual(trend["new_members"], [0] * 6 + [3, 0, 0, 0, 0, 1])

    def test_r96_a_preparer_gets_the_week_and_no_money_nor_members(self):
        self.owe(self.alice)
        self.bruno_unpaid.invalidate_recordset()
        home = self.home(self.user_preparer).get_home()
        self.assertTrue(home["week"]["rounds"])
        self.assertFalse(home["figures"] or home["trend"])
        self.assertNotIn("negative_balances", self.alerts(self.user_preparer))
        with self.assertRaises(KeyError):
            self.home(self.user_preparer).action_alert("negative_balances")

    def test_who_works_in_no_garden_has_no_home(self):
        with self.assertRaises(AccessError):
            self.home(self.user_head_office).get_home()

    def owe(self, partner):
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "invoice_date": "2026-01-31",
                "invoice_line_ids": [
                    Command.create({"name": "Basket", "price_unit": SIMPLE})
                ],
            }
        )
        move.action_post()


class TestAlerts(HomeCase):
    def test_r96_members_who_owe_money(self):
        TestHome.owe(self, self.chloe)
        self.assertEqual(self.alerts()["negative_balances"], 1)
        self.assertEqual(self.opened("negative_balances"), self.chloe)

    def test_r96_subscriptions_that_end_soon(self):
        order = self.make_subscription(self.alice, self.mairie, date_end="2026-07-01")
        self.make_subscription(self.bruno, self.gare)
        self.assertEqual(self.alerts()["ending_subscriptions"], 1)
        self.assertEqual(self.opened("ending_subscriptions"), order)

    def test_r96_full_depots(self):
        self.mairie.capacity = 1
        self.gare.capacity = 5
        self.make_subscription(self.alice, self.mairie)
        self.assertEqual(self.opened("full_depots"), self.mairie)

    def test_past_rounds_not_marked(self):
        self.make_subscription(self.alice, self.mairie, date_start="2026-06-09")
        late = self.opened("late_deliveries")
        self.assertEqual(late.mapped("date")[0].day, 9)
        self.assertEqual(self.alerts(self.user_preparer)["late_deliveries"], 1)
        late.action_deliver()
        self.assertNotIn("late_deliveries", self.alerts())

    def test_baskets_that_no_round_brings(self):
        self.make_subscription(self.alice, self.mairie, date_end="2026-06-20")
        self.m1.stop_ids.unlink()
        self.assertEqual(self.alerts()["orphan_baskets"], 1)

    def test_a_season_that_ends_without_a_next_one(self):
        self.assertNotIn("next_season", self.alerts())
        self.season.with_context(tracking_disable=True).date_end = "2026-07-20"
        self.assertEqual(self.opened("next_season"), self.season)
        following = self.env["cocagne.season"].create(
            {
                "name": "Autumn",
                "company_id": self.garden.id,
                "date_start": "2026-07-21",
                "date_end": "2026-12-31",
            }
        )
        self.assertNotIn("next_season", self.alerts())
        self.assertNotIn("no_season", self.alerts())
        self.season.date_end = "2026-06-14"
        following.date_start = "2026-06-15"
        self.assertEqual(self.opened("no_season"), following)

    def test_unpaid_and_expiring_memberships(self):
        self.alice_paid.date_to = "2026-06-30"
        self.assertEqual(self.opened("unpaid_memberships"), self.bruno)
        self.assertEqual(self.opened("expiring_memberships"), self.alice_paid)

    def test_mails_that_failed_or_found_no_address(self):
        self.env["cocagne.mail.setting"]._complete(self.garden)
        self.env["cocagne.mail.setting"].search([]).is_on = True
        self.alice.email = "alice@example.org"
        people = self.alice | self.bruno
        sent = self.env["cocagne.mail.scenario"]._send("balance_reminder", people)
        sent.mail_id.state = "exception"
        alerts = self.alerts()
        self.assertEqual((alerts["failed_mails"], alerts["unreachable"]), (1, 1))

    def test_each_alert_opens_what_it_counts(self):
        self.make_subscription(self.alice, self.mairie, confirm=False)
        home = self.home()
        for code, alert in home._visible_alerts().items():
            with self.subTest(code):
                counted = home.env[alert["model"]].search(alert["domain"])
                action = home.action_alert(code)
                self.assertEqual(action["res_model"], alert["model"])
                shown = home.env[alert["model"]].search(action["domain"])
                self.assertEqual(shown, counted)

    def test_another_garden_is_counted_nowhere(self):
        self.make_subscription(self.alice, self.mairie, date_start="2026-06-09")
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        home = self.home(stranger).with_context(
            allowed_company_ids=self.other_garden.ids
        )
        answer = home.get_home()
        self.assertFalse(answer["week"]["rounds"])
        self.assertFalse(answer["alerts"])
        self.assertFalse(answer["trend"]["types"])
        self.assertEqual(sum(answer["trend"]["new_members"]), 0)

    def test_the_home_costs_the_same_for_10_and_for_50_members(self):
        def queries(count):
            for number in range(count):
                member = self.make_member("Zoé", f"{count}-{number}")
                self.make_membership(member)
                self.make_subscription(member, self.mairie, date_end="2026-06-30")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.home().get_home()
            return self.env.cr.sql_log_count - before

        queries(1)
        few = queries(10)
        # one more at most: a cache of the server may be cold
        self.assertLessEqual(queries(50), few + 1)
        # the alerts of all addons in the database
        self.assertLessEqual(few, 60)


class TestNotes(HomeCase):
    def write_note(self, user, **values):
        notes = self.env["cocagne.note"].with_user(user)
        return notes.create({"text": "Call the school", **values})

    def texts(self, user):
        return [
            card["text"] for card in self.env["cocagne.note"].with_user(user).board()
        ]

    def test_r96_a_personal_note_is_seen_by_its_author_alone(self):
        note = self.write_note(self.user_sales_desk)
        self.assertEqual(self.texts(self.user_sales_desk), ["Call the school"])
        self.assertFalse(self.texts(self.user_manager))
        with self.assertRaises(AccessError):
            note.with_user(self.user_manager).read(["text"])

    def test_r96_a_note_of_the_garden_is_seen_by_everybody_and_hidden_by_each(self):
        note = self.write_note(self.user_manager, scope="garden")
        self.assertEqual(self.texts(self.user_preparer), ["Call the school"])
        note.with_user(self.user_preparer).action_hide()
        self.assertFalse(self.texts(self.user_preparer))
        self.assertEqual(self.texts(self.user_sales_desk), ["Call the school"])
        note.with_user(self.user_preparer).action_show_all()
        self.assertEqual(self.texts(self.user_preparer), ["Call the school"])

    def test_r96_a_note_has_its_days(self):
        self.write_note(self.user_manager, text="Tomorrow", date_from="2026-06-16")
        self.write_note(self.user_manager, text="Over", date_until="2026-06-14")
        self.write_note(self.user_manager, text="Now", date_until="2026-06-15")
        self.assertEqual(self.texts(self.user_manager), ["Now"])

    def test_only_the_author_or_the_manager_changes_a_note(self):
        note = self.write_note(self.user_sales_desk, scope="garden")
        with self.assertRaises(AccessError):
            note.with_user(self.user_preparer).text = "Changed"
        with self.assertRaises(AccessError):
            note.with_user(self.user_preparer).unlink()
        note.with_user(self.user_manager).text = "Changed"
        note.with_user(self.user_sales_desk).unlink()

    def test_nobody_writes_in_the_name_of_another(self):
        note = self.write_note(self.user_preparer, user_id=self.user_manager.id)
        self.assertEqual(note.user_id, self.user_preparer)
        with self.assertRaises(AccessError):
            note.with_user(self.user_preparer).user_id = self.user_manager

    def test_an_empty_note_is_refused(self):
        with self.assertRaises(UserError):
            self.write_note(self.user_manager, text="  ")

    def test_a_note_stays_in_its_garden(self):
        self.write_note(self.user_manager, scope="garden")
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        notes = self.env["cocagne.note"].with_user(stranger)
        notes = notes.with_context(allowed_company_ids=self.other_garden.ids)
        self.assertFalse(notes.search([]))
