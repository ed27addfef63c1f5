from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.common import TODAY

from .support_case import SupportCase


@tagged("post_install", "-at_install")
class TestSupportTask(SupportCase):
    """What ends soon and what is to be done (15 June 2026 is a Monday)."""

    def tasks(self, kind, user="insertion_adviser"):
        self.env.invalidate_all()
        tasks = self.env["cocagne.support.task"]
        return tasks.with_user(getattr(self, f"user_{user}")).search(
            [("kind", "=", kind), ("company_id", "=", self.garden.id)]
        )

    def end_contract(self, days):
        # sudo: the contract's own rules are tested elsewhere
        self.contract.contract_date_end = TODAY + timedelta(days=days)

    def test_a_contract_is_told_from_the_ninetieth_day_on(self):
        self.end_contract(91)
        self.assertFalse(self.tasks("contract"))
        self.end_contract(90)
        self.assertEqual(self.tasks("contract").level, "90")

    def test_its_level_follows_the_thresholds(self):
        for days, level in (
            (61, "90"),
            (60, "60"),
            (31, "60"),
            (30, "30"),
            (8, "30"),
            (7, "week"),
            (0, "week"),
            (-1, "over"),
        ):
            with self.subTest(days=days):
                self.end_contract(days)
                task = self.tasks("contract")
                self.assertEqual((task.level, task.days_left), (level, days))

    def test_it_is_for_this_week_when_a_threshold_was_just_passed(self):
        for days, is_week in ((90, True), (84, True), (83, False), (60, True), (7, True)):
            with self.subTest(days=days):
                self.end_contract(days)
                self.assertEqual(self.tasks("contract").is_week, is_week)

    def test_the_last_contract_counts(self):
        self.end_contract(20)
        self.make_contract(
            self.pathway, TODAY + timedelta(days=21), TODAY + timedelta(days=300)
        )
        self.assertFalse(self.tasks("contract"))

    def test_a_pass_is_told_from_the_ninetieth_day_on(self):
        self.farid_pass.write({"date_start": TODAY - timedelta(days=729 - 91)})
        self.assertFalse(self.tasks("pass"))
        self.farid_pass.write({"date_start": TODAY - timedelta(days=729 - 90)})
        self.assertEqual(self.tasks("pass").days_left, 90)

    def test_a_diagnosis_that_expires_is_told_to_the_adviser_as_long_as_nobody_is_hired(
        self,
    ):
        person = self.make_person("Nina", "Testeuse")
        pathway = self.make_pathway(
            person, self.env["cocagne.pass"], False, state="candidate"
        )
        # a diagnosis of the garden holds for 92 days
        diagnosis = self.env["cocagne.diagnosis"].create(
            {"pathway_id": pathway.id, "made_on": "2026-06-12"}
        )
        self.assertEqual(diagnosis.expires_on, date(2026, 9, 12))
        task = self.tasks("diagnosis")
        self.assertEqual((task.pathway_id, task.days_left), (pathway, 89))
        self.assertFalse(self.tasks("diagnosis", "director"))

    def test_the_list_of_people_shows_what_is_most_urgent_to_each_role(self):
        self.assess("2026-06-02", 1, 2, 3, 4)
        self.end_contract(20)
        self.make("cocagne.pathway.document", kind="rqth", date_end="2026-06-20")
        self.env.invalidate_all()
        seen = {
            name: self.pathway.with_user(getattr(self, f"user_{name}")).alert_level
            for name in ("insertion_adviser", "director", "supervisor")
        }
        self.assertEqual(
            seen, {"insertion_adviser": "week", "director": "30", "supervisor": False}
        )

    def test_an_interview_is_due_after_the_days_of_the_garden(self):
        # held on 1 June, 30 days: due on 1 July, told from 24 June on
        self.assertFalse(self.tasks("interview"))
        self.garden.interview_days = 21
        task = self.tasks("interview")
        self.assertEqual((task.day, task.level), (date(2026, 6, 22), "week"))
        self.make_interview(datetime(2026, 6, 20, 8))
        self.assertFalse(self.tasks("interview"))
        self.assertTrue(self.tasks("planned"))

    def test_no_interview_is_asked_for_when_the_garden_wants_no_reminder(self):
        self.garden.interview_days = 0
        self.assertFalse(self.tasks("interview"))

    def test_a_past_interview_waits_to_be_marked(self):
        interview = self.make_interview(datetime(2026, 6, 12, 8))
        task = self.tasks("to_mark")
        self.assertEqual((task.days_left, task.res_id), (-3, interview.id))
        interview.action_missed()
        self.assertFalse(self.tasks("to_mark"))

    def test_the_report_is_due_thirty_days_before_the_end(self):
        self.end_contract(31)
        self.assertFalse(self.tasks("report"))
        self.end_contract(30)
        self.assertTrue(self.tasks("report"))
        report = self.make(
            "cocagne.support.report", summary="Went well.", proposal="job"
        )
        self.assertTrue(self.tasks("report"))
        report.action_done()
        self.assertFalse(self.tasks("report"))

    def test_a_document_that_expires_is_told_to_those_who_may_open_it(self):
        for kind in ("rqth", "identity", "caces"):
            self.make("cocagne.pathway.document", kind=kind, date_end="2026-07-01")
        counts = {
            role: len(self.tasks("document", role))
            for role in ("insertion_adviser", "director", "payroll", "supervisor")
        }
        self.assertEqual(
            counts,
            {"insertion_adviser": 3, "director": 2, "payroll": 2, "supervisor": 1},
        )

    def test_a_replaced_document_is_told_no_more(self):
        paper = self.make(
            "cocagne.pathway.document", kind="caces", date_end="2026-07-01"
        )
        paper.replaced = True
        self.assertFalse(self.tasks("document"))

    def test_an_action_of_health_is_told_to_the_adviser_only(self):
        obstacle = self.make("cocagne.obstacle", kind="sante")
        for name, obstacle_id in (("Cure", obstacle.id), ("Drive", False)):
            self.make(
                "cocagne.objective",
                name=name,
                obstacle_id=obstacle_id,
                action_ids=[(0, 0, {"name": name, "date_deadline": "2026-06-18"})],
            )
        self.assertEqual(len(self.tasks("action")), 2)
        self.assertEqual(len(self.tasks("action", "director")), 1)

    def test_an_employer_is_called_back(self):
        search = self.make("cocagne.job.search", date_next="2026-06-16")
        self.assertTrue(self.tasks("call_back"))
        search.action_silence()
        self.assertFalse(self.tasks("call_back"))

    def test_the_supervisor_is_told_whose_skills_to_assess(self):
        # since 1 January, 90 days: due on 1 April
        self.assertEqual(self.tasks("assessment", "supervisor").level, "over")
        self.assess("2026-06-02", 1, 2, 3, 4)
        self.assertFalse(self.tasks("assessment", "supervisor"))

    def test_the_supervisor_is_told_nothing_else(self):
        self.end_contract(5)
        tasks = self.env["cocagne.support.task"].with_user(self.user_supervisor)
        self.assertEqual(set(tasks.search([]).mapped("kind")), {"assessment"})

    def test_a_training_that_is_over_waits_to_be_finished(self):
        training = self.make(
            "cocagne.training", name="CACES", date_start="2026-06-01", date_end=TODAY
        )
        self.assertTrue(self.tasks("training"))
        training.action_done()
        self.assertFalse(self.tasks("training"))

    def test_who_left_has_nothing_to_do(self):
        self.end_contract(5)
        # sudo: the exit has its own screen and rules
        self.pathway.sudo().write({"state": "left", "date_end": TODAY})
        self.assertFalse(self.tasks("contract"))

    def test_a_row_opens_what_it_is_about(self):
        interview = self.make_interview(datetime(2026, 6, 12, 8))
        action = self.tasks("to_mark").action_open_task()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (interview._name, interview.id)
        )

    def test_the_home_screen_counts_them_for_the_adviser(self):
        self.end_contract(20)
        home = self.env["cocagne.home"].with_user(self.user_insertion_adviser)
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(cards["insertion_contracts"], 1)
        self.assertEqual(cards["insertion_reports"], 1)
        action = home.action_alert("insertion_contracts")
        found = self.env["cocagne.support.task"].search(action["domain"])
        self.assertEqual(found.kind, "contract")

    def test_the_home_screen_tells_the_sales_desk_nothing_of_them(self):
        home = self.env["cocagne.home"].with_user(self.user_sales_desk)
        codes = {code for code in home._visible_alerts() if "insertion" in code}
        self.assertFalse(codes)
        with self.assertRaises(AccessError):
            self.env["cocagne.support.task"].with_user(self.user_sales_desk).search([])

    def make_people(self, number, first):
        for rank in range(first, first + number):
            person = self.make_person("Personne", f"Numéro {rank}")
            pass_iae = self.make_pass(person, date(2026, 1, 1))
            pathway = self.make_pathway(person, pass_iae, date(2026, 1, 1))
            self.make_contract(pathway, date(2026, 1, 1), date(2026, 7, 1))
            interview = self.make_interview(
                datetime(2026, 5, 1, 8), pathway_id=pathway.id
            )
            interview.action_held()
            self.make(
                "cocagne.pathway.document",
                pathway_id=pathway.id,
                kind="identity",
                date_end="2026-07-01",
            )

    def queries(self):
        self.env.flush_all()
        self.env.invalidate_all()
        tasks = self.env["cocagne.support.task"].with_user(self.user_insertion_adviser)
        tasks.env.user.tz  # read once for all
        before = self.env.cr.sql_log_count
        tasks.search([]).mapped("level")
        return self.env.cr.sql_log_count - before

    def test_the_list_takes_as_many_queries_for_ten_people_as_for_fifty(self):
        self.make_people(10, 0)
        self.queries()  # what is kept in memory from one time to the next
        few = self.queries()
        self.make_people(40, 10)
        self.assertEqual(self.queries(), few)
