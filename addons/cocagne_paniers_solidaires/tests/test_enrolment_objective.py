"""An objective of a household, and the workshops that help to reach it."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .workshop_case import WorkshopCase


class TestObjective(WorkshopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enrolment = cls.enrol(cls.alice)
        cls.objective = (
            cls.env["cocagne.solidarity.objective"]
            .with_user(cls.user_solidarity)
            .create(
                {
                    "enrolment_id": cls.enrolment.id,
                    "name": "Cook vegetables",
                    "workshop_ids": [
                        Command.set((cls.today_workshop | cls.next_workshop).ids)
                    ],
                }
            )
        )

    def test_it_tells_how_many_of_its_workshops_the_household_came_to(self):
        self.assertEqual(self.objective.attended_count, 0)
        self.register(self.today_workshop, self.alice).action_present()
        self.register(self.today_workshop, self.bruno).action_present()
        self.register(self.next_workshop, self.alice)
        self.assertEqual(self.objective.attended_count, 1)

    def test_the_list_of_a_workshop_tells_nothing_of_it(self):
        linked = [
            name
            for name, field in self.env["event.event"]._fields.items()
            if field.relational and field.comodel_name == self.objective._name
        ]
        self.assertFalse(linked)
        desk = self.objective.with_user(self.user_sales_desk)
        with self.assertRaises(AccessError):
            desk.search([("workshop_ids", "in", self.today_workshop.ids)])

    def test_a_workshop_of_another_garden_is_refused(self):
        theirs = self.make_workshop("Theirs", company_id=self.other_garden.id)
        with self.assertRaises(UserError):
            self.objective.sudo().workshop_ids = theirs
