from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.garden.setting import setting
from odoo.addons.cocagne_jardin.models.member.res_partner import DESK


class ResCompany(models.Model):
    """When and from which amount a garden reminds, in three tones (R97)."""

    _inherit = "res.company"

    reminder_days_1 = fields.Integer(
        "Gentle reminder after (days)", default=15, help="Days after the due date."
    )
    reminder_days_2 = fields.Integer("Firm reminder after (days)", default=30)
    reminder_days_3 = fields.Integer("Formal notice after (days)", default=60)
    reminder_gap_days = fields.Integer(
        "Days between two reminders",
        default=10,
        help="Nobody is written to again before, whatever is late.",
    )
    reminder_amount = fields.Monetary(
        "No reminder below",
        default=5.0,
        help="What a client owes in all, less their advances.",
    )
    reminder_spares_solidarity = fields.Boolean(
        "Only gentle reminders at a reduced price",
        default=True,
        help="Clients at a reduced price get the gentle reminder, then a call.",
    )

    @api.constrains(
        "reminder_days_1", "reminder_days_2", "reminder_days_3", "reminder_gap_days"
    )
    def _check_reminder_days(self):
        for company in self:
            days = company._reminder_days()
            if days[1] < 1 or not days[1] < days[2] < days[3]:
                raise ValidationError(
                    self.env._(
                        "The three reminders follow each other: choose days like 15, "
                        "30 and 60."
                    )
                )
            if company.reminder_gap_days < 1 or company.reminder_amount < 0:
                raise ValidationError(
                    self.env._(
                        "One day at least between two reminders, and no amount below 0."
                    )
                )

    def _reminder_days(self):
        """{level: days late from which it is written}."""
        self.ensure_one()
        return {level: self[f"reminder_days_{level}"] for level in (1, 2, 3)}


class GardenProfile(models.Model):
    """Lets the manager choose it."""

    _inherit = "cocagne.garden.profile"

    reminder_days_1 = setting(fields.Integer, "reminder_days_1")
    reminder_days_2 = setting(fields.Integer, "reminder_days_2")
    reminder_days_3 = setting(fields.Integer, "reminder_days_3")
    reminder_gap_days = setting(fields.Integer, "reminder_gap_days")
    reminder_amount = setting(fields.Monetary, "reminder_amount")
    reminder_spares_solidarity = setting(fields.Boolean, "reminder_spares_solidarity")


class ResPartner(models.Model):
    """A client who is not to be reminded, and why."""

    _inherit = "res.partner"

    reminder_stop = fields.Selection(
        [
            ("dispute", "Does not agree with an invoice"),
            ("solidarity", "Goes through hard times"),
            ("other", "Other reason"),
        ],
        "No reminder",
        groups=DESK,
        tracking=True,
    )
    reminder_stop_until = fields.Date("No reminder until", groups=DESK)
    reminder_ids = fields.One2many("cocagne.reminder", "partner_id", groups=DESK)

    @api.model
    def _without_reminder_domain(self, day):
        """The clients who are left in peace on this day."""
        return Domain("reminder_stop", "!=", False) & (
            Domain("reminder_stop_until", "=", False)
            | Domain("reminder_stop_until", ">=", day)
        )
