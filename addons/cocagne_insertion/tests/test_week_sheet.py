"""The sheet of a week: what is written becomes attendances and leaves."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .time_case import TimeCase

#: The week before the day of the tests, Monday 15 June 2026.
MONDAY, TUESDAY, FRIDAY = date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 12)
TODAY, TOMORROW = date(2026, 6, 15), date(2026, 6, 16)


@tagged("post_install", "-at_install")
class TestWeekSheet(TimeCase):
    def sheet(self, user=None):
        return self.env["cocagne.week.sheet"].with_user(user or self.user_supervisor)

    def set_cell(self, day, user=None, **values):
        data = self.sheet(user).sheet_write(self.pathway.id, str(day), values)
        return self.cell(data, day)

    def cell(self, data, day):
        row = next(one for one in data["rows"] if one["id"] == self.pathway.id)
        return row["cells"][str(day)]

    def look(self, day, user=None):
        return self.cell(self.sheet(user).sheet_data(str(day)), day)

    def attendances(self, day=MONDAY):
        return self.env["hr.attendance"].search(
            [("employee_id", "=", self.farid.id), ("date", "=", day)]
        )

    def leaves(self):
        return self.env["hr.leave"].search(
            [("employee_id", "=", self.farid.id), ("state", "=", "validate")]
        )

    def test_hours_of_a_cell_are_attendances_of_the_day(self):
        cell = self.set_cell(MONDAY, hours=7.5)
        self.assertEqual(cell["hours"], 7.5)
        self.assertAlmostEqual(sum(self.attendances().mapped("worked_hours")), 7.5)

    def test_any_number_of_hours_is_found_again(self):
        for hours in (0.25, 3.33, 4, 5.2, 8, 9.99, 10):
            with self.subTest(hours=hours):
                self.assertEqual(self.set_cell(MONDAY, hours=hours)["hours"], hours)

    def test_writing_again_replaces_and_zero_clears(self):
        self.set_cell(MONDAY, hours=7)
        self.assertEqual(self.set_cell(MONDAY, hours=3)["hours"], 3)
        self.set_cell(MONDAY, hours=0)
        self.assertFalse(self.attendances())

    def test_a_badge_is_shown_and_its_hours_are_kept_when_corrected(self):
        badge = self.make_attendance(self.farid, MONDAY, 3)
        badge.in_mode = "kiosk"
        self.assertTrue(self.look(MONDAY)["badge"])
        self.set_cell(MONDAY, hours=5)
        self.assertEqual(sum(self.attendances().mapped("badged_hours")), 3)

    def test_a_badge_without_end_is_told_and_the_hours_close_it(self):
        self.env["hr.attendance"].create(
            {"employee_id": self.farid.id, "check_in": "2026-06-08 06:00:00"}
        )
        self.assertTrue(self.look(MONDAY)["open"])
        self.assertFalse(self.set_cell(MONDAY, hours=5)["open"])

    def test_l3121_18_ten_hours_are_kept_and_more_is_refused(self):
        self.set_cell(MONDAY, hours=10)
        with self.assertRaisesRegex(ValidationError, "L.3121-18"):
            self.set_cell(MONDAY, hours=10.5)

    def test_l3121_20_forty_eight_hours_a_week_are_kept_and_more_is_refused(self):
        for day, hours in enumerate((10, 10, 10, 10, 8)):
            self.set_cell(date(2026, 6, 8 + day), hours=hours)
        with self.assertRaisesRegex(ValidationError, "L.3121-20"):
            self.set_cell(FRIDAY, hours=8.5)

    def test_nonsense_is_refused_and_nothing_is_written(self):
        for hours in (-1, 25, "many", float("nan")):
            with self.subTest(hours=hours), self.assertRaises(ValidationError):
                self.set_cell(MONDAY, hours=hours)
        self.assertFalse(self.attendances())

    def test_hours_to_come_are_refused(self):
        self.set_cell(TODAY, hours=4)
        with self.assertRaisesRegex(UserError, "plan"):
            self.set_cell(TOMORROW, hours=4)

    def test_a_day_without_contract_is_refused(self):
        self.contract.contract_date_end = FRIDAY
        with self.assertRaisesRegex(UserError, "contract"):
            self.set_cell(TODAY, hours=4)

    def test_more_than_the_contract_is_told_not_refused(self):
        for day in range(5):
            self.set_cell(date(2026, 6, 8 + day), hours=7)
        data = self.sheet().sheet_data(str(MONDAY))
        row = next(one for one in data["rows"] if one["id"] == self.pathway.id)
        self.assertEqual(row["total"], 35)
        self.assertIn("L.3123-9", "".join(row["warnings"]))

    # ------------------------------------------------------------------ absences

    def test_an_absence_is_a_leave_and_takes_the_hours(self):
        self.set_cell(MONDAY, hours=5)
        kind = self.leave_type("to_explain")
        cell = self.set_cell(MONDAY, reason=kind.id)
        self.assertEqual(cell["hours"], 0)
        self.assertEqual(cell["absences"][0]["reason"], kind.id)
        self.assertEqual(self.leaves().holiday_status_id, kind)

    def test_half_a_day_leaves_the_other_half_to_work(self):
        kind = self.leave_type("training")
        cell = self.set_cell(MONDAY, reason=kind.id, part="pm", hours=2.6)
        self.assertEqual(cell["hours"], 2.6)
        self.assertEqual(cell["absences"][0]["part"], "pm")

    def test_present_again_takes_the_absence_away(self):
        self.set_cell(MONDAY, reason=self.leave_type("paid_leave").id)
        self.assertFalse(self.set_cell(MONDAY, reason=False)["absences"])
        self.assertFalse(self.leaves())

    def test_a_day_is_cut_out_of_a_longer_leave(self):
        self.make_leave(self.farid, "paid_leave", MONDAY, FRIDAY)
        self.set_cell(TUESDAY, reason=False)
        spans = {(one.request_date_from, one.request_date_to) for one in self.leaves()}
        self.assertEqual(spans, {(MONDAY, MONDAY), (date(2026, 6, 10), FRIDAY)})

    def test_the_supervisor_sees_absent_and_not_why(self):
        self.make_leave(self.farid, "sick", MONDAY)
        absence = self.look(MONDAY)["absences"][0]
        self.assertEqual((absence["reason"], absence["label"]), (False, "Absent"))
        known = self.look(MONDAY, self.user_payroll)["absences"][0]
        self.assertEqual(known["label"], self.leave_type("sick").name)

    def test_the_supervisor_neither_chooses_nor_removes_a_reason_of_health(self):
        with self.assertRaises(UserError):
            self.set_cell(MONDAY, reason=self.leave_type("sick").id)
        self.make_leave(self.farid, "sick", MONDAY)
        with self.assertRaisesRegex(UserError, "payroll"):
            self.set_cell(MONDAY, reason=False)
        self.assertTrue(self.leaves())
        self.set_cell(MONDAY, self.user_payroll, reason=False)
        self.assertFalse(self.leaves())

    # ---------------------------------------------------------------------- fill

    def fill(self, day=MONDAY):
        return self.sheet().sheet_fill(str(day))

    def test_the_planned_week_is_copied_once(self):
        self.fill()
        data = self.fill()
        row = next(one for one in data["rows"] if one["id"] == self.pathway.id)
        self.assertEqual(row["total"], 26)
        self.assertEqual([row["cells"][str(MONDAY)]["hours"]], [5.2])

    def test_the_copy_leaves_what_is_written_and_who_is_away(self):
        self.set_cell(MONDAY, hours=7)
        self.make_leave(self.farid, "paid_leave", TUESDAY)
        data = self.fill()
        self.assertEqual(self.cell(data, MONDAY)["hours"], 7)
        self.assertEqual(self.cell(data, TUESDAY)["hours"], 0)

    def test_the_copy_follows_the_board_when_somebody_is_on_it(self):
        activity = self.env["cocagne.work.activity"].search(
            [("company_id", "=", self.garden.id)], limit=1
        )
        self.env["cocagne.work.plan"].create(
            {
                "pathway_id": self.pathway.id,
                "day": MONDAY,
                "half": "am",
                "activity_id": activity.id,
            }
        )
        data = self.fill()
        self.assertEqual(self.cell(data, MONDAY)["hours"], 2.6)
        self.assertEqual(self.cell(data, MONDAY)["place"], activity.name)
        self.assertEqual(self.cell(data, TUESDAY)["hours"], 0)

    def test_days_to_come_are_not_filled(self):
        data = self.fill(TODAY)
        self.assertEqual(self.cell(data, TODAY)["hours"], 5.2)
        self.assertEqual(self.cell(data, TOMORROW)["hours"], 0)
        with self.assertRaises(UserError):
            self.fill(date(2026, 6, 22))

    def test_a_public_holiday_is_off(self):
        whit_monday = date(2026, 5, 25)
        data = self.fill(whit_monday)
        self.assertTrue(self.cell(data, whit_monday)["off"])
        self.assertEqual(self.cell(data, whit_monday)["hours"], 0)
        self.assertEqual(self.cell(data, date(2026, 5, 26))["hours"], 5.2)

    # -------------------------------------------------------------------- rights

    def test_others_of_the_garden_do_not_see_the_sheet(self):
        for user in (self.user_manager, self.user_sales_desk, self.user_head_office):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.sheet(user).sheet_data(str(MONDAY))
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.set_cell(MONDAY, user, hours=5)

    def test_another_garden_has_its_own_sheet(self):
        stranger = self.make_user(
            "stranger", "cocagne_insertion.group_supervisor", self.other_garden
        )
        week = self.sheet(stranger).with_context(
            allowed_company_ids=self.other_garden.ids
        )
        self.assertFalse(week.sheet_data(str(MONDAY))["rows"])
        with self.assertRaises(AccessError):
            week.sheet_write(self.pathway.id, str(MONDAY), {"hours": 5})

    def test_the_supervisor_reads_neither_leaves_nor_contracts_nor_attendances(self):
        leave = self.make_leave(self.farid, "sick", MONDAY)
        self.make_attendance(self.farid, TUESDAY, 4)
        supervisor = self.user_supervisor
        self.assertFalse(self.env["hr.leave"].with_user(supervisor).search([]) & leave)
        with self.assertRaises(AccessError):
            leave.with_user(supervisor).read(["holiday_status_id"])
        calendar = self.env["hr.leave.report.calendar"].with_user(supervisor)
        with self.assertRaises(AccessError):
            calendar.search_read([], ["holiday_status_id"])
        with self.assertRaises(AccessError):
            calendar.search([("holiday_status_id", "=", leave.holiday_status_id.id)])
        with self.assertRaises(AccessError):
            self.env["hr.version"].with_user(supervisor).search([])

    # --------------------------------------------------------------------- speed

    def test_the_sheet_of_fifty_people_costs_what_that_of_ten_does(self):
        self.make_crew(9)
        counts = [self.count_queries()]
        self.make_crew(40, "Autre")
        counts.append(self.count_queries())
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[0], 40)

    def count_queries(self):
        sheet = self.sheet()
        sheet.sheet_data(str(MONDAY))
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        sheet.sheet_data(str(MONDAY))
        return self.env.cr.sql_log_count - before
