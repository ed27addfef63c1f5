from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .support_case import SupportCase


@tagged("post_install", "-at_install")
class TestProfessionalInterview(SupportCase):
    """L.6315-1: due in the first year, planned, held, written, and a copy given."""

    def due(self):
        self.pathway.invalidate_recordset()
        return self.pathway.with_user(self.user_insertion_adviser).professional_due

    def make_professional(self, moment=datetime(2026, 6, 15, 8), **values):
        return self.make_interview(moment, kind="professional", **values)

    def test_it_is_due_within_a_year_of_the_entry(self):
        self.assertEqual(self.pathway.date_start, date(2026, 1, 1))
        self.assertEqual(self.due(), date(2027, 1, 1))

    def test_the_next_one_is_due_four_years_after_the_last_one(self):
        self.make_professional(datetime(2026, 6, 15, 8))
        self.assertEqual(self.due(), date(2027, 1, 1))
        self.pathway.interview_ids.filtered(
            lambda one: one.kind == "professional"
        ).action_held()
        self.assertEqual(self.due(), date(2030, 6, 15))

    def test_the_button_plans_one_and_then_opens_it(self):
        pathway = self.pathway.with_user(self.user_insertion_adviser)
        action = pathway.action_plan_professional()
        self.assertFalse(action["res_id"])
        self.assertEqual(action["context"]["default_kind"], "professional")
        planned = self.make_professional()
        self.assertEqual(pathway.action_plan_professional()["res_id"], planned.id)

    def test_one_that_is_planned_is_to_do_no_more(self):
        with freeze_time("2026-12-20"):
            tasks = self.env["cocagne.support.task"]._tasks_professional(self.pathway)
            self.assertEqual([one.day for one in tasks], [date(2027, 1, 1)])
            self.make_professional(datetime(2026, 12, 28, 8))
            self.assertFalse(
                self.env["cocagne.support.task"]._tasks_professional(self.pathway)
            )

    def test_the_form_leads_from_what_was_said_to_the_copy(self):
        interview = self.make_professional()
        interview.action_held()
        codes = [interview._main_step()["code"]]
        interview.write({"wished_jobs": "Cook", "agreed_actions": "See a canteen"})
        codes.append(interview._main_step()["code"])
        interview.action_copy_given()
        codes.append(interview._main_step()["code"])
        self.assertEqual(codes, ["wishes", "paper", "ready"])

    def test_the_paper_tells_what_was_wished_agreed_and_told(self):
        interview = self.make_professional(
            wished_jobs="Cook", agreed_actions="See a canteen", told_experience=True
        )
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("cocagne_insertion.report_professional", interview.ids)[
                0
            ]
            .decode()
        )
        for word in ("Cook", "See a canteen", "VAE", self.pathway.name):
            self.assertIn(word, html)
        self.assertNotIn("CPF", html)

    def test_payroll_and_supervisor_read_nothing_of_it(self):
        interview = self.make_professional(wished_jobs="Cook")
        for user in (self.user_payroll, self.user_supervisor):
            with self.assertRaises(AccessError):
                interview.with_user(user).read(["wished_jobs"])
            with self.assertRaises(AccessError):
                self.pathway.with_user(user).read(["professional_due"])
