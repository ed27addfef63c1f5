"""Monthly sheets: prepared, signed, checked by the supervisor, closed by payroll."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .time_case import TimeCase

MAY, MAY_END = date(2026, 5, 1), date(2026, 5, 31)
JUNE = date(2026, 6, 1)
MONDAY = date(2026, 5, 4)
#: A drawn signature: one pixel.
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestMonthSheet(TimeCase):
    def prepare(self, month=MAY):
        return self.env["cocagne.insertion.sheet"]._prepare(month)

    def sheet(self, user=None, month=MAY):
        found = self.prepare(month).filtered(lambda one: one.pathway_id == self.pathway)
        return found.with_user(user) if user else found

    def closed(self):
        sheet = self.sheet(self.user_supervisor)
        sheet.action_check()
        sheet.with_user(self.user_payroll).action_lock()
        return sheet

    def test_everybody_with_a_contract_in_the_month_has_one_sheet(self):
        self.make_crew(2)
        self.assertEqual(len(self.prepare()), 3)
        self.assertEqual(len(self.prepare()), 3)
        self.assertFalse(self.prepare(date(2027, 1, 15)))

    def test_figures_follow_what_is_written_until_the_month_is_closed(self):
        sheet = self.sheet()
        self.assertEqual((sheet.hours_paid, sheet.hours_worked), (112.67, 0))
        self.make_attendance(self.farid, MONDAY, 4)
        sheet.action_refresh()
        self.assertEqual(sheet.hours_worked, 4)

    def test_a_week_belongs_to_the_month_of_its_sunday(self):
        """30 hours from Monday 27 April to Friday 1 May: 4 more, in May."""
        for day in (27, 28, 29, 30):
            self.make_attendance(self.farid, date(2026, 4, day), 7.5)
        self.assertEqual(self.sheet().hours_more, 4)
        self.assertEqual(self.sheet(month=date(2026, 4, 1)).hours_more, 0)

    def test_the_supervisor_checks_and_payroll_closes(self):
        sheet = self.sheet()
        with self.assertRaises(AccessError):
            sheet.with_user(self.user_insertion_adviser).action_check()
        sheet.with_user(self.user_supervisor).action_check()
        self.assertEqual(sheet.state, "checked")
        self.assertEqual(sheet.checked_by_id, self.user_supervisor)
        with self.assertRaises(AccessError):
            sheet.with_user(self.user_supervisor).action_lock()
        sheet.with_user(self.user_payroll).action_lock()
        self.assertEqual(
            (sheet.state, sheet.locked_by_id.id), ("locked", self.user_payroll.id)
        )

    def test_payroll_does_not_close_what_nobody_checked(self):
        with self.assertRaisesRegex(UserError, "Farid"):
            self.sheet(self.user_payroll).action_lock()

    def test_a_month_that_is_not_over_is_not_checked(self):
        with self.assertRaisesRegex(UserError, "not over"):
            self.sheet(self.user_supervisor, JUNE).action_check()

    def test_who_left_in_the_month_is_checked_before_its_end(self):
        self.contract.contract_date_end = date(2026, 6, 12)
        self.sheet(self.user_supervisor, JUNE).action_check()
        self.assertEqual(self.sheet(month=JUNE).state, "checked")

    def test_a_badge_without_end_must_be_corrected_first(self):
        self.env["hr.attendance"].create(
            {"employee_id": self.farid.id, "check_in": "2026-05-04 06:00:00"}
        )
        with self.assertRaisesRegex(UserError, "never out"):
            self.sheet(self.user_supervisor).action_check()

    def test_an_absence_without_reason_stops_payroll_not_the_supervisor(self):
        leave = self.make_leave(self.farid, "to_explain", MONDAY)
        sheet = self.sheet(self.user_supervisor)
        sheet.action_check()
        with self.assertRaisesRegex(UserError, "reason"):
            sheet.with_user(self.user_payroll).action_lock()
        leave.with_user(self.user_payroll).holiday_status_id = self.leave_type("sick")
        sheet.with_user(self.user_payroll).action_lock()
        self.assertEqual(sheet.state, "locked")

    def test_l5132_15_1_the_hours_of_a_month_have_a_maximum(self):
        """Thirty-five a week by the calendar: 155.00 hours in May."""
        for day in range(4, 32):
            if date(2026, 5, day).weekday() < 5:
                self.make_attendance(self.farid, date(2026, 5, day), 7.75)
        sheet = self.sheet(self.user_supervisor)
        self.assertEqual(sheet.hours_worked, 155)
        sheet.action_check()
        sheet.action_uncheck()
        self.make_attendance(self.farid, date(2026, 5, 2), 0.25)
        with self.assertRaisesRegex(ValidationError, "L.5132-15-1"):
            sheet.action_check()

    def test_nothing_of_a_closed_month_changes(self):
        attendance = self.make_attendance(self.farid, MONDAY, 4)
        leave = self.make_leave(self.farid, "paid_leave", date(2026, 5, 5))
        self.closed()
        week = self.env["cocagne.week.sheet"].with_user(self.user_supervisor)
        attempts = {
            "cell": lambda: week.sheet_write(
                self.pathway.id, str(MONDAY), {"hours": 5}
            ),
            "badge": lambda: self.make_attendance(self.farid, date(2026, 5, 6), 4),
            "moved": lambda: attendance.write({"check_in": "2026-05-04 05:00:00"}),
            "removed": attendance.unlink,
            "leave": lambda: self.make_leave(self.farid, "sick", date(2026, 5, 7)),
            "refused": leave.action_refuse,
            "reason": lambda: leave.write(
                {"holiday_status_id": self.leave_type("sick").id}
            ),
        }
        for name, attempt in attempts.items():
            with self.subTest(name), self.assertRaisesRegex(UserError, "closed"):
                with self.env.cr.savepoint():
                    attempt()
            self.env.invalidate_all()
        self.assertEqual(self.sheet().hours_worked, 4)

    def test_an_attendance_of_june_does_not_go_into_closed_may(self):
        late = self.make_attendance(self.farid, date(2026, 6, 2), 4)
        self.closed()
        with self.assertRaisesRegex(UserError, "closed"):
            late.write({"check_in": "2026-05-28 06:00:00"})

    def test_another_month_and_another_person_go_on(self):
        other = self.make_crew(1)
        self.closed()
        self.make_attendance(self.farid, date(2026, 6, 2), 4)
        self.make_attendance(other.employee_id, MONDAY, 4)

    def test_figures_of_a_closed_month_stay_when_the_contract_is_corrected(self):
        sheet = self.closed()
        self.contract.weekly_hours = 30
        self.assertEqual(self.sheet(), sheet)
        self.assertEqual(self.sheet().hours_paid, 112.67)

    def test_payroll_opens_a_month_again_with_its_reason(self):
        sheet = self.closed()
        wizard = self.env["cocagne.month.reopen"].with_context(active_ids=sheet.ids)
        with self.assertRaises(AccessError):
            wizard.with_user(self.user_supervisor).create({"reason": "x"})
        wizard.with_user(self.user_payroll).create(
            {"reason": "Forgotten hours"}
        ).action_reopen()
        self.assertEqual(sheet.state, "checked")
        self.assertIn(
            "Forgotten hours", "".join(sheet.sudo().message_ids.mapped("body"))
        )
        self.make_attendance(self.farid, MONDAY, 4)

    def test_people_sign_and_the_rest_is_not_written_by_hand(self):
        sheet = self.sheet(self.user_supervisor)
        sheet.write({"signature": PIXEL})
        self.assertEqual(sheet.signed_on, date(2026, 6, 15))
        for values in ({"state": "locked"}, {"hours_worked": 1}, {"month": JUNE}):
            with self.subTest(values), self.assertRaises(AccessError):
                sheet.write(values)
        with self.assertRaises(AccessError):
            sheet.copy()

    def test_nobody_signs_a_closed_month(self):
        with self.assertRaisesRegex(UserError, "closed"):
            self.closed().write({"note": "late"})

    def test_the_supervisor_does_not_see_what_is_paid(self):
        self.user_supervisor.group_ids += self.env.ref("base.group_allow_export")
        sheet = self.sheet(self.user_supervisor)
        for name in ("hours_paid", "hours_absent_paid", "hours_absent_unpaid"):
            with self.subTest(name):
                with self.assertRaises(AccessError):
                    sheet.read([name])
                with self.assertRaises(AccessError):
                    sheet.search([(name, ">", 0)])
                with self.assertRaises(AccessError):
                    sheet.export_data([name])
                with self.assertRaises(AccessError):
                    sheet.formatted_read_group([], ["state"], [f"{name}:sum"])

    def test_the_paper_tells_hours_and_no_reason_of_health(self):
        self.make_attendance(self.farid, MONDAY, 4)
        self.make_leave(self.farid, "sick", date(2026, 5, 5))
        self.make_leave(self.farid, "training", date(2026, 5, 6))
        sheet = self.sheet(self.user_supervisor)
        html = (
            self.env["ir.actions.report"]
            .with_user(self.user_supervisor)
            ._render_qweb_html("cocagne_insertion.report_month_sheet", sheet.ids)[0]
            .decode()
        )
        self.assertIn("Farid Testeur", html)
        self.assertIn(self.leave_type("training").name, html)
        self.assertNotIn(self.leave_type("sick").name, html)

    def test_the_sheets_of_fifty_cost_what_those_of_ten_do(self):
        self.make_crew(9)
        counts = [self.count_queries()]
        self.make_crew(40, "Autre")
        counts.append(self.count_queries())
        self.assertLessEqual(abs(counts[0] - counts[1]), 1)
        self.assertLessEqual(counts[1], 60)

    def count_queries(self):
        self.prepare()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.prepare()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
