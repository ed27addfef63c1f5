from datetime import datetime

from odoo.tests import HttpCase, tagged

from .support_case import SECRET, SupportCase


@tagged("post_install", "-at_install")
class TestSkillsOnATablet(SupportCase, HttpCase):
    """The supervisor's grid in a real browser, as large as a tablet held upright."""

    browser_size = "820x1180"

    def test_the_supervisor_assesses_skills_with_the_person(self):
        self.assess("2026-04-01", 1, 2, 3, None)
        self.start_tour(
            "/odoo/cocagne-skill-tablet",
            "cocagne_skill_tablet",
            login=self.user_supervisor.login,
        )
        self.env.invalidate_all()
        last = self.pathway.assessment_ids[0]
        self.assertEqual(last.state, "done")
        self.assertEqual(last.assessor_id, self.user_supervisor)
        self.assertEqual(last.line_ids.mapped("level"), ["3", "2", "4", False])
        self.assertEqual(last.line_ids[1].own_level, "3")
        self.assertEqual(last.next_goal, "Sort the crates")


@tagged("post_install", "-at_install")
class TestInterviewInABrowser(SupportCase, HttpCase):
    """An interview as the adviser keys it: held, written, noted, the next one planned."""

    def test_the_adviser_holds_an_interview(self):
        interview = self.make_interview(datetime(2026, 6, 15, 8))
        self.start_tour(
            "/odoo/action-cocagne_insertion.action_support_tasks",
            "cocagne_interview",
            login=self.user_insertion_adviser.login,
        )
        self.env.invalidate_all()
        self.assertEqual(interview.state, "held")
        self.assertIn("two job offers", interview.shared_report)
        self.assertEqual(interview.sudo().confidential_text, SECRET)
        coming = self.pathway.interview_ids.filtered(lambda one: one.state == "planned")
        self.assertEqual(coming.date_start, datetime(2026, 7, 15, 8))
