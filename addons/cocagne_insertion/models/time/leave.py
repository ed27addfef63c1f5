from odoo import api, fields, models

from ...law.dates import ONE_DAY

#: Fields that change what a month is paid.
COUNTED = {
    "employee_id",
    "holiday_status_id",
    "state",
    "request_date_from",
    "request_date_to",
    "request_date_from_period",
    "request_date_to_period",
    "request_hour_from",
    "request_hour_to",
    "date_from",
    "date_to",
}


class Leave(models.Model):
    """Leaves of the people in insertion: closed with their month."""

    _inherit = "hr.leave"

    to_explain = fields.Boolean(related="holiday_status_id.to_explain")

    def _check_month_open(self):
        """:raise UserError: a month that payroll has closed."""
        # sudo: whether a month is closed, for whoever asks for leave
        sheets = self.env["cocagne.insertion.sheet"].sudo()
        for leave in self.filtered("request_date_from"):
            sheets._check_employees_open(
                leave.employee_id, leave.request_date_from, leave.request_date_to
            )

    @api.model_create_multi
    def create(self, vals_list):
        leaves = super().create(vals_list)
        leaves._check_month_open()
        return leaves

    def write(self, vals):
        counted = COUNTED & vals.keys()
        if counted:
            self._check_month_open()
        result = super().write(vals)
        if counted:
            self._check_month_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed_month(self):
        self._check_month_open()

    def _take_out(self, day):
        """Take a day out of a leave; a longer leave is left before and after it."""
        self.ensure_one()
        first, last = self.request_date_from, self.request_date_to
        if first == last:
            self.action_refuse()
            return
        values = {
            "employee_id": self.employee_id.id,
            "holiday_status_id": self.holiday_status_id.id,
            "request_date_from_period": "am",
            "request_date_to_period": self.request_date_to_period or "pm",
        }
        after = [(day + ONE_DAY, last)] if day < last else []
        if day == first:
            self.action_refuse()
        else:
            self._shorten(day - ONE_DAY)
        for start, end in after:
            rest = self.create(
                {**values, "request_date_from": start, "request_date_to": end}
            )
            # a rest without a day to work (a weekend) is no leave
            if rest.number_of_days:
                rest.action_approve(check_state=False)
            else:
                rest.write({"state": "cancel"})

    def _shorten(self, last):
        """End before: the days off of the timetable follow."""
        self._remove_resource_leave()
        self.write({"request_date_to": last, "request_date_to_period": "pm"})
        self._create_resource_leave()
