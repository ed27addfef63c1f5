from base64 import b64encode

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from .support_case import SECRET, SupportCase

NOTES = {
    "cocagne.obstacle": "note",
    "cocagne.objective": "note",
    "cocagne.training": "note",
    "cocagne.job.search": "note",
}


@tagged("post_install", "-at_install")
class TestSupportAccess(SupportCase, HttpCase):
    """Who sees what of the accompaniment, through the models as through RPC."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.allow_export(cls.user_director)
        cls.health = cls.make("cocagne.obstacle", kind="sante", note=SECRET)
        cls.housing = cls.make("cocagne.obstacle", kind="heberg", note=SECRET)
        cls.cure = cls.make(
            "cocagne.objective", name=SECRET, obstacle_id=cls.health.id
        )
        cls.drive = cls.make("cocagne.objective", name="Drive", note=SECRET)
        cls.private = cls.make("cocagne.objective", name=SECRET, is_private=True)
        cls.step = (
            cls.env["cocagne.objective.action"]
            .with_user(cls.user_insertion_adviser)
            .create({"objective_id": cls.cure.id, "name": SECRET})
        )
        cls.training = cls.make(
            "cocagne.training",
            name="CACES",
            date_start="2026-06-01",
            date_end="2026-06-05",
            note=SECRET,
        )
        cls.search_action = cls.make("cocagne.job.search", note=SECRET)

    def as_user(self, name, record):
        return record.with_user(getattr(self, f"user_{name}"))

    def found(self, name, model):
        self.env.invalidate_all()
        user = getattr(self, f"user_{name}")
        return self.env[model].with_user(user).search([])

    # -- health and justice ------------------------------------------------------------

    def test_the_adviser_sees_every_obstacle(self):
        found = self.found("insertion_adviser", "cocagne.obstacle")
        self.assertEqual(found, self.health | self.housing)

    def test_the_director_sees_neither_health_nor_justice(self):
        self.make("cocagne.obstacle", kind="justice")
        self.assertEqual(self.found("director", "cocagne.obstacle"), self.housing)
        with self.assertRaises(AccessError):
            self.as_user("director", self.health).read(["kind"])
        counted = self.as_user("director", self.health).search_count(
            [("kind", "=", "sante")]
        )
        self.assertEqual(counted, 0)

    def test_the_director_does_not_find_health_through_the_pathway(self):
        pathways = self.as_user("director", self.pathway)
        self.assertFalse(pathways.search([("obstacle_ids.kind", "=", "sante")]))
        self.assertEqual(pathways.obstacle_ids, self.housing)

    def test_groups_of_obstacles_tell_the_director_nothing_of_health(self):
        groups = self.as_user("director", self.health).formatted_read_group(
            [], ["kind"], ["__count"]
        )
        self.assertEqual([group["kind"] for group in groups], ["heberg"])

    def test_an_objective_of_health_or_marked_private_is_the_advisers(self):
        self.assertEqual(self.found("director", "cocagne.objective"), self.drive)
        self.assertFalse(self.found("director", "cocagne.objective.action"))
        self.assertEqual(
            self.found("insertion_adviser", "cocagne.objective"),
            self.cure | self.drive | self.private,
        )

    def test_an_objective_that_becomes_one_of_health_is_closed_at_once(self):
        self.drive.obstacle_id = self.health
        self.assertFalse(self.found("director", "cocagne.objective"))

    # -- free text -----------------------------------------------------------------------

    def test_notes_are_the_advisers_alone_by_read_search_and_export(self):
        for model, field in NOTES.items():
            records = self.env[model].with_user(self.user_director).search([])
            for ask in (
                lambda one, field=field: one.read([field]),
                lambda one, field=field: one.export_data([field]),
                lambda one, field=field: one.search([(field, "ilike", "Z")]),
                lambda one, field=field: one.search([], order=field),
                lambda one, field=field: one.formatted_read_group([], [field]),
            ):
                with self.subTest(model=model), self.assertRaises(AccessError):
                    ask(records)

    def test_all_that_the_director_may_read_holds_no_secret(self):
        for model in (*NOTES, "cocagne.objective.action", "cocagne.interview"):
            rows = self.env[model].with_user(self.user_director).search([]).read()
            self.assertNotIn("Zorglub", str(rows), model)
        self.assertNotIn(
            "Zorglub", str(self.as_user("director", self.pathway).read())
        )

    # -- roles ----------------------------------------------------------------------------

    def test_supervisor_and_payroll_open_no_room_of_the_situation(self):
        closed = (
            "cocagne.interview",
            "cocagne.obstacle",
            "cocagne.objective",
            "cocagne.objective.action",
            "cocagne.job.search",
            "cocagne.support.report",
        )
        for name in ("supervisor", "payroll"):
            for model in closed:
                with self.subTest(user=name, model=model):
                    with self.assertRaises(AccessError):
                        self.found(name, model)

    def test_payroll_reads_no_skills_and_the_supervisor_does(self):
        assessment = self.assess("2026-06-02", 1, 2, 3, 4)
        self.assertEqual(
            self.as_user("supervisor", assessment).read(["state"])[0]["state"], "done"
        )
        with self.assertRaises(AccessError):
            self.as_user("payroll", assessment).read(["state"])

    def test_payroll_and_supervisor_read_trainings_without_their_note(self):
        for name in ("payroll", "supervisor"):
            rows = self.found(name, "cocagne.training").read()
            self.assertEqual(rows[0]["name"], "CACES")
            self.assertNotIn("Zorglub", str(rows))

    def test_the_rest_of_the_garden_sees_nothing(self):
        for name in ("manager", "sales_desk", "preparer", "accountant", "head_office"):
            for model in ("cocagne.training", "cocagne.skill.assessment", *NOTES):
                with self.subTest(user=name, model=model):
                    with self.assertRaises(AccessError):
                        self.found(name, model)

    def test_another_garden_sees_nothing(self):
        role = "cocagne_jardin.group_insertion_adviser"
        far = self.as_stranger("cocagne.interview", role)
        for model in ("cocagne.interview", "cocagne.support.task", *NOTES):
            self.assertFalse(far.env[model].search([]), model)

    # -- documents -------------------------------------------------------------------------

    def make_document(self, kind):
        return self.make(
            "cocagne.pathway.document",
            kind=kind,
            file=b64encode(b"Zorglub's paper"),
            file_name="paper.txt",
        )

    def test_each_role_opens_the_documents_that_are_for_it(self):
        papers = {
            kind: self.make_document(kind) for kind in ("rqth", "cv", "bank", "caces")
        }
        sees = {
            "insertion_adviser": {"rqth", "cv", "bank", "caces"},
            "director": {"cv", "bank", "caces"},
            "payroll": {"bank", "caces"},
            "supervisor": {"caces"},
        }
        for name, kinds in sees.items():
            found = self.found(name, "cocagne.pathway.document")
            with self.subTest(user=name):
                self.assertEqual(set(found.mapped("kind")), kinds)
                for kind in papers.keys() - kinds:
                    with self.assertRaises(AccessError):
                        self.as_user(name, papers[kind]).read(["file"])

    def test_the_file_of_a_closed_document_opens_by_no_address(self):
        paper = self.make_document("rqth")
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", paper._name), ("res_id", "=", paper.id)]
            + [("res_field", "=", "file")]
        )
        self.assertTrue(attachment)
        for user in (self.user_director, self.user_supervisor, self.user_payroll):
            with self.assertRaises(AccessError):
                attachment.with_user(user).read(["datas"])
            self.authenticate(user.login, user.login)
            for address in (
                f"/web/content/cocagne.pathway.document/{paper.id}/file",
                f"/web/content/{attachment.id}",
            ):
                self.assertNotIn(b"Zorglub", self.url_open(address).content)
        self.authenticate(
            self.user_insertion_adviser.login, self.user_insertion_adviser.login
        )
        answer = self.url_open(f"/web/content/cocagne.pathway.document/{paper.id}/file")
        self.assertEqual(answer.content, b"Zorglub's paper")

    # -- chatter ----------------------------------------------------------------------------

    def test_what_is_written_beside_a_pathway_is_the_advisers(self):
        pathway = self.as_user("insertion_adviser", self.pathway)
        message = pathway.message_post(body=SECRET, attachments=[("a.txt", b"Zorglub")])
        pathway.activity_schedule("mail.mail_activity_data_todo", note=SECRET)
        activity = pathway.activity_ids
        for name in ("director", "supervisor", "payroll"):
            for record, field in (
                (message, "body"),
                (message.attachment_ids, "datas"),
                (activity, "note"),
            ):
                mine = self.as_user(name, record)
                self.env.invalidate_all()
                with self.subTest(user=name, model=record._name):
                    self.assertFalse(mine.search([("id", "=", record.id)]))
                    with self.assertRaises(AccessError):
                        mine.read([field])
        self.env.invalidate_all()
        self.assertIn("Zorglub", self.as_user("insertion_adviser", message).body)

    def test_the_rule_on_messages_closes_no_other_thread(self):
        message = self.alice.message_post(body="A basket")
        found = self.as_user("sales_desk", message).search([("id", "=", message.id)])
        self.assertEqual(found, message)

    # -- RPC ----------------------------------------------------------------------------------

    def test_over_rpc_the_director_gets_no_note_and_the_adviser_leaves_a_line(self):
        def ask(user):
            self.authenticate(user.login, user.login)
            return self.make_jsonrpc_request(
                "/web/dataset/call_kw",
                {
                    "model": "cocagne.interview",
                    "method": "search_read",
                    "args": [[], ["confidential_report"]],
                    "kwargs": {
                        "context": {"allowed_company_ids": self.garden.ids},
                    },
                },
            )

        with self.assertRaisesRegex(Exception, "AccessError|access"):
            ask(self.user_director)
        self.assertFalse(self.readings())
        self.assertEqual(
            ask(self.user_insertion_adviser)[0]["confidential_report"], SECRET
        )
        self.env.invalidate_all()
        self.assertEqual(self.readings().user_id, self.user_insertion_adviser)
