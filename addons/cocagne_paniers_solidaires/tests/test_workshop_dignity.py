"""What the lists of a workshop tell of the programme: nothing."""

from odoo.exceptions import AccessError, ValidationError

from .workshop_case import InviteCase


class TestWorkshopDignity(InviteCase):
    def test_a_registration_reads_the_same_for_a_household_and_another(self):
        alice = self.register(self.next_workshop, self.alice, adults=1)
        chloe = self.register(self.next_workshop, self.chloe, adults=1)
        apart = {"id", "partner_id", "name", "display_name", "email", "barcode"}
        apart |= {"create_date", "write_date", "message_ids", "phone"}

        def read(registration):
            values = self.as_desk(registration).read()[0]
            self.assertNotIn("enrolment_id", values)
            shown = {k: v for k, v in values.items() if k not in apart}
            return {k: v for k, v in shown.items() if "message" not in k}

        self.assertEqual(read(alice), read(chloe))
        bodies = [
            [(m.body, m.subtype_id) for m in registration.message_ids]
            for registration in (alice, chloe)
        ]
        self.assertEqual(*bodies)

    def test_the_desk_neither_reads_nor_searches_the_enrolment(self):
        self.register(self.next_workshop, self.alice)
        registrations = self.as_desk(self.env["event.registration"])
        self.assertNotIn("enrolment_id", registrations.fields_get())
        with self.assertRaises(AccessError):
            registrations.search([("enrolment_id", "!=", False)])
        with self.assertRaises(AccessError):
            registrations.search([], limit=1).read(["enrolment_id"])
        with self.assertRaises(AccessError):
            registrations.search([("enrolment_id.state", "=", "active")])
        workshops = self.as_desk(self.env["event.event"])
        self.assertNotIn("agreement_id", workshops.fields_get())
        with self.assertRaises(AccessError):
            workshops.search([("agreement_id", "!=", False)])
        with self.assertRaises(AccessError):
            workshops.search([("registration_ids.enrolment_id", "!=", False)])

    def test_the_solidarity_role_follows_its_households(self):
        old = self.make_workshop("Old", "2025-12-01")
        self.env["event.registration"].create(
            {"event_id": old.id, "partner_id": self.alice.id}
        ).action_present()
        mine = self.register(self.today_workshop, self.alice)
        mine.with_user(self.user_solidarity).action_present()
        bruno = self.register(self.today_workshop, self.bruno)
        enrolment = self.enrolment.with_user(self.user_solidarity)
        self.assertEqual(mine.with_user(self.user_solidarity).enrolment_id, enrolment)
        self.assertFalse(bruno.enrolment_id)
        self.assertEqual(enrolment.workshop_count, 1)
        self.assertEqual(enrolment.workshop_hours, 3)
        self.assertEqual(str(enrolment.last_workshop_date), "2026-06-15")
        other = self.enrol(self.chloe)
        never = self.env["cocagne.solidarity.enrolment"].with_user(self.user_solidarity)
        found = never.search([("never_came", "=", True)])
        self.assertIn(other, found)
        self.assertNotIn(enrolment, found)
        action = enrolment.action_view_workshops()
        registrations = self.env["event.registration"].with_user(self.user_solidarity)
        self.assertEqual(registrations.search(action["domain"]), mine)

    def test_an_erased_household_leaves_its_figures_and_nothing_else(self):
        self.register(self.today_workshop, self.alice, adults=1).action_present()
        missed = self.make_workshop("Old", "2026-06-03")
        self.env["event.registration"].create(
            {"event_id": missed.id, "partner_id": self.alice.id}
        ).action_absent()
        period = ("2026-06-01", "2026-06-30")
        before = self.enrolment._workshop_figures(*period)
        self.assertEqual(
            before["by_kind"].pop("cooking"),
            {"households": 1, "attended": 1, "missed": 1, "people": 2, "hours": 3},
        )
        self.assertEqual((before["attended"], before["hours"]), (1, 3))
        held = dict(self.enrolment._held_data())
        self.assertEqual(len(held["Workshops"]), 2)
        self.enrolment.write({"state": "ended", "date_end": "2026-06-15"})
        self.enrolment.action_erase()
        self.env.invalidate_all()
        after = self.enrolment._workshop_figures(*period)
        after["by_kind"].pop("cooking")
        self.assertEqual(after, before)
        self.assertEqual(self.enrolment.workshop_count, 1)
        self.assertFalse(self.enrolment.never_came)
        kept = self.env["cocagne.workshop.kept"].search(
            [("enrolment_id", "=", self.enrolment.id)]
        )
        self.assertNotIn("event.event", {f.comodel_name for f in kept._fields.values()})
        self.assertEqual(str(kept.month), "2026-06-01")
        self.enrolment._erase()
        self.assertEqual(self.enrolment.workshop_count, 1)

    def test_a_renewal_counts_from_its_own_day(self):
        self.enrolment.write({"state": "ended", "date_end": "2026-06-14"})
        later = self.enrol(self.alice, "2026-06-15")
        mine = self.register(self.today_workshop, self.alice)
        self.assertEqual(mine.enrolment_id, later)
        later.date_start = "2026-07-01"
        mine.invalidate_recordset(["enrolment_id"])
        self.assertFalse(mine.enrolment_id)

    def test_reading_the_enrolments_asks_the_same_for_ten_and_for_fifty(self):
        self.today_workshop.seats_max = 0
        view = self.env["event.registration"].with_user(self.user_solidarity)

        def count(people):
            for number in range(people):
                member = self.make_member(f"P{number}", f"N{number}")
                self.enrol(member)
                self.register(self.today_workshop, member)
            self.env.flush_all()
            self.env.invalidate_all()
            mine = view.search([("event_id", "=", self.today_workshop.id)])
            before = self.cr.sql_log_count
            mine.read(["enrolment_id"])
            return self.cr.sql_log_count - before

        count(1)
        self.assertEqual(count(9), count(40))

    def test_a_photo_needs_the_consent_of_all(self):
        photos = self.as_desk(self.env["cocagne.workshop.photo"])
        pixel = (
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
            "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
        )
        values = {"workshop_id": self.today_workshop.id, "image": pixel}
        with self.assertRaisesRegex(ValidationError, "agreed"):
            photos.create(values)
        photo = photos.create({**values, "has_consent": True})
        with self.assertRaisesRegex(ValidationError, "agreed"):
            photo.has_consent = False
