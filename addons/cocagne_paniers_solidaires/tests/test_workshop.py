"""A workshop: its hours, its place, its seats, its waiting list, its series."""

from datetime import date, timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from odoo.addons.cocagne_jardin.tests.common import TODAY

from .workshop_case import WorkshopCase


class TestWorkshop(WorkshopCase):
    def test_the_desk_makes_one_in_four_fields(self):
        action = self.env.ref("cocagne_paniers_solidaires.action_workshops")
        events = self.as_desk(self.env["event.event"])
        form = Form(
            events.with_context(default_is_workshop=True),
            view="cocagne_paniers_solidaires.workshop_view_form",
        )
        form.workshop_kind_id = self.kind
        form.date_begin = "2026-06-30 07:00:00"
        workshop = form.save()
        self.assertEqual(action.res_model, "event.event")
        self.assertEqual(workshop.name, self.kind.name)
        self.assertEqual(workshop.seats_max, 10)
        self.assertEqual(workshop.workshop_hours, 3)
        self.assertEqual(str(workshop.date_end), "2026-06-30 10:00:00")
        self.assertFalse(workshop.event_mail_ids)
        self.assertFalse(workshop.question_ids)

    def test_its_day_is_that_of_the_clock_there(self):
        workshop = self.make_workshop(
            "Late", date_begin="2026-06-15 22:30:00", date_end="2026-06-15 23:30:00"
        )
        self.assertEqual(workshop.workshop_date, date(2026, 6, 16))

    def test_a_depot_gives_its_address(self):
        depot = self.make_depot("Mairie", street="1 place")
        workshop = self.make_workshop("Visit", depot_id=depot.id)
        self.assertEqual(workshop.address_id, depot.partner_id)
        self.assertIn("1 place", workshop.workshop_place_label)

    def test_an_end_before_the_start_is_refused(self):
        for end in (
            "2026-06-15 11:00:00",
            "2026-06-15 12:00:00",
            "2026-06-17 12:00:00",
        ):
            with self.subTest(end), self.assertRaises(ValidationError):
                self.make_workshop("Odd", date_end=end)

    def test_hours_longer_than_the_workshop_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "at most 3"):
            self.today_workshop.workshop_hours = 4

    def test_a_workshop_without_kind_or_garden_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "kind"):
            self.make_workshop("Odd", workshop_kind_id=False)
        with self.assertRaisesRegex(ValidationError, "garden"):
            self.make_workshop("Odd", company_id=False)

    def test_one_outside_the_agreement_that_pays_for_it_is_refused(self):
        agreement = self.env["cocagne.solidarity.agreement"].create(
            {
                "name": "CCAS",
                "kind": "other",
                "company_id": self.garden.id,
                "date_from": "2026-01-01",
                "date_to": "2026-06-20",
            }
        )
        self.today_workshop.agreement_id = agreement
        with self.assertRaisesRegex(ValidationError, "agreement"):
            self.next_workshop.agreement_id = agreement

    def test_one_with_people_is_not_deleted(self):
        self.register(self.next_workshop, self.alice)
        with self.assertRaisesRegex(UserError, "cancel it"):
            self.next_workshop.unlink()
        self.today_workshop.unlink()

    def test_its_labels_are_french_for_the_french(self):
        workshop = self.today_workshop.with_context(lang="fr_FR")
        self.assertEqual(workshop.workshop_day_label, "lundi 15 juin 2026")
        self.assertEqual(workshop.workshop_time_label, "14:00 à 17:00")


class TestWorkshopSeats(WorkshopCase):
    def test_seats_are_for_people_with_who_comes_along(self):
        self.register(self.next_workshop, self.alice, adults=1, children=2)
        self.register(self.next_workshop, self.bruno)
        self.assertEqual(self.next_workshop.seats_taken, 5)
        self.assertEqual(self.next_workshop.seats_available, 5)

    def test_when_it_is_full_the_next_one_waits(self):
        workshop = self.make_workshop("Small", self.next_workshop.workshop_date, 2)
        self.register(workshop, self.alice, adults=1)
        bruno = self.register(workshop, self.bruno)
        self.assertEqual(bruno.state, "draft")
        self.assertEqual(bruno.seat_state, "waiting")
        self.assertTrue(workshop.is_full)
        self.assertEqual(workshop.waiting_count, 1)

    def test_a_seat_that_gets_free_goes_to_the_first_who_fits(self):
        workshop = self.make_workshop("Small", self.next_workshop.workshop_date, 2)
        alice = self.register(workshop, self.alice)
        self.register(workshop, self.chloe)
        bruno = self.register(workshop, self.bruno, adults=1)
        eric = self.register(workshop, self.eric)
        self.as_desk(alice).action_cancel()
        self.assertEqual(bruno.state, "draft")
        self.assertEqual(eric.state, "open")
        workshop.seats_max = 4
        self.assertEqual(bruno.state, "open")

    def test_more_people_than_seats_are_refused(self):
        workshop = self.make_workshop("Small", self.next_workshop.workshop_date, 2)
        alice = self.register(workshop, self.alice)
        with self.assertRaisesRegex(UserError, "do not fit"):
            self.register(workshop, self.bruno, children=4)
        with self.assertRaisesRegex(ValidationError, "full"):
            alice.companion_children = 2
        with self.assertRaisesRegex(ValidationError, "full"):
            self.env["event.registration"].create(
                [
                    {"event_id": workshop.id, "partner_id": partner.id}
                    for partner in (self.bruno, self.chloe)
                ]
            )

    def test_fewer_seats_than_people_are_refused(self):
        self.register(self.next_workshop, self.alice, adults=3)
        with self.assertRaisesRegex(ValidationError, "4 people for 3 seats"):
            self.next_workshop.seats_max = 3
        self.next_workshop.seats_max = 0
        self.assertEqual(self.register(self.next_workshop, self.bruno).state, "open")

    def test_nobody_is_registered_twice(self):
        self.register(self.next_workshop, self.alice)
        with self.assertRaisesRegex(UserError, "already registered"):
            self.register(self.next_workshop, self.alice)
        values = {"event_id": self.next_workshop.id, "partner_id": self.alice.id}
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.env["event.registration"].create(values)

    def test_who_cancelled_may_register_again(self):
        self.register(self.next_workshop, self.alice).action_cancel()
        self.assertEqual(self.register(self.next_workshop, self.alice).state, "open")

    def test_too_many_along_or_fewer_than_none_are_refused(self):
        for adults in (-1, 21):
            with self.subTest(adults), self.assertRaises(ValidationError):
                self.env["event.registration"].create(
                    {
                        "event_id": self.make_workshop("Big", seats=0).id,
                        "name": "Somebody",
                        "companion_adults": adults,
                    }
                )

    def test_somebody_of_another_garden_is_refused(self):
        stranger = self.make_member("Denis", "Loin", company_id=self.other_garden.id)
        with self.assertRaisesRegex(ValidationError, "another garden"):
            self.register(self.next_workshop, stranger)
        with self.assertRaisesRegex(ValidationError, "another garden"):
            self.env["cocagne.workshop.invitation"].create(
                {"workshop_id": self.next_workshop.id, "partner_id": stranger.id}
            )


class TestWorkshopSeries(WorkshopCase):
    def series(self, **values):
        return self.as_desk(self.env["cocagne.workshop.series"]).create(
            {"workshop_id": self.next_workshop.id, **values}
        )

    def dates(self, workshop):
        found = self.env["event.event"].search([("series_id", "=", workshop.id)])
        return [str(day) for day in found.mapped("workshop_date")]

    def test_every_tuesday_but_on_public_holidays(self):
        self.series(until="2026-07-21").action_make()
        self.assertEqual(
            self.dates(self.next_workshop),
            ["2026-06-23", "2026-06-30", "2026-07-07", "2026-07-21"],
        )

    def test_the_hour_of_the_clock_stays_over_the_change_of_time(self):
        self.series(weeks=4, until="2026-11-11").action_make()
        last = self.env["event.event"].search(
            [("series_id", "=", self.next_workshop.id)],
            order="date_begin desc",
            limit=1,
        )
        self.assertEqual(str(last.date_begin), "2026-11-10 13:00:00")
        self.assertEqual(last.workshop_hours, 3)
        self.assertEqual(last.seats_max, 10)

    def test_a_second_run_doubles_nothing(self):
        self.series(until="2026-07-07").action_make()
        with self.assertRaisesRegex(UserError, "No new day"):
            self.series(until="2026-07-07").action_make()
        self.series(until="2026-07-15", skip_holidays=False).action_make()
        self.assertEqual(len(self.dates(self.next_workshop)), 4)

    def test_what_is_left_of_a_series_is_cancelled_together(self):
        self.series(until="2026-07-07").action_make()
        second = self.env["event.event"].search(
            [
                ("series_id", "=", self.next_workshop.id),
                ("workshop_date", "=", "2026-06-30"),
            ]
        )
        self.alice.email = "alice@example.org"
        alice = self.register(second, self.alice)
        dialog = self.as_desk(self.env["cocagne.workshop.cancel"]).create(
            {"workshop_id": second.id, "reason": "the oven is broken", "scope": "next"}
        )
        self.assertEqual(dialog.people_count, 1)
        dialog.action_cancel_workshop()
        states = self.env["event.event"].search(
            [("series_id", "=", self.next_workshop.id)]
        )
        self.assertEqual(
            states.mapped("workshop_state"), ["planned", "cancelled", "cancelled"]
        )
        self.assertEqual(alice.state, "cancel")
        self.assertEqual(self.sent("workshop_cancelled"), self.alice)
        self.assertFalse(second.event_registrations_open)

    def test_a_workshop_that_took_place_is_not_cancelled(self):
        self.register(self.today_workshop, self.alice).action_present()
        with self.assertRaisesRegex(UserError, "took place"):
            self.today_workshop._cancel_workshop("ill")

    def test_nothing_is_registered_for_a_cancelled_one(self):
        self.next_workshop._cancel_workshop("ill")
        with self.assertRaisesRegex(UserError, "cancelled"):
            self.register(self.next_workshop, self.alice)
        self.as_desk(self.next_workshop).action_reopen_workshop()
        self.register(self.next_workshop, self.alice)

    def test_every_zero_weeks_is_refused(self):
        with self.assertRaises(UserError):
            self.series(weeks=0, until=TODAY + timedelta(days=60)).action_make()
