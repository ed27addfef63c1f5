"""Hours of people in insertion from contracts, leaves and attendances."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from ..hours.counting import Hours
from .insertion_case import END
from .time_case import TimeCase

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
MONDAY, FRIDAY = date(2026, 6, 15), date(2026, 6, 19)
MONTH = Decimal("112.67")


@tagged("post_install", "-at_install")
class TestHoursOf(TimeCase):
    def hours(self, pathways=None, first=FIRST, last=LAST):
        pathways = pathways or self.pathway
        return self.env["cocagne.insertion.hours"]._hours_of(pathways, first, last)

    def june(self):
        return self.hours()[self.pathway.id]

    def test_a_month_without_event_is_paid_as_the_contract_says(self):
        self.assertEqual(self.june(), Hours(paid=MONTH))

    def test_paid_leave_is_paid_and_sickness_is_not(self):
        self.make_leave(self.farid, "paid_leave", MONDAY, FRIDAY)
        self.assertEqual(self.june(), Hours(paid=MONTH, absent_paid=Decimal(26)))
        self.make_leave(self.farid, "sick", date(2026, 6, 22))
        lost = Decimal("5.12")
        self.assertEqual(self.june().paid, MONTH - lost)
        self.assertEqual(self.june().absent_unpaid, lost)

    def test_half_a_day_counts_half(self):
        self.make_leave(
            self.farid,
            "training",
            MONDAY,
            request_date_from_period="am",
            request_date_to_period="am",
        )
        self.assertEqual(self.june().trained, Decimal("2.60"))

    def test_a_refused_leave_counts_no_more(self):
        leave = self.make_leave(self.farid, "sick", MONDAY)
        leave.action_refuse()
        self.assertEqual(self.june(), Hours(paid=MONTH))

    def test_a_day_off_of_the_garden_takes_no_leave(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Fête",
                "company_id": self.garden.id,
                "date_from": "2026-06-16 22:00:00",
                "date_to": "2026-06-17 21:59:59",
            }
        )
        self.make_leave(self.farid, "paid_leave", MONDAY, FRIDAY)
        self.assertEqual(self.june(), Hours(paid=MONTH, absent_paid=Decimal("20.80")))

    def test_attendances_are_worked_hours_and_an_open_one_is_not(self):
        self.make_attendance(self.farid, MONDAY, 4)
        self.env["hr.attendance"].create(
            {"employee_id": self.farid.id, "check_in": "2026-06-16 06:00:00"}
        )
        self.assertEqual(self.june(), Hours(paid=MONTH, worked=Decimal(4)))

    def test_days_of_an_immersion_count_once_though_somebody_badged_them(self):
        host = self.env["cocagne.immersion.host"].create(
            {"name": "Pépinière Testeur", "company_id": self.garden.id}
        )
        immersion = self.env["cocagne.immersion"].create(
            {
                "pathway_id": self.pathway.id,
                "company_id": self.garden.id,
                "host_id": host.id,
                "tutor_name": "Alice Testeur",
                "date_start": MONDAY,
                "date_end": FRIDAY,
            }
        )
        immersion.action_sign()
        self.assertEqual(self.june().worked, Decimal(26))
        self.make_attendance(self.farid, MONDAY, 4)
        self.make_attendance(self.farid, date(2026, 6, 22), 4)
        self.assertEqual(self.june().worked, Decimal(30))

    def immersed(self, **assessed):
        """Five days at a host from Monday to Friday, 5.20 hours each, then assessed."""
        host = self.env["cocagne.immersion.host"].create(
            {"name": "Pépinière Testeur", "company_id": self.garden.id}
        )
        immersion = self.env["cocagne.immersion"].create(
            {
                "pathway_id": self.pathway.id,
                "company_id": self.garden.id,
                "host_id": host.id,
                "tutor_name": "Alice Testeur",
                "date_start": MONDAY,
                "date_end": FRIDAY,
                "hours": 26,
            }
        )
        immersion.action_sign()
        immersion.write({"goals": "not_met", **assessed})
        return immersion

    def test_l5135_5_hours_missed_at_the_host_are_neither_worked_nor_paid(self):
        done = self.immersed(assessment="PARTIALLY_COMPLETED", missed_hours=7.8)
        self.assertAlmostEqual(done.hours_done, 18.2)
        # a day and a half of the 22 days of June: 112.67 x 1.5 / 22 = 7.68
        lost = Decimal("7.68")
        self.assertEqual(
            self.june(),
            Hours(paid=MONTH - lost, worked=Decimal("18.20"), absent_unpaid=lost),
        )

    def test_l5135_5_after_the_last_day_there_the_person_is_back_here(self):
        done = self.immersed(
            assessment="PARTIALLY_COMPLETED", last_day_done=date(2026, 6, 16)
        )
        self.assertAlmostEqual(done.hours_done, 10.4)
        self.make_attendance(self.farid, date(2026, 6, 17), 4)
        self.assertEqual(self.june(), Hours(paid=MONTH, worked=Decimal("14.40")))

    def test_l5135_5_who_did_not_come_did_not_work_there(self):
        self.immersed(assessment="DID_NOT_SHOW")
        self.assertEqual(self.june(), Hours(paid=MONTH))

    def test_an_amendment_changes_the_hours_from_its_day(self):
        self.farid.create_version(
            {"date_version": date(2026, 6, 16), "weekly_hours": 30.0}
        )
        self.assertEqual(self.june().paid, Decimal("121.33"))
        rows = self.env["cocagne.insertion.hours"]._hours_by_version(
            self.pathway, FIRST, LAST
        )
        self.assertEqual(
            {hours.paid for hours in rows.values()},
            {Decimal("56.33"), Decimal("65.00")},
        )

    def test_nobody_is_paid_after_the_contract(self):
        later = self.hours(first=date(2027, 1, 1), last=date(2027, 1, 31))
        self.assertEqual(later, {self.pathway.id: Hours()})

    def test_a_month_of_fifty_people_costs_what_that_of_ten_does(self):
        ten, forty = self.make_crew(10), self.make_crew(40, "Autre")
        for pathway in ten + forty:
            self.make_attendance(pathway.employee_id, MONDAY, 4)
        self.hours(ten)
        counts = []
        for crew in (ten, ten + forty):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(self.hours(crew)), len(crew))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        # the thirteenth: workshops, when that addon is there
        self.assertLessEqual(counts[0], 13)

    def test_the_whole_contract_is_the_sum_of_its_months(self):
        whole = self.hours(first=date(2026, 1, 1), last=END)[self.pathway.id]
        self.assertEqual(whole.paid, 12 * MONTH)
