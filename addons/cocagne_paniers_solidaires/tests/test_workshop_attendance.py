"""Who came: ticks, hours, closing, figures, and the screen of the phone."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

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


@tagged("post_install", "-at_install")
class TestAttendanceScreen(WorkshopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.a = cls.today_workshop._register_person(cls.alice)
        cls.b = cls.today_workshop._register_person(cls.bruno)

    def screen(self, user=None):
        model = self.env["cocagne.workshop.attendance"]
        return model.with_user(user or self.user_sales_desk)

    def apply(self, *operations, user=None):
        answers = self.screen(user).apply(
            [
                {"uid": f"{self.id()}{n}", "workshop_id": self.today_workshop.id, **op}
                for n, op in enumerate(operations)
            ]
        )
        return [answer["message"] for answer in answers]

    def test_it_shows_names_and_ticks_and_nothing_else(self):
        shown = self.screen().get_workshop(self.today_workshop.id)
        self.assertEqual([p["lastname"] for p in shown["people"]], ["Martin", "Petit"])
        self.assertEqual(
            set(shown["people"][0]),
            {
                "id",
                "lastname",
                "firstname",
                "adults",
                "children",
                "attendance",
                "missed",
            },
        )

    def test_what_a_phone_ticked_is_done_once(self):
        mark = {"kind": "mark", "registration_ids": self.a.ids, "attendance": "present"}
        add = {"kind": "add", "name": "Zoé"}
        self.assertEqual(self.apply(mark, add), ["", ""])
        self.assertEqual(self.apply(mark, add), ["", ""])
        people = self.today_workshop.registration_ids
        self.assertEqual(len(people), 3)
        self.assertEqual(self.a.attendance, "present")
        zoe = people.filtered(lambda r: r.name == "Zoé")
        self.assertEqual(zoe.attendance, "present")

    def test_late_hours_companions_undo_and_removal(self):
        ids = {"registration_ids": self.a.ids}
        self.assertEqual(
            self.apply(
                {"kind": "mark", "attendance": "present", **ids},
                {"kind": "missed", "missed": 0.5, **ids},
                {"kind": "party", "adults": 1, "children": 2, **ids},
                {"kind": "remove", "registration_ids": self.b.ids},
            ),
            [""] * 4,
        )
        self.assertEqual(self.a.attended_hours, 2.5)
        self.assertEqual(self.a.attended_people, 4)
        self.assertEqual(self.b.state, "cancel")

    def test_a_refusal_is_told_and_leaves_the_others_alone(self):
        messages = self.apply(
            {"kind": "close"},
            {"kind": "dance"},
            {"kind": "mark", "registration_ids": [0], "attendance": "present"},
            {"kind": "add", "name": " "},
            {"kind": "mark", "registration_ids": self.a.ids, "attendance": "odd"},
            {"kind": "mark", "registration_ids": self.b.ids, "attendance": "absent"},
        )
        self.assertTrue(all(messages[:5]))
        self.assertEqual(messages[5], "")
        self.assertEqual(self.b.attendance, "absent")

    def test_who_is_in_charge_ticks_theirs_whatever_their_role(self):
        with self.assertRaises(AccessError):
            self.screen(self.user_preparer).get_workshop(self.today_workshop.id)
        self.assertFalse(self.screen(self.user_preparer).get_workshops()["workshops"])
        self.today_workshop.user_id = self.user_preparer
        screen = self.screen(self.user_preparer)
        self.assertEqual(len(screen.get_workshops()["workshops"]), 1)
        self.assertEqual(len(screen.get_workshop(self.today_workshop.id)["people"]), 2)
        found = screen.find_people(self.today_workshop.id, "roux")
        self.assertEqual([person["id"] for person in found], self.chloe.ids)
        mark = {"kind": "mark", "registration_ids": self.a.ids, "attendance": "present"}
        add = {"kind": "add", "partner_id": self.chloe.id}
        late = {"kind": "mark", "registration_ids": self.b.ids, "attendance": "absent"}
        close = {"kind": "close"}
        self.assertEqual(
            self.apply(mark, add, late, close, user=self.user_preparer), [""] * 4
        )
        self.assertEqual(self.today_workshop.workshop_state, "closed")
        self.assertEqual(self.today_workshop.present_count, 2)

    def test_another_garden_ticks_nothing_here(self):
        user = self.make_user(
            "far", "cocagne_jardin.group_manager", company=self.other_garden
        )
        mark = {"kind": "mark", "registration_ids": self.a.ids, "attendance": "present"}
        messages = self.apply(mark, user=user)
        self.assertTrue(messages[0])
        self.assertFalse(self.a.attendance)
        stranger = self.make_member("Denis", "Loin", company_id=self.other_garden.id)
        messages = self.apply({"kind": "add", "partner_id": stranger.id})
        self.assertIn("another garden", messages[0])

    def count(self, people):
        for number in range(people):
            self.today_workshop._register_person(
                self.make_member(f"P{number}", f"N{number}")
            )
        screen = self.screen()
        screen.get_workshop(self.today_workshop.id)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        shown = screen.get_workshop(self.today_workshop.id)
        return self.cr.sql_log_count - before, len(shown["people"])

    def test_the_screen_asks_the_same_for_ten_people_and_for_fifty(self):
        self.today_workshop.seats_max = 0
        few, ten = self.count(8)
        many, fifty = self.count(40)
        self.assertEqual((ten, fifty), (10, 50))
        self.assertEqual(few, many)
        self.assertLessEqual(few, 20)

    def test_ticking_all_asks_as_much_for_ten_as_for_fifty(self):
        """But one message each, that Odoo keeps of an attendance."""
        self.today_workshop.seats_max = 0

        def mark(people):
            self.count(people)
            ids = self.today_workshop.registration_ids.ids
            uid = f"{self.id()}.{people}"
            operation = {"kind": "mark", "registration_ids": ids, "uid": uid}
            operation |= {
                "attendance": "present",
                "workshop_id": self.today_workshop.id,
            }
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertEqual(self.screen().apply([operation])[0]["message"], "")
            return self.cr.sql_log_count - before

        few = mark(8)
        self.today_workshop.registration_ids.action_untick()
        self.assertLessEqual(mark(40), few + 5)
