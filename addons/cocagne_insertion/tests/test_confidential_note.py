from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .support_case import SECRET, SupportCase

FIELD = "confidential_report"


@tagged("post_install", "-at_install")
class TestConfidentialNote(SupportCase):
    """The note of an interview: read by advisers only, and never without a trace."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.user_insertion_adviser, *cls.others(cls)):
            cls.allow_export(user)

    def others(self):
        """Everybody of the garden but the adviser, the director and the accountant too."""
        names = (
            "director",
            "supervisor",
            "payroll",
            "manager",
            "sales_desk",
            "preparer",
            "accountant",
            "head_office",
        )
        return [getattr(self, f"user_{name}") for name in names]

    def as_adviser(self):
        self.env.invalidate_all()
        return self.interview.with_user(self.user_insertion_adviser)

    def assert_logged_once(self):
        readings = self.readings()
        self.assertEqual(readings.user_id, self.user_insertion_adviser)
        self.assertEqual(readings.pathway_id, self.pathway)
        self.assertEqual(len(readings), 1)

    def test_the_adviser_reads_the_note_and_it_is_logged(self):
        self.assertEqual(self.as_adviser().read([FIELD])[0][FIELD], SECRET)
        self.assert_logged_once()

    def test_the_web_client_reads_the_note_and_it_is_logged(self):
        found = self.as_adviser().web_read({FIELD: {}})
        self.assertEqual(found[0][FIELD], SECRET)
        self.assert_logged_once()

    def test_a_search_and_read_is_logged(self):
        interviews = self.as_adviser()
        found = interviews.search_read([("id", "=", interviews.id)], [FIELD])
        self.assertEqual(found[0][FIELD], SECRET)
        self.assert_logged_once()

    def test_an_export_is_logged(self):
        rows = self.as_adviser().export_data([FIELD])["datas"]
        self.assertEqual(rows, [[SECRET]])
        self.assert_logged_once()

    def test_reading_through_the_pathway_is_logged(self):
        self.env.invalidate_all()
        pathway = self.pathway.with_user(self.user_insertion_adviser)
        found = pathway.web_read({"interview_ids": {"fields": {FIELD: {}}}})
        self.assertEqual(found[0]["interview_ids"][0][FIELD], SECRET)
        self.assert_logged_once()

    def test_a_template_that_prints_the_note_is_logged(self):
        self.as_adviser()[FIELD]
        self.assert_logged_once()

    def test_the_usual_screens_do_not_hold_the_note(self):
        views = self.env["cocagne.interview"].with_user(self.user_insertion_adviser)
        for kind in ("form", "list", "kanban", "calendar", "search"):
            arch = etree.fromstring(views.get_view(view_type=kind)["arch"])
            self.assertFalse(arch.xpath(f"//field[@name='{FIELD}']"), kind)

    def test_the_button_opens_a_dialog_that_holds_the_note(self):
        action = self.as_adviser().action_confidential()
        view = self.env["ir.ui.view"].browse(action["views"][0][0])
        self.assertIn(FIELD, view.arch)
        self.assertEqual(action["res_id"], self.interview.id)

    def test_who_opens_an_interview_without_its_note_leaves_no_line(self):
        interview = self.as_adviser()
        interview.web_read({"shared_report": {}, "has_confidential": {}})
        self.assertFalse(self.readings())

    def test_an_empty_note_leaves_no_line(self):
        empty = self.make_interview("2026-06-10 08:00:00")
        self.env.invalidate_all()
        empty.read([FIELD])
        self.assertFalse(self.readings())

    def test_writing_the_note_gives_nothing_to_the_log(self):
        interview = self.as_adviser()
        interview.web_save({FIELD: "More"}, {FIELD: {}})
        self.assertFalse(self.readings())

    def test_nobody_searches_the_note(self):
        interviews = self.as_adviser()
        with self.assertRaisesRegex(UserError, "cannot be searched"):
            interviews.search([(FIELD, "ilike", "Zorglub")])
        self.assertFalse(self.readings())

    def test_nobody_groups_by_the_note(self):
        for name, error in ((FIELD, ValueError), ("confidential_text", AccessError)):
            with self.subTest(field=name), self.assertRaises(error):
                self.as_adviser().formatted_read_group([], [name], ["__count"])

    def test_the_text_itself_is_open_to_nobody_not_even_the_administrator(self):
        admin = self.env.ref("base.user_admin")
        admin.company_ids |= self.garden
        for user in (self.user_insertion_adviser, admin):
            interview = self.interview.with_user(user).with_company(self.garden)
            for ask in (
                lambda one: one.read(["confidential_text"]),
                lambda one: one.export_data(["confidential_text"]),
                lambda one: one.search([("confidential_text", "ilike", "Z")]),
                lambda one: one.write({"confidential_text": "x"}),
                lambda one: one.search([], order="confidential_text"),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    ask(interview)

    def test_a_copy_takes_no_note_along(self):
        copy = self.as_adviser().copy()
        self.assertFalse(copy.has_confidential)
        self.assertFalse(self.readings())

    def test_the_others_get_no_note_by_any_way(self):
        for user in self.others():
            interview = self.interview.with_user(user)
            for ask in (
                lambda one: one.read([FIELD]),
                lambda one: one.web_read({FIELD: {}}),
                lambda one: one.export_data([FIELD]),
                lambda one: one.search([(FIELD, "ilike", "Z")]),
                lambda one: one.read(["has_confidential"]),
                lambda one: one.write({FIELD: "x"}),
            ):
                # a refused search is a UserError, of which the AccessError is one kind
                with self.subTest(user=user.login), self.assertRaises(UserError):
                    self.env.invalidate_all()
                    ask(interview)
        self.assertFalse(self.readings())

    def test_the_director_reads_the_log_and_what_may_be_shared(self):
        self.as_adviser().read([FIELD])
        found = self.interview.with_user(self.user_director).read(["shared_report"])
        self.assertEqual(found[0]["shared_report"], "Wants to drive.")
        log = self.readings().with_user(self.user_director)
        line = log.read()[0]
        self.assertEqual(line["user_id"][0], self.user_insertion_adviser.id)
        self.assertNotIn("Zorglub", str(line))

    def test_nobody_else_reads_the_log(self):
        self.as_adviser().read([FIELD])
        log = self.readings()
        for user in [self.user_insertion_adviser, *self.others()]:
            if user == self.user_director:
                continue
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                log.with_user(user).read(["user_id"])

    def test_nobody_changes_the_log_nor_writes_into_it(self):
        self.as_adviser().read([FIELD])
        log = self.readings()
        admin = self.env.ref("base.user_admin")
        for user in (self.user_director, self.user_insertion_adviser, admin):
            mine = log.with_user(user)
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    mine.write({"user_id": user.id})
                with self.assertRaises(AccessError):
                    mine.unlink()
                with self.assertRaises(AccessError):
                    mine.create([mine.sudo()._prepare_reading(self.interview)])
        with self.assertRaises(AccessError):
            log.sudo().write({"user_id": self.user_director.id})

    def test_the_log_of_a_garden_is_closed_to_another(self):
        self.as_adviser().read([FIELD])
        log = self.as_stranger(
            "cocagne.confidential.reading", "cocagne_insertion.group_director"
        )
        self.assertFalse(log.search([]))

    def test_many_notes_are_logged_in_one_go(self):
        more = [
            self.make_interview(f"2026-05-{day:02} 08:00:00") for day in range(1, 11)
        ]
        for one in more:
            one.confidential_report = f"{SECRET} {one.id}"
        self.env.flush_all()
        self.env.invalidate_all()
        interviews = self.interview.union(*more)
        interviews = interviews.with_user(self.user_insertion_adviser)
        interviews.read([FIELD])
        self.assertEqual(len(self.readings()), len(interviews))
