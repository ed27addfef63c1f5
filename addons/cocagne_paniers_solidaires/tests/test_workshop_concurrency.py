"""Two people who ask for the last seat at the same moment: real transactions."""

from datetime import datetime

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cocagne_jardin.tests.committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestLastSeat(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        kind = env.ref("cocagne_paniers_solidaires.workshop_kind_cooking")
        cls.workshop_id = (
            env["event.event"]
            .create(
                {
                    "name": "Jam",
                    "is_workshop": True,
                    "workshop_kind_id": kind.id,
                    "company_id": garden.id,
                    "date_tz": "Europe/Paris",
                    "date_begin": datetime(2090, 6, 15, 12),
                    "date_end": datetime(2090, 6, 15, 15),
                    "seats_max": 1,
                }
            )
            .id
        )
        cls.member_ids = cls.make_members(env, "Somebody", "Somebody else").ids

    def register(self, member_id):
        """Register, after having seen the free seat."""

        def look(env):
            workshop = env["event.event"].browse(self.workshop_id)
            workshop.read(["seats_available"])
            return workshop

        def act(env, workshop):
            workshop._register_person(env["res.partner"].browse(member_id))

        return Job(act, look)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_the_last_seat_is_taken_once_and_the_other_waits(self):
        refusals = self.at_once(*map(self.register, self.member_ids))
        self.assertFalse(refusals)
        workshop = self.env["event.event"].browse(self.workshop_id)
        workshop.invalidate_recordset()
        states = sorted(workshop.registration_ids.mapped("state"))
        self.assertEqual(states, ["draft", "open"])
