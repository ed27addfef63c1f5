"""Who came: ticks, hours, closing, figures."""

from odoo.exceptions import UserError, ValidationError

from .workshop_case import WorkshopCase


class TestWorkshopAttendance(WorkshopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.a = cls.today_workshop._register_person(cls.alice, 1, 1)
        cls.b = cls.today_workshop._register_person(cls.bruno)
        cls.c = cls.today_workshop._register_person(cls.chloe)

    def test_present_is_the_attended_of_odoo_with_the_hours(self):
        self.as_desk(self.a).action_present()
        self.assertEqual(self.a.state, "done")
        self.assertEqual(self.a.attended_hours, 3)
        self.assertEqual(self.a.attended_people, 3)
        self.assertEqual(self.a.person_hours, 9)
        self.b.action_set_done()
        self.assertEqual(self.b.attendance, "present")

    def test_who_came_late_has_fewer_hours(self):
        self.a.action_present()
        self.a.late_hours = 0.5
        self.assertEqual(self.a.attended_hours, 2.5)
        self.a.attended_hours = 2
        self.assertEqual(self.a.late_hours, 1)
        for hours in (0, -1, 4):
            with self.subTest(hours), self.assertRaises(ValidationError):
                self.a.attended_hours = hours

    def test_when_the_workshop_was_shorter_the_hours_follow(self):
        self.a.action_present()
        self.a.late_hours = 1
        self.b.action_present()
        self.today_workshop.workshop_hours = 2
        self.assertEqual(self.a.attended_hours, 1)
        self.assertEqual(self.b.attended_hours, 2)

    def test_absent_and_excused_count_no_hours_and_are_undone(self):
        self.a.action_absent()
        self.b.action_excused()
        self.assertEqual((self.a + self.b).mapped("attended_hours"), [0, 0])
        self.assertEqual(self.today_workshop.seats_taken, 1)
        self.a.action_untick()
        self.assertFalse(self.a.attendance)
        self.assertEqual(self.today_workshop.to_tick_count, 2)

    def test_attendance_before_the_day_is_refused(self):
        early = self.register(self.next_workshop, self.alice)
        for tick in ("action_present", "action_absent", "action_excused"):
            with (
                self.subTest(tick),
                self.assertRaisesRegex(ValidationError, "tick the"),
            ):
                getattr(early, tick)()

    def test_closing_with_somebody_not_ticked_is_refused(self):
        self.a.action_present()
        with self.assertRaisesRegex(UserError, "2 people"):
            self.today_workshop.action_close_workshop()
        (self.b + self.c).action_absent()
        self.as_desk(self.today_workshop).action_close_workshop()
        self.assertEqual(self.today_workshop.workshop_state, "closed")
        self.assertTrue(self.today_workshop.stage_id.pipe_end)

    def test_closing_before_the_day_is_refused(self):
        with self.assertRaisesRegex(UserError, "when it is over"):
            self.next_workshop.action_close_workshop()

    def test_a_closed_one_changes_only_when_it_is_opened_again(self):
        (self.a + self.b + self.c).action_present()
        self.today_workshop.action_close_workshop()
        with self.assertRaisesRegex(UserError, "open it again"):
            self.a.action_absent()
        with self.assertRaisesRegex(UserError, "open it again"):
            self.register(self.today_workshop, self.eric)
        with self.assertRaisesRegex(UserError, "open it again"):
            self.env["event.registration"].create(
                {"event_id": self.today_workshop.id, "name": "X"}
            )
        self.as_desk(self.today_workshop).action_reopen_workshop()
        self.a.action_absent()

    def test_who_cancelled_is_not_ticked_and_who_is_ticked_does_not_cancel(self):
        self.a.action_cancel()
        with self.assertRaisesRegex(UserError, "register them again"):
            self.a.action_present()
        self.b.action_present()
        with self.assertRaisesRegex(UserError, "tick back"):
            self.b.action_cancel()

    def test_the_next_step_leads_from_invitation_to_summary(self):
        def step(workshop):
            workshop.invalidate_recordset(["next_step"])
            return self.as_desk(workshop).next_step["code"]

        self.assertEqual(step(self.next_workshop), "invite")
        self.register(self.next_workshop, self.alice)
        self.assertEqual(step(self.next_workshop), "register")
        self.assertEqual(step(self.today_workshop), "tick")
        (self.a + self.b + self.c).action_present()
        self.assertEqual(step(self.today_workshop), "close")
        self.as_desk(self.today_workshop).action_next_step("close")
        self.assertEqual(step(self.today_workshop), "summary")
        self.today_workshop.summary = "<p>Good</p>"
        self.assertEqual(step(self.today_workshop), "ready")

    def test_the_home_screen_names_those_that_are_not_closed(self):
        self.make_workshop("Old", "2026-06-10")
        home = self.env["cocagne.home"].with_user(self.user_sales_desk)
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(cards["workshops_to_close"], 1)
        action = home.action_alert("workshops_to_close")
        self.assertEqual(action["res_model"], "event.event")

    # -- figures -------------------------------------------------------------------------

    def figures(self, domain=None):
        return self.env["event.registration"]._attendance_figures(
            [("company_id", "=", self.garden.id), *(domain or [])]
        )

    def test_the_figures_can_be_checked_by_head(self):
        self.a.action_present()
        self.b.action_present()
        self.b.late_hours = 1
        self.c.action_absent()
        other = self.make_workshop("Walk", "2026-05-04")
        other.workshop_kind_id = self.env.ref(
            "cocagne_paniers_solidaires.workshop_kind_visit"
        )
        self.env["event.registration"].create(
            {"event_id": other.id, "partner_id": self.alice.id}
        ).action_present()
        figures = self.figures()
        self.assertEqual(figures["workshops"], 2)
        self.assertEqual(figures["registrations"], 4)
        self.assertEqual(figures["present"], 3)
        self.assertEqual(figures["absent"], 1)
        # Alice and two with her, Bruno; then Alice alone
        self.assertEqual(figures["people"], 5)
        self.assertEqual((figures["adults"], figures["children"]), (4, 1))
        self.assertEqual(figures["persons"], 2)
        # 3 + 2 + 3, and 3 x 3 + 2 + 3
        self.assertEqual(figures["hours"], 8)
        self.assertEqual(figures["person_hours"], 14)
        self.assertEqual(figures["missed_rate"], 25)
        self.assertEqual(figures["by_kind"]["visit"]["hours"], 3)
        months = {
            str(month): row["present"] for month, row in figures["by_month"].items()
        }
        self.assertEqual(months, {"2026-05-01": 1, "2026-06-01": 2})

    def test_cancelled_and_waiting_people_do_not_count(self):
        self.a.action_cancel()
        self.next_workshop._register_person(self.bruno)
        self.next_workshop._cancel_workshop("ill")
        figures = self.figures()
        self.assertEqual(figures["registrations"], 2)
        self.assertEqual(figures["to_tick"], 2)
        empty = self.figures([("id", "=", 0)])
        self.assertEqual((empty["hours"], empty["by_kind"]), (0, {}))

    def test_the_figures_of_the_programme_follow_the_enrolments(self):
        enrolment = self.enrol(self.alice)
        (self.a + self.b).action_present()
        figures = self.figures([("enrolment_id", "in", enrolment.ids)])
        self.assertEqual((figures["present"], figures["people"]), (1, 3))
        self.assertEqual(self.figures([("enrolment_id", "!=", False)])["present"], 1)

    # -- training ------------------------------------------------------------------------

    def test_the_hours_of_a_closed_workshop_count_as_training(self):
        (self.a + self.b).action_present()
        self.c.action_absent()
        registrations = self.a + self.b + self.c
        self.assertEqual(registrations._training_hours(), {})
        self.today_workshop.action_close_workshop()
        self.assertEqual(
            registrations._training_hours(), {self.alice: 3, self.bruno: 3}
        )

    def test_another_addon_keeps_its_employees_and_is_told(self):
        employees, told = self.alice, []
        registration_class = type(self.env["event.registration"])
        original = registration_class._training_hours

        def hours_of_employees(records):
            return {p: h for p, h in original(records).items() if p in employees}

        self.patch(registration_class, "_training_hours", hours_of_employees)
        self.patch(
            registration_class,
            "_training_changed",
            lambda records: told.append(records._training_hours()),
        )
        (self.a + self.b + self.c).action_present()
        self.today_workshop.action_close_workshop()
        self.today_workshop.action_reopen_workshop()
        self.assertEqual(told, [{self.alice: 3}, {}])
