from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.cocagne_insertion.tests.insertion_case import InsertionCase
from odoo.addons.cocagne_jardin.tests.common import TODAY


@tagged("post_install", "-at_install")
class TestWorkshopHours(InsertionCase):
    """A workshop of three hours that Farid attended is three hours of training."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.partner_id.tz = "Europe/Paris"
        cls.partner = cls.farid.work_contact_id
        cls.partner.company_id = cls.garden
        cls.workshop = cls.make_workshop("Soups", TODAY)

    @classmethod
    def make_workshop(cls, name, day, seats=10):
        start = datetime.combine(day, datetime.min.time()) + timedelta(hours=12)
        return cls.env["event.event"].create(
            {
                "name": name,
                "is_workshop": True,
                "workshop_kind_id": cls.env.ref(
                    "cocagne_paniers_solidaires.workshop_kind_cooking"
                ).id,
                "company_id": cls.garden.id,
                "date_tz": "Europe/Paris",
                "date_begin": start,
                "date_end": start + timedelta(hours=3),
                "seats_max": seats,
            }
        )

    def attend(self, workshop=None, attendance="present", late=0):
        registration = (workshop or self.workshop)._register_person(self.partner)
        registration.write({"attendance": attendance, "late_hours": late})
        return registration

    def hours(self, start=date(2026, 6, 1), end=date(2026, 6, 30)):
        trainings = self.env["cocagne.training"].with_user(self.user_insertion_adviser)
        return trainings._training_hours(self.pathway, start, end)[self.pathway.id]

    def test_who_is_registered_and_not_there_has_no_hour(self):
        self.workshop._register_person(self.partner)
        self.assertEqual(self.hours(), 0)
        self.attend(self.make_workshop("Jam", TODAY), "absent")
        self.assertEqual(self.hours(), 0)

    def test_hours_attended_are_hours_of_training(self):
        self.attend(late=0.5)
        self.assertEqual(self.hours(), 2.5)

    def test_only_the_days_asked_for_count_both_bounds_in_it(self):
        self.attend()
        self.assertEqual(self.hours(TODAY, TODAY), 3)
        self.assertEqual(self.hours(date(2026, 6, 1), TODAY - timedelta(days=1)), 0)

    def test_only_the_days_of_the_pathway_count(self):
        self.attend()
        self.pathway.date_start = TODAY + timedelta(days=1)
        self.assertEqual(self.hours(), 0)

    def test_they_are_added_to_the_trainings_of_the_month(self):
        self.env["cocagne.training"].create(
            {
                "pathway_id": self.pathway.id,
                "name": "CACES",
                "date_start": TODAY,
                "date_end": TODAY,
                "planned_hours": 4,
            }
        ).action_done()
        self.attend()
        self.assertEqual(self.hours(), 7)

    def test_the_monthly_state_counts_them_as_trained(self):
        self.attend()
        hours = self.env["cocagne.insertion.hours"]._hours_of(
            self.pathway, date(2026, 6, 1), date(2026, 6, 30)
        )
        self.assertEqual(hours[self.pathway.id].trained, 3)

    def test_the_adviser_registers_a_person_and_sees_no_workshop(self):
        coming = self.make_workshop("Jam", TODAY + timedelta(days=8))
        wizard = self.env["cocagne.insertion.workshop.register"].with_user(
            self.user_insertion_adviser
        )
        wizard.create(
            {"pathway_id": self.pathway.id, "workshop": str(coming.id)}
        ).action_register()
        self.assertEqual(coming.registration_ids.partner_id, self.partner)
        with self.assertRaises(AccessError):
            coming.with_user(self.user_insertion_adviser).read(["name"])

    def test_a_person_is_registered_once(self):
        self.workshop._register_person(self.partner)
        wizard = self.env["cocagne.insertion.workshop.register"].create(
            {"pathway_id": self.pathway.id, "workshop": str(self.workshop.id)}
        )
        with self.assertRaises(UserError):
            wizard.action_register()

    def test_the_report_names_the_workshops(self):
        self.attend()
        adviser = self.pathway.with_user(self.user_insertion_adviser)
        rows = dict(adviser._summary_sections())["Trainings"]
        self.assertEqual(rows, [("Workshop: Soups", "15/06/2026, 3 h")])

    def test_many_people_take_as_many_queries_as_few(self):
        def people(numbers):
            pathways = self.pathway
            for rank in numbers:
                person = self.make_person("Personne", f"Numéro {rank}")
                pass_iae = self.make_pass(person, date(2026, 1, 1))
                pathways |= self.make_pathway(person, pass_iae, date(2026, 1, 1))
            return pathways

        def queries(pathways):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["cocagne.training"]._training_days(
                pathways, date(2026, 6, 1), date(2026, 6, 30)
            )
            return self.env.cr.sql_log_count - before

        self.attend()
        few, many = people(range(9)), people(range(9, 58))
        queries(few)
        self.assertEqual(queries(many), queries(few))
