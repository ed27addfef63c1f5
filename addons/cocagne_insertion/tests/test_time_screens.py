"""The sheet of a week and the board, in a real browser, as the supervisor does them."""

from datetime import date

from odoo.tests import HttpCase, tagged

from .time_case import TimeCase


@tagged("post_install", "-at_install")
class TestTimeScreens(TimeCase, HttpCase):
    def test_the_supervisor_fills_a_week(self):
        self.start_tour(
            "/odoo/cocagne-week-sheet",
            "cocagne_week_sheet",
            login=self.user_supervisor.login,
        )
        hours = self.env["cocagne.insertion.hours"]._hours_of(
            self.pathway, date(2026, 6, 8), date(2026, 6, 14)
        )
        self.assertEqual(float(hours[self.pathway.id].worked), 22.8)
        leave = self.env["hr.leave"].search([("employee_id", "=", self.farid.id)])
        self.assertEqual(leave.holiday_status_id, self.leave_type("to_explain"))

    def test_the_supervisor_plans_next_week(self):
        self.start_tour(
            "/odoo/cocagne-work-board",
            "cocagne_work_board",
            login=self.user_supervisor.login,
        )
        plans = self.env["cocagne.work.plan"].search(
            [("pathway_id", "=", self.pathway.id)]
        )
        self.assertEqual(len(plans), 9)

    def test_a_month_is_chosen_as_a_month(self):
        self.start_tour(
            "/odoo/action-cocagne_insertion.action_month_choice",
            "cocagne_month_choice",
            login=self.user_supervisor.login,
        )
        sheets = self.env["cocagne.insertion.sheet"].search(
            [("company_id", "=", self.garden.id)]
        )
        self.assertEqual(set(sheets.mapped("month")), {date(2026, 1, 1)})
