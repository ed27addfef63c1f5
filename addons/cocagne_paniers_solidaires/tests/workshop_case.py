"""The cast of the tests of workshops: one of today, one to come, Alice enrolled."""

from datetime import timedelta

from odoo import fields

from odoo.addons.cocagne_jardin.tests.common import TODAY, CocagneCase


class WorkshopCase(CocagneCase):
    """A cooking workshop of today (14:00 to 17:00 in France), one of next week."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.partner_id.tz = "Europe/Paris"
        cls.user_solidarity = cls.make_user(
            "solidarity", "cocagne_paniers_solidaires.group_solidarity"
        )
        cls.kind = cls.env.ref("cocagne_paniers_solidaires.workshop_kind_cooking")
        cls.today_workshop = cls.make_workshop("Soups")
        cls.next_workshop = cls.make_workshop("Jam", day=TODAY + timedelta(days=8))

    @classmethod
    def make_workshop(cls, name, day=TODAY, seats=10, **values):
        """A workshop of three hours, from 14:00 (summer time) on ``day``."""
        start = fields.Datetime.to_datetime(day) + timedelta(hours=12)
        return cls.env["event.event"].create(
            {
                "name": name,
                "is_workshop": True,
                "workshop_kind_id": cls.kind.id,
                "company_id": cls.garden.id,
                "date_tz": "Europe/Paris",
                "date_begin": start,
                "date_end": start + timedelta(hours=3),
                "seats_max": seats,
                **values,
            }
        )

    @classmethod
    def enrol(cls, partner, start="2026-01-01", **values):
        """A household of the programme that receives baskets."""
        enrolment = cls.env["cocagne.solidarity.enrolment"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "public_id": cls.env["cocagne.solidarity.public"]
                .search([], limit=1)
                .id,
                "date_start": start,
                **values,
            }
        )
        enrolment.write({"state": "active"})
        return enrolment

    def register(self, workshop, partner, adults=0, children=0):
        return workshop._register_person(partner, adults, children)

    def as_desk(self, record):
        return record.with_user(self.user_sales_desk)

    def sent(self, code):
        """Who was written to, by the mail ``code``."""
        rows = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", code), ("company_id", "=", self.garden.id)]
        )
        return rows.partner_id


class InviteCase(WorkshopCase):
    """Members with addresses and subscriptions; Alice is in the programme."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for person in cls.alice + cls.bruno + cls.chloe + cls.eric:
            person.email = f"{person.firstname}@example.org"
        cls.make_logistics()
        cls.make_season(plan=True)
        for member in cls.alice + cls.bruno:
            cls.make_subscription(member, cls.mairie)
        cls.make_subscription(cls.chloe, cls.gare)
        cls.enrolment = cls.enrol(cls.alice)

    def invite(self, user=None, **values):
        dialogs = self.env["cocagne.workshop.invite"]
        dialogs = dialogs.with_user(user or self.user_sales_desk)
        return dialogs.create({"workshop_id": self.next_workshop.id, **values})

    def invited(self):
        return self.next_workshop.invitation_ids.partner_id
