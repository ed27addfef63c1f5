"""Why somebody is absent: payroll and director read it, and nobody else of the garden."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .access_case import USERS
from .time_case import TimeCase

#: Odoo's models in which an absence shows.
SHOWN_IN = ("hr.leave", "hr.leave.report", "hr.leave.report.calendar", "calendar.event")
DAY = date(2026, 6, 16)


@tagged("post_install", "-at_install")
class TestAbsenceReason(TimeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leave = cls.make_leave(cls.farid, "sick", DAY, private_name="Zorglub")
        cls.env.flush_all()

    def got(self, user, model_name):
        """What a user reads of the absences of a model, field by field."""
        self.env.invalidate_all()
        model = self.env[model_name].with_user(user)
        told = []
        try:
            found = model.search([])
        except AccessError:
            return ""
        for name in model.fields_get():
            try:
                told += found.read([name])
            except AccessError:
                continue
        return str(told)

    def test_sales_desk_garden_supervisor_and_head_office_read_no_reason(self):
        told = []
        for letter in "SKH-":
            for name in USERS[letter]:
                for model in SHOWN_IN:
                    got = self.got(getattr(self, name), model)
                    if "Zorglub" in got or self.leave.holiday_status_id.name in got:
                        told.append((name, model))
        self.assertEqual(told, [])

    def test_payroll_and_director_read_it(self):
        for user in (self.user_payroll, self.user_director):
            self.assertIn("Zorglub", self.got(user, "hr.leave"))

    def test_nobody_else_finds_absences_by_their_reason(self):
        kind = self.leave.holiday_status_id
        for letter in "SKH-":
            for name in USERS[letter]:
                leaves = self.env["hr.leave"].with_user(getattr(self, name))
                with self.subTest(user=name):
                    self.assertFalse(
                        leaves.search([("holiday_status_id", "=", kind.id)])
                    )
