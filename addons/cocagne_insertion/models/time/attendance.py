from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class Attendance(models.Model):
    """Attendances of the people in insertion: closed with their month."""

    _inherit = "hr.attendance"

    badged_hours = fields.Float(
        "Hours badged before",
        readonly=True,
        help="What the badge or tablet had, when the week sheet has corrected it.",
    )

    def _check_month_open(self):
        """:raise UserError: a month that payroll has closed."""
        if not self:
            return
        # sudo: whether a month is closed, for whoever badges
        sheets = self.env["cocagne.insertion.sheet"].sudo()
        days = self.mapped("date")
        sheets._check_attendances_open(self, min(days), max(days))

    @api.model_create_multi
    def create(self, vals_list):
        attendances = super().create(vals_list)
        attendances._check_month_open()
        return attendances

    def write(self, vals):
        counted = {"employee_id", "check_in", "check_out"} & vals.keys()
        if counted:
            self._check_month_open()
        result = super().write(vals)
        if counted:
            self._check_month_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed_month(self):
        self._check_month_open()

    @api.constrains("check_in", "check_out", "employee_id")
    def _check_validity(self):
        """Of a whole week sheet at once; Odoo asks three questions per attendance."""
        if not self.env.context.get("cocagne_week_sheet"):
            return super()._check_validity()
        mine = sorted(self, key=lambda one: (one.employee_id.id, one.check_in))
        for before, after in zip(mine, mine[1:], strict=False):
            if before.employee_id == after.employee_id:
                self._refuse_overlap(before, after)
        if not mine:
            return None
        others = self.search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("id", "not in", self.ids),
                ("check_in", "<", max(self.mapped("check_out"))),
                *Domain("check_out", "=", False)
                | Domain("check_out", ">", min(self.mapped("check_in"))),
            ]
        ).grouped("employee_id")
        for one in self:
            for other in others.get(one.employee_id, ()):
                self._refuse_overlap(*sorted((one, other), key=lambda x: x.check_in))
        return None

    def _refuse_overlap(self, before, after):
        if not before.check_out or before.check_out > after.check_in:
            raise ValidationError(
                self.env._(
                    "%(name)s is already at work at this time on %(day)s.",
                    name=before.employee_id.name,
                    day=before.date,
                )
            )
