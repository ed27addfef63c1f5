from odoo import api, models
from odoo.exceptions import UserError


class Kiosk(models.AbstractModel):
    """The tablet on which people badge: Odoo's kiosk, opened by the supervisor."""

    _inherit = "cocagne.work.week"

    @api.model
    def action_kiosk(self):
        """Log out and leave the tablet on the kiosk of the garden.

        People choose their name, or show their badge: no session is left open behind it.
        """
        self._check_team()
        # sudo: the address of the tablet, which the team opens every morning
        key = self.env.company.sudo().attendance_kiosk_key
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/session/logout?redirect=/hr_attendance/{key}",
            "target": "self",
        }

    @api.model
    def action_badges(self):
        """Print a badge for everybody in insertion; who has no number gets one.

        For who may read employees: the adviser and payroll.

        :raise UserError: nobody has a contract.
        """
        self._check_team()
        days = self._days(self._monday())
        people, _stretches = self._people(days)
        if not people:
            raise UserError(self.env._("Nobody has a contract this week."))
        employees = people.employee_id
        employees.filtered(lambda one: not one.barcode).generate_random_barcode()
        report = self.env.ref("hr.hr_employee_print_badge")
        return report.report_action(employees)
