"""What was confided to the adviser is looked for in all that the others can get."""

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .access_dossier import WORD, DossierCase

QUIETLY = (
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_actions_report",
)
#: Odoo's own models in which a word of a dossier could come out.
OF_ODOO = (
    "hr.employee",
    "hr.employee.public",
    "hr.version",
    "hr.attendance",
    "hr.leave",
    "hr.leave.report.calendar",
    "calendar.event",
    "mail.message",
    "mail.activity",
    "mail.tracking.value",
    "ir.attachment",
    "res.partner",
    "res.users",
    "event.registration",
    "account.move.line",
)
#: Models whose thread is about work, money or papers of the site, not about a person's
#: situation: whoever reads the record reads what is written beside it.
THREADS_OF_THE_SITE = {
    "cocagne.annex",
    "cocagne.convention",
    "cocagne.department.share",
    "cocagne.dialogue",
    "cocagne.insertion.month",
    "cocagne.insertion.sheet",
}


@tagged("post_install", "-at_install")
class TestInsertionSecrets(DossierCase):
    def others(self):
        return [(letter, user) for letter, user in self.users() if letter != "A"]

    @mute_logger(*QUIETLY)
    def got(self, user, model_name):
        """All that a user reads of a model, in words."""
        model = self.env[model_name].with_user(user)
        if not model.has_access("read"):
            return ""
        self.env.invalidate_all()
        binary = [n for n, f in model._fields.items() if f.type == "binary"]
        names = set(model.fields_get()) - set(binary)
        try:
            found = model.search([])
            rows = found.read(sorted(names))
        except AccessError:
            rows = [
                row
                for name in sorted(names)
                for row in self.tried(model, lambda m, n=name: m.search([]).read([n]))
            ]
        return f"{rows}{self.tried(model, lambda m: m.name_search(''))}"

    @staticmethod
    def tried(model, call):
        try:
            return call(model)
        except AccessError:
            return []

    def test_the_adviser_finds_the_word_so_the_others_could(self):
        found = [
            model._name
            for model in self.of_the_addon()
            if not model._transient
            and WORD in self.got(self.user_insertion_adviser, model._name)
        ]
        self.assertGreater(len(found), 10, found)

    def test_no_record_tells_the_word_to_another_role(self):
        told = [
            (model_name, user.login)
            for model_name in [
                *(m._name for m in self.of_the_addon() if not m._transient),
                *(name for name in OF_ODOO if name in self.env),
            ]
            for _letter, user in self.others()
            if self.tells(model_name, user)
        ]
        self.assertEqual(told, [])

    def tells(self, model_name, user):
        got = self.got(user, model_name)
        if model_name == "cocagne.prescriber":
            return False  # the organisation itself, without the people it sends
        return WORD in got

    @mute_logger(*QUIETLY)
    def test_no_link_tells_that_something_closed_exists(self):
        """Farid has an obstacle of health, a reading…: ``obstacle_ids != False``."""
        told = []
        for model in self.of_the_addon():
            if model._transient:
                continue
            for _letter, user in self.others():
                mine = model.with_user(user)
                if mine.has_access("read"):
                    told += self.told_by_links(mine, user)
        self.assertEqual(told, [])

    def test_a_link_finds_what_its_reader_may_open(self):
        """The adviser finds Farid by his obstacles, the director by those of housing."""
        nobody_s = self.make_pathway(
            self.make_person("Nadia", "Testeuse"),
            self.env["cocagne.pass"],
            "2026-02-01",
        )
        health = self.env["cocagne.obstacle"].create(
            {"pathway_id": nobody_s.id, "kind": "sante"}
        )
        both = self.pathway | nobody_s
        for user, has in (
            (self.user_insertion_adviser, both),
            (self.user_director, self.pathway),
        ):
            pathways = both.with_user(user)
            mine = [("id", "in", both.ids)]
            for domain, found in (
                ([("obstacle_ids", "!=", False)], has),
                ([("obstacle_ids", "=", False)], both - has),
                ([("obstacle_ids", "in", health.ids)], has & nobody_s),
                ([("obstacle_ids", "not in", health.ids)], both - (has & nobody_s)),
                ([("obstacle_ids", "in", [False, *health.ids])], nobody_s),
            ):
                with self.subTest(user=user.login, domain=domain):
                    self.assertEqual(pathways.search(mine + domain), found)

    def told_by_links(self, model, user):
        """Links of a record to records that this user may not open, told by a search."""
        told = []
        for field in model._fields.values():
            target = field.comodel_name or ""
            if field.type not in ("one2many", "many2many") or not field.store:
                continue
            if not target.startswith("cocagne.") or not model._has_field_access(
                field, "read"
            ):
                continue
            found = self.tried(
                model, lambda m, n=field.name: m.search([(n, "!=", False)])
            )
            for one in found:
                linked = one.sudo()[field.name].with_user(user)
                if linked and not linked._filtered_access("read"):
                    told.append((user.login, str(field)))
        return told

    # -- threads -----------------------------------------------------------------------

    def threads(self):
        return [
            model
            for model in self.of_the_addon()
            if "message_ids" in model._fields and not model._transient
        ]

    def test_each_thread_is_closed_or_of_the_site(self):
        closed = set(self.env.user._notes_closed_to_others())
        loose = {one._name for one in self.threads()} - closed - THREADS_OF_THE_SITE
        self.assertEqual(loose, set())

    @mute_logger(*QUIETLY)
    def test_what_is_written_and_attached_beside_a_person_is_the_advisers(self):
        said = self.env["mail.message"]
        for model in self.threads():
            one = model.search([], limit=1)
            if model._name in THREADS_OF_THE_SITE or not one:
                continue
            said |= one.with_user(self.user_insertion_adviser).message_post(
                body=WORD, attachments=[("a.txt", WORD.encode())]
            )
        self.assertGreater(len(said), 3)
        self.env.flush_all()
        for _letter, user in self.others():
            messages = said.with_user(user)
            files = said.attachment_ids.with_user(user)
            for records in (messages, files):
                self.env.invalidate_all()
                with self.subTest(user=user.login, model=records._name):
                    self.assertFalse(records.search([("id", "in", records.ids)]))
                    for one in records:
                        with self.assertRaises(AccessError):
                            one.read(["create_date"])
            for message in said:
                got = messages._message_fetch(
                    [("model", "=", message.model), ("res_id", "=", message.res_id)]
                )["messages"]
                self.assertFalse(got & message)

    # -- files and papers --------------------------------------------------------------

    @mute_logger(*QUIETLY)
    def test_no_paper_tells_the_word(self):
        papers = self.env["ir.actions.report"].search(
            [
                ("report_name", "like", "cocagne_insertion.%"),
                ("report_type", "!=", "xlsx"),
            ]
        )
        self.assertGreater(len(papers), 8)
        told = []
        for paper in papers:
            records = self.env[paper.model].search([], limit=5)
            for _letter, user in self.others():
                self.env.invalidate_all()
                try:
                    html = paper.with_user(user)._render_qweb_html(
                        paper.report_name, records.ids, data={}
                    )[0]
                except AccessError:
                    continue
                if WORD.encode() in html:
                    told.append((paper.report_name, user.login))
        self.assertEqual(told, [])
