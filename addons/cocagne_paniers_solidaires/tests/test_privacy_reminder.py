"""A household is reminded gently, and the sales desk cannot tell by it."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .solidarity_case import SolidarityCase


@tagged("post_install", "-at_install")
class TestPrivacyReminder(SolidarityCase):
    def spared(self):
        reminders = self.env["cocagne.reminder"].with_user(self.user_accountant)
        return reminders._spared(self.garden, self.dina | self.alice)

    def test_a_household_is_spared_like_others_at_a_reduced_price(self):
        self.garden.reminder_spares_solidarity = True
        self.assertEqual({member.id for member in self.spared()}, {self.dina.id})
        self.garden.reminder_spares_solidarity = False
        self.assertFalse(self.spared())

    def test_the_desk_does_not_read_the_level_of_reminders(self):
        reminders = self.env["cocagne.reminder"].with_user(self.user_sales_desk)
        for domain in ([("level", "=", "1")], [("days_late", ">", 30)]):
            with self.assertRaises(AccessError):
                reminders.search(domain)
