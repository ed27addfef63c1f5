"""The attendance on a phone: what it shows, what it does once, to whom."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .workshop_case import WorkshopCase


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
