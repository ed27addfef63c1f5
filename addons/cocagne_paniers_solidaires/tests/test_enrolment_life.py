from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .enrolment_case import EnrolmentCase

LAST = date(2026, 6, 20)


@tagged("post_install", "-at_install")
class TestEnrolmentLife(EnrolmentCase):
    def planned(self, after=LAST):
        return self.env["cocagne.basket"].search(
            [
                ("order_id", "=", self.order.id),
                ("state", "=", "planned"),
                ("date", ">", after),
            ]
        )

    def end(self, outcome, **values):
        wizard = self.desk_env["cocagne.solidarity.end"].create(
            {
                "enrolment_id": self.enrolment.id,
                "last_day": LAST,
                "reason_id": self.reason().id,
                "outcome": outcome,
                **values,
            }
        )
        said = wizard.consequences
        wizard.action_end()
        return said

    def test_ending_with_the_subscription_says_how_many_baskets_are_cancelled(self):
        count = len(self.planned())
        self.assertGreater(count, 10)
        said = self.end("stop")
        self.assertIn(f"cancelled: {count}", said)
        self.assertFalse(self.planned())
        self.assertEqual(self.order.termination_date, LAST)
        # nothing on the subscription tells why
        self.assertFalse(self.order.termination_reason_id)
        self.assertEqual(self.enrolment.state, "active")

    def test_ending_at_the_public_price_says_what_a_basket_will_cost(self):
        count = len(self.planned())
        said = self.end("public")
        self.assertIn(f"kept: {count}", said)
        self.assertRegex(said, "10[,.]00")
        self.assertEqual(len(self.planned()), count)
        split = self.env["cocagne.solidarity.split"]
        line = self.order.order_line
        self.assertEqual(float(split._participation(line, LAST)), 3)
        self.assertIsNone(split._participation(line, date(2026, 6, 21)))

    def test_what_is_decided_happens_at_night(self):
        self.end("public")
        with freeze_time("2026-06-21"):
            self.env["cocagne.solidarity.enrolment"]._night_endings(self.garden)
        self.assertEqual(self.enrolment.state, "ended")
        self.assertEqual(self.enrolment.exit_reason_id, self.reason())

    def test_a_day_that_is_past_is_refused(self):
        with self.refused("today or a later day"):
            self.end("stop", last_day="2026-06-01")

    def test_a_help_that_is_over_ends_as_the_garden_says(self):
        self.enrolment.date_end = LAST
        with freeze_time("2026-06-21"):
            for _again in range(2):
                self.env["cocagne.solidarity.enrolment"]._night_endings(self.garden)
        self.assertEqual(self.enrolment.state, "ended")
        self.assertEqual(self.enrolment.exit_reason_id, self.reason("period"))
        self.assertFalse(self.planned())

    def test_the_garden_may_let_them_go_on(self):
        self.garden.solidarity_end_outcome = "public"
        self.enrolment.date_end = LAST
        with freeze_time("2026-06-21"):
            self.env["cocagne.solidarity.enrolment"]._night_endings(self.garden)
        self.assertTrue(self.planned())

    # -- renewals ------------------------------------------------------------------------

    def renew(self, **values):
        wizard = self.desk_env["cocagne.solidarity.renew"].create(
            {
                "enrolment_id": self.enrolment.id,
                "agreed_on": "2026-06-12",
                "duration": "3",
                **values,
            }
        )
        return self.env["cocagne.solidarity.enrolment"].browse(
            wizard.action_renew()["res_id"]
        )

    def test_a_help_is_renewed_with_the_agreement_of_the_partner(self):
        self.enrolment.date_end = LAST
        self.enrolment.action_consent()
        self.enrolment.objective_ids = [(0, 0, {"name": "Cook twice a week"})]
        new = self.renew()
        self.assertEqual(new.previous_id, self.enrolment)
        self.assertEqual((new.state, str(new.date_start)), ("active", "2026-06-21"))
        self.assertEqual(str(new.date_end), "2026-09-20")
        self.assertEqual(new.order_line_ids, self.order.order_line)
        self.assertEqual(new.agreement_ids, self.ccas_agreement)
        self.assertEqual(new.objective_ids.name, "Cook twice a week")
        self.assertEqual(new.household_key, self.enrolment.household_key)
        with self.refused("renewed already"):
            self.renew()
        with freeze_time("2026-06-21"):
            self.env["cocagne.solidarity.enrolment"]._night_endings(self.garden)
        # it went on: it did not leave
        self.assertEqual(self.enrolment.state, "ended")
        self.assertFalse(self.enrolment.exit_reason_id)
        self.assertTrue(self.planned())

    def test_a_renewed_household_keeps_its_place(self):
        self.limit(1)
        self.enrolment.date_end = LAST
        self.enrolment.action_consent()
        self.assertEqual(self.renew().agreement_ids, self.ccas_agreement)

    def test_a_help_without_end_is_not_renewed(self):
        with self.refused("no end"):
            self.renew()

    def test_the_end_is_reminded_once_without_a_mail(self):
        self.enrolment.write({"date_end": LAST, "user_id": self.user_solidarity.id})
        mails = self.env["mail.mail"].search_count([])
        for _again in range(2):
            self.env["cocagne.solidarity.enrolment"]._night_reminders(self.garden)
        self.assertEqual(len(self.enrolment.activity_ids), 1)
        self.assertEqual(self.enrolment.activity_ids.user_id, self.user_solidarity)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_the_help_covers_the_subscription_that_follows(self):
        with freeze_time("2026-12-01"):
            self.make_season(2027, plan=True)
            new = self.order._renew()
        self.assertEqual(len(new.order_line), 1)
        self.assertIn(new.order_line, self.enrolment.order_line_ids)
        price = self.env["cocagne.solidarity.split"]._participation(
            new.order_line, date(2027, 1, 5)
        )
        self.assertEqual(float(price), 3)

    def test_a_help_that_ends_before_does_not_cover_it(self):
        self.enrolment.date_end = "2026-12-31"
        with freeze_time("2026-12-01"):
            self.make_season(2027, plan=True)
            new = self.order._renew()
        self.assertNotIn(new.order_line, self.enrolment.order_line_ids)


@tagged("post_install", "-at_install")
class TestWaitingList(EnrolmentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        criteria = cls.env["cocagne.solidarity.criterion"]
        criteria.create(
            [
                {"kind": "quotient", "threshold": 400, "points": 30},
                {"kind": "lone", "points": 20},
                {"kind": "public", "public_id": cls.student.id, "points": 5},
            ]
        )

    def wait(self, name, asked_on="2026-06-10", **values):
        household = self.make_household(name, "X")
        demand = self.make_demand(household, asked_on=asked_on, **values)
        demand.action_wait()
        return demand

    def test_points_decide_then_the_day_of_the_demand(self):
        late = self.wait("Late", "2026-06-12", quotient=400)
        early = self.wait("Early", "2026-06-01", quotient=100)
        first = self.wait("First", "2026-05-01", quotient=401)
        lone = self.wait("Lone", "2026-06-14", quotient=399, age_3_17=2)
        ranks = [d.waiting_rank for d in (lone, early, late, first)]
        self.assertEqual(ranks, [1, 2, 3, 4])
        self.assertEqual([d.score for d in (lone, early, late, first)], [50, 30, 30, 0])

    def test_the_reasons_are_said(self):
        lone = self.wait("Lone", quotient=399, age_3_17=2)
        self.assertIn("+ 30", lone.score_reasons)
        self.assertIn("One adult with children", lone.score_reasons)
        nobody = self.wait("Nobody")
        self.assertIn("day of the demand", nobody.score_reasons)

    def test_a_new_weight_moves_those_who_wait(self):
        student = self.wait("Student", public_id=self.student.id)
        poor = self.wait("Poor", quotient=100)
        self.assertEqual(poor.waiting_rank, 1)
        criteria = self.env["cocagne.solidarity.criterion"]
        mine = criteria.search([("public_id", "=", self.student.id)])
        mine.points = 60
        self.env.invalidate_all()
        self.assertEqual((student.score, student.waiting_rank), (60, 1))
        mine.unlink()
        self.env.invalidate_all()
        self.assertEqual((student.score, poor.waiting_rank), (0, 1))

    def test_the_usual_criteria_are_written_once(self):
        criteria = self.env["cocagne.solidarity.criterion"]
        mine = [("company_id", "=", self.garden.id)]
        criteria.action_usual()
        self.assertEqual(criteria.search_count(mine), 3)
        criteria.search(mine).unlink()
        criteria.action_usual()
        self.assertEqual(criteria.search_count(mine), 6)

    def test_the_waiting_list_asks_as_many_queries_for_ten_as_for_fifty(self):
        def queries(count):
            demands = self.env["cocagne.solidarity.enrolment"].union(
                *(self.wait(f"H{count}-{number}") for number in range(count))
            )
            self.env.invalidate_all()
            before = self.cr_count()
            demands.mapped("waiting_rank")
            demands.mapped("score_reasons")
            return self.cr_count() - before

        self.assertLessEqual(queries(30), queries(5) + 2)

    def cr_count(self):
        return self.env.cr.sql_log_count
