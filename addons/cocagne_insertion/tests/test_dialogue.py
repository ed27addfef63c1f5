"""The table of the dialogue de gestion: figures, who is behind them, papers."""

from datetime import date
from io import BytesIO

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

import docx

from .immersion_case import ExitCase

START, END = date(2026, 1, 1), date(2026, 12, 31)


class DialogueCase(ExitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for month in range(1, 8):  # 910 hours, half a post
            cls.make_month(cls.pathway, cls.contract, date(2026, month, 1), 130)

    @classmethod
    def make_dialogue(cls, user=None, **values):
        dialogues = cls.env["cocagne.dialogue"].with_user(user or cls.user_director)
        return dialogues.create(
            {"company_id": cls.garden.id, "annex_id": cls.annex.id, **values}
        )

    def values(self, dialogue, section):
        """{(row, column): value} of the figures that are not 0."""
        return {
            (line.row, line.column): line.value
            for line in dialogue.line_ids
            if line.section == section and line.value
        }

    def people(self, dialogue, section, row, column="count", user=None):
        """The pathways that the list behind a figure opens."""
        line = dialogue.line_ids.filtered(
            lambda one: (one.section, one.row, one.column) == (section, row, column)
        )
        line = line.with_user(user or self.user_insertion_adviser)
        action = line.action_people()
        return self.env["cocagne.pathway"].search(action["domain"])


@tagged("post_install", "-at_install")
class TestDialogue(DialogueCase):
    def test_people_exits_and_rates_of_the_annex(self):
        self.annex.write({"target_durable": 40})
        self.pathway.write({"rsa": "OUI-M", "rqth": True, "qpv": True})
        worker = self.make_worker("Gaëlle", START, END, 130, sex="female")
        worker.employee_id.birthday = date(2002, 5, 1)
        self.make_worker("Hugo", START, END, 0.5)
        self.make_exit(self.pathway, "3", END)
        self.make_exit(worker, "7", END)
        dialogue = self.make_dialogue()
        people = self.values(dialogue, "people")
        self.assertEqual(
            people,
            {
                ("worked", "count"): 2,
                ("men", "count"): 1,
                ("women", "count"): 1,
                ("rsa", "count"): 1,
                ("rqth", "count"): 1,
                ("qpv", "count"): 1,
                ("under_26", "count"): 1,
            },
        )
        self.assertEqual(
            self.values(dialogue, "exits"),
            {("exits", "count"): 2, ("durable", "count"): 1},
        )
        rates = dialogue.line_ids.filtered(lambda one: one.section == "rates")
        durable = rates.filtered(lambda one: one.row == "durable")
        self.assertEqual((durable.value, durable.target, durable.gap), (50, 40, 10))

    def test_posts_are_paid_hours_over_1820(self):
        dialogue = self.make_dialogue()
        posts = self.values(dialogue, "posts")
        self.assertEqual(posts["hours", "value"], 910)
        self.assertEqual(posts["etp", "value"], 0.5)
        etp = dialogue.line_ids.filtered(lambda one: one.row == "etp")
        self.assertEqual(etp.target, 10)

    def test_each_figure_opens_its_people(self):
        worker = self.make_worker("Gaëlle", START, END, 130, sex="female")
        dialogue = self.make_dialogue()
        self.assertEqual(self.people(dialogue, "people", "women"), worker)
        self.assertEqual(
            self.people(dialogue, "people", "worked"), worker | self.pathway
        )

    def test_the_director_opens_no_list_that_tells_a_situation(self):
        self.pathway.write({"rsa": "OUI-M", "rqth": True})
        self.env["cocagne.obstacle"].create(
            {"pathway_id": self.pathway.id, "kind": "sante"}
        )
        dialogue = self.make_dialogue()
        director = self.user_director
        self.assertEqual(
            self.people(dialogue, "people", "men", user=director), self.pathway
        )
        for where in (
            ("people", "rqth"),
            ("people", "rsa"),
            ("obstacles", "sante", "concerned"),
        ):
            with self.subTest(where=where), self.assertRaises(AccessError):
                self.people(dialogue, *where, user=director)
            self.assertEqual(self.people(dialogue, *where), self.pathway)

    def test_the_head_office_reads_figures_and_opens_nobody(self):
        dialogue = self.make_dialogue(text_means="Trois encadrants")
        head = self.user_head_office
        head.company_ids |= self.garden
        lines = dialogue.line_ids.with_user(head)
        self.assertFalse(any(lines.mapped("may_open")))
        self.assertTrue(sum(lines.mapped("value")))
        with self.assertRaises(AccessError):
            self.people(dialogue, "people", "worked", user=head)
        with self.assertRaises(AccessError):
            dialogue.with_user(head).read(["text_means"])
        with self.assertRaises(AccessError):
            dialogue.with_user(head).action_compute()

    def test_supervisor_and_payroll_read_nothing_of_it(self):
        self.make_dialogue()
        for user in (self.user_supervisor, self.user_payroll):
            for name in ("cocagne.dialogue", "cocagne.dialogue.line"):
                with self.subTest(user=user.login, model=name):
                    model = self.env[name].with_user(user)
                    self.assertFalse(model.has_access("read"))

    def test_what_was_done_with_people_is_counted(self):
        self.env["cocagne.training"].create(
            {
                "pathway_id": self.pathway.id,
                "name": "Conduite de tracteur",
                "kind": "job",
                "date_start": "2026-04-01",
                "date_end": "2026-04-02",
                "hours": 14,
                "state": "done",
            }
        )
        self.env["cocagne.interview"].create(
            {
                "pathway_id": self.pathway.id,
                "date_start": "2026-05-04 08:00:00",
                "state": "held",
                "duration": 1.5,
                "adviser_id": self.user_insertion_adviser.id,
            }
        )
        immersion = self.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        self.make_done(immersion, job="CDI")
        self.env["cocagne.insertion.staff"].create(
            [
                {
                    "name": name,
                    "company_id": self.garden.id,
                    "role": role,
                    "etp": posts,
                    "date_from": "2020-01-01",
                }
                for name, role, posts in (("A", "eti", 1), ("B", "cip", 0.5))
            ]
        )
        dialogue = self.make_dialogue()
        trainings = self.values(dialogue, "trainings")
        self.assertEqual(trainings["job", "hours"], 14)
        interviews = self.values(dialogue, "interviews")
        self.assertEqual(
            (interviews["held", "count"], interviews["held", "hours"]), (1, 1.5)
        )
        immersions = self.values(dialogue, "immersions")
        self.assertEqual(immersions["discover", "hours"], 70)
        self.assertEqual(immersions["with_job", "count"], 1)
        staff = self.values(dialogue, "staff")
        self.assertEqual(
            (staff["eti", "permanent_etp"], staff["cip", "permanent_etp"]), (1, 0.5)
        )
        contracts = self.values(dialogue, "contracts")
        self.assertEqual(
            (contracts["hired", "count"], contracts["cddi", "count"]), (1, 1)
        )

    def test_what_was_sent_is_not_counted_again(self):
        dialogue = self.make_dialogue()
        dialogue.action_send()
        with self.assertRaisesRegex(UserError, "sent"):
            dialogue.action_compute()
        dialogue.action_correct()
        self.assertTrue(dialogue.action_compute())

    def test_as_many_queries_for_ten_people_as_for_fifty(self):
        dialogue = self.make_dialogue()
        counts = []
        made = 0
        for people in (10, 10, 50):  # the first one fills the caches of rights
            for rank in range(made, people):
                worker = self.make_worker(f"P{rank}", START, END, 100)
                self.make_exit(worker, "3", END)
            made = people
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            dialogue._figures()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_the_spreadsheet_has_a_sheet_and_a_graph_a_table(self):
        self.annex.write({"target_durable": 40})
        dialogue = self.make_dialogue()
        reports = self.env["ir.actions.report"].with_user(self.user_director)
        content, kind = reports._render_xlsx(
            "cocagne_insertion.dialogue_xlsx", dialogue.ids, {}
        )
        self.assertEqual(kind, "xlsx")
        book = openpyxl.load_workbook(BytesIO(content))
        self.assertEqual(len(book.sheetnames), 13)
        page = book["People who worked"]
        self.assertEqual(
            [page["A4"].value, page["B4"].value], ["Worked at least one hour", 1]
        )
        self.assertEqual(len(page._charts), 1)
        told = "".join(
            str(cell.value or "") for sheet in book for row in sheet for cell in row
        )
        self.assertNotIn("Farid", told)

    def test_the_report_has_the_six_heads_and_names_nobody(self):
        dialogue = self.make_dialogue(text_social="Aide au permis.\n\nLogement.")
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_insertion.report_dialogue", dialogue.ids
        )
        for number in range(1, 7):
            self.assertIn(f"<h2>{number}. ", html.decode())
        self.assertIn("Aide au permis.", html.decode())
        self.assertNotIn("Farid", html.decode())


@tagged("post_install", "-at_install")
class TestDialogueFile(DialogueCase, HttpCase):
    def fetch(self, user, dialogue):
        self.authenticate(user.login, user.login)
        url = f"/cocagne_insertion/dialogue/{dialogue.id}/report.docx"
        return self.url_open(url)

    def test_the_director_gets_the_report_as_a_text_document(self):
        dialogue = self.make_dialogue(text_means="Trois encadrants")
        answer = self.fetch(self.user_director, dialogue)
        self.assertEqual(answer.status_code, 200)
        made = docx.Document(BytesIO(answer.content))
        text = "\n".join(one.text for one in made.paragraphs)
        self.assertIn("Trois encadrants", text)
        self.assertGreaterEqual(len(made.tables), 6)
        heads = [one for one in made.paragraphs if one.style.name == "Heading 1"]
        self.assertEqual(len(heads), 6)

    def test_the_others_get_nothing(self):
        dialogue = self.make_dialogue()
        for user in (self.user_payroll, self.user_supervisor, self.user_manager):
            with self.subTest(user=user.login):
                self.assertEqual(self.fetch(user, dialogue).status_code, 404)
