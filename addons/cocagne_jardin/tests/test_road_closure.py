from datetime import date
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .common import CocagneCase


class TestDepotClosure(CocagneCase):
    """The Mairie closes from 22 June to 5 July: Tuesdays 23 and 30 June. M1 stops at
    the Poste too; V1 goes to the Gare on Fridays."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.poste = cls.make_depot("Poste", street="2 rue Haute", city="Bourg")
        cls.env["cocagne.round.stop"].create(
            {"round_id": cls.m1.id, "depot_id": cls.poste.id}
        )
        cls.season = cls.make_season(plan=True)
        (cls.alice + cls.bruno).write({"email": "somebody@example.org"})
        cls.alice_order = cls.make_subscription(cls.alice, cls.mairie)
        cls.bruno_order = cls.make_subscription(cls.bruno, cls.mairie)

    def close(self, apply=True, **values):
        closure = self.env["cocagne.depot.closure"].create(
            {
                "depot_id": self.mairie.id,
                "date_from": "2026-06-22",
                "date_to": "2026-07-05",
                "reason": "holidays",
                "replacement_id": self.poste.id,
                **values,
            }
        )
        if apply:
            closure.action_apply()
        return closure

    def days(self, order, depot):
        baskets = order.basket_ids.filtered(
            lambda b: b.depot_id == depot and b.state == "planned"
        )
        return [str(day) for day in baskets.sorted("date").mapped("date")][:3]

    def snapshot(self):
        baskets = self.env["cocagne.basket"].search([], order="id")
        return baskets.read(["delivery_id", "depot_id", "state", "quantity"])

    def test_r13_before_it_is_applied_it_says_who_is_concerned(self):
        closure = self.close(apply=False)
        self.assertEqual((closure.basket_count, closure.member_count), (4, 2))
        self.assertEqual(closure.basket_ids.depot_id, self.mairie)

    def test_r13_the_baskets_of_the_period_go_to_the_replacement(self):
        self.close()
        self.assertEqual(
            self.days(self.alice_order, self.poste), ["2026-06-23", "2026-06-30"]
        )
        self.assertEqual(
            self.days(self.alice_order, self.mairie),
            ["2026-06-16", "2026-07-07", "2026-07-13"],
        )

    def test_r13_the_subscription_keeps_its_depot(self):
        self.close()
        self.assertEqual(self.alice_order.depot_id, self.mairie)

    def test_r13_a_replacement_on_another_day_of_the_week(self):
        self.close(replacement_id=self.gare.id)
        self.assertEqual(
            self.days(self.alice_order, self.gare), ["2026-06-26", "2026-07-03"]
        )

    def test_r13_a_replacement_that_no_round_serves_is_refused(self):
        kiosk = self.make_depot("Kiosque")
        with self.assertRaisesRegex(UserError, "No round stops at"):
            self.close(replacement_id=kiosk.id)

    def test_r13_the_road_sheet_follows(self):
        self.close()
        delivery = self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-23")]
        )
        sheet = self.env["cocagne.preparation.sheet"].sheets_of(delivery)[0]
        names = [stop.depot.name for stop in sheet.trips[0].stops]
        self.assertEqual(names, ["Poste"])

    def test_r13_baskets_wait_for_the_next_delivery(self):
        self.close(mode="postpone", replacement_id=False)
        july = self.alice_order.basket_ids.filtered(
            lambda b: b.date == date(2026, 7, 7)
        )
        self.assertEqual((len(july), july.depot_id), (3, self.mairie))

    def test_r13_baskets_are_cancelled_and_not_billed(self):
        self.close(mode="cancel", replacement_id=False)
        self.assertEqual(
            self.days(self.alice_order, self.mairie)[:2], ["2026-06-16", "2026-07-07"]
        )
        # 29 Tuesdays from 16 June, less two
        self.assertEqual(self.alice_order.order_line.product_uom_qty, 27)

    def test_r13_at_the_end_of_a_season_nothing_can_be_postponed(self):
        with self.assertRaisesRegex(UserError, "no delivery left"):
            self.close(
                mode="postpone",
                replacement_id=False,
                date_from="2026-12-20",
                date_to="2026-12-31",
            )

    def test_r13_applying_again_changes_nothing(self):
        closure = self.close()
        before = self.snapshot()
        closure.action_apply()
        with patch.object(self.registry["ir.cron"], "_commit_progress"):
            self.env["cocagne.depot.closure"]._cron_apply()
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(len(closure.change_ids), 1)

    def test_r13_undone_as_a_whole(self):
        before = self.snapshot()
        closure = self.close()
        self.assertTrue(closure.can_undo())
        closure.action_undo()
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(closure.state, "undone")

    def test_r13_what_is_delivered_cannot_be_undone(self):
        closure = self.close()
        moved = self.env["cocagne.basket"].search([("closure_id", "=", closure.id)])
        moved[0]._set_state("delivered")
        self.assertFalse(closure.can_undo())
        with self.assertRaisesRegex(UserError, "delivered since"):
            closure.action_undo()
        self.assertEqual(closure.state, "applied")

    def test_r13_the_depot_may_open_earlier(self):
        closure = self.close()
        with freeze_time("2026-06-25"):
            closure.action_reopen()
        self.assertEqual(self.days(self.alice_order, self.poste), ["2026-06-23"])
        self.assertEqual(closure.date_to, date(2026, 6, 24))

    def test_r13_a_subscription_that_begins_later_follows_at_once(self):
        self.close()
        order = self.make_subscription(self.chloe, self.mairie)
        self.assertEqual(self.days(order, self.poste), ["2026-06-23", "2026-06-30"])

    def test_r13_planning_again_keeps_the_closure(self):
        self.close()
        self.alice_order.action_replan()
        self.assertEqual(
            self.days(self.alice_order, self.poste), ["2026-06-23", "2026-06-30"]
        )
        self.assertEqual(len(self.alice_order.basket_ids), 29)

    def test_r13_two_closures_of_a_depot_do_not_overlap(self):
        self.close()
        overlap = self.assertRaisesRegex(ValidationError, "already closed")
        with overlap, self.cr.savepoint():
            self.close(date_from="2026-07-01", date_to="2026-07-31")
        self.close(date_from="2026-07-06", date_to="2026-07-31")

    def test_r13_the_replacement_is_open(self):
        self.close()
        guests = self.assertRaisesRegex(ValidationError, "replaces")
        with guests, self.cr.savepoint():
            self.close(depot_id=self.poste.id, replacement_id=self.gare.id)
        with self.assertRaisesRegex(ValidationError, "choose another replacement"):
            self.close(depot_id=self.gare.id, replacement_id=self.mairie.id)

    def test_r13_the_replacement_has_room_or_the_days_are_named(self):
        self.poste.capacity = 1
        before = self.snapshot()
        with self.assertRaisesRegex(
            UserError, "2026: 2 to come, places left: 1\n.*2 to come"
        ):
            self.close()
        self.assertEqual(self.snapshot(), before)

    def test_r13_a_replacement_must_be_chosen(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.close(replacement_id=False)

    def test_r13_a_closure_in_force_is_not_rewritten(self):
        closure = self.close()
        with self.assertRaisesRegex(UserError, "undo it first"):
            closure.date_to = "2026-07-31"
        with self.assertRaisesRegex(UserError, "undo it first"):
            closure.unlink()

    def test_r13_a_closure_that_is_over_is_not_applied(self):
        closure = self.close(apply=False, date_from="2026-06-01", date_to="2026-06-07")
        with self.assertRaisesRegex(UserError, "is over"):
            closure.action_apply()

    # -- mails ----------------------------------------------------------------------

    def mails(self, code):
        sent = self.env["cocagne.mail.sent"].search([("scenario_id.code", "=", code)])
        return sent.partner_id

    def test_r13_members_are_told_at_once_and_once(self):
        closure = self.close()
        self.assertEqual(self.mails("depot_closure"), self.alice + self.bruno)
        closure.action_apply()
        self.assertEqual(len(closure.member_ids), 2)

    def test_r13_the_mail_says_where_and_when(self):
        closure = self.close()
        scenario = self.env["cocagne.mail.scenario"]._by_code("depot_closure")
        row = closure.member_ids[0]
        setting = scenario._setting(self.garden)
        mail = scenario._render(self.garden, setting, "en_US", row.ids)[row.id]
        self.assertIn("Mairie", mail["subject"])
        self.assertIn("Poste, 2 rue Haute, Bourg", mail["body"])
        self.assertIn("23", mail["body"])

    def test_r13_members_are_reminded_some_days_before(self):
        self.close()
        scenarios = self.env["cocagne.mail.scenario"].with_company(self.garden)
        with freeze_time("2026-06-19"):
            scenarios._send_daily(self.garden)
        self.assertFalse(self.mails("depot_closure_reminder"))
        for day in ("2026-06-20", "2026-06-21"):
            with freeze_time(day):
                scenarios._send_daily(self.garden)
        reminded = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "depot_closure_reminder")]
        )
        self.assertEqual(reminded.partner_id, self.alice + self.bruno)
        self.assertEqual(len(reminded), 2)

    # -- rights ---------------------------------------------------------------------

    def test_r13_the_desk_closes_a_depot(self):
        closure = self.close(apply=False).with_user(self.user_sales_desk)
        closure.action_apply()
        self.assertEqual(
            self.days(self.alice_order, self.poste), ["2026-06-23", "2026-06-30"]
        )
        closure.action_undo()
        self.assertEqual(self.days(self.alice_order, self.poste), [])

    def test_r13_a_preparer_reads_closures_and_applies_none(self):
        closure = self.close(apply=False).with_user(self.user_preparer)
        self.assertEqual(closure.depot_id, self.mairie)
        self.assertFalse(closure.can_apply())
        with self.assertRaises(UserError):
            closure.action_apply()
        with self.assertRaises(AccessError):
            closure.reason = "other"

    def test_r13_one_query_more_for_no_basket_more(self):
        """The work does not grow with the baskets: two members, then twelve."""

        def count():
            closure = self.close(apply=False)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            closure._apply_now()
            self.env.flush_all()
            queries = self.cr.sql_log_count - before
            closure.action_undo()
            return queries

        count()
        few = count()
        for number in range(10):
            member = self.make_member(f"Member {number}", "Test")
            self.make_subscription(member, self.mairie)
        self.assertLessEqual(count(), few)
