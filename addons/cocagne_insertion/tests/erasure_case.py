"""A person with something in every room, and a search through the whole database."""

import json
import re
from datetime import date

from freezegun import freeze_time

from odoo.tools import SQL

from .contract_case import ContractCase
from .flux_case import FluxCase
from .immersion_case import ExitCase
from .support_case import SupportCase
from .time_case import TimeCase

#: Written in every free text; found nowhere once the person is erased.
MARK = "Motmarqueur"
FIRST, LAST = "Zorgluba", "Quxtestine"
PHONE, MAIL = "06 98 76 54 32", "zorgluba.q@example.org"
STREET = "Xyloquartz"
NIR = "185042599999995"
NAMES = (FIRST, LAST)
FREE = ("char", "text", "html", "binary", "json")
MODULES = ("cocagne_insertion", "cocagne_insertion_ateliers")
#: Stored texts that are codes of a form of the State: their value stays in the figures.
CODES = {
    ("cocagne.insertion.month", "exit_reason"),
    ("cocagne.flux.row", "asp_annex"),
    ("cocagne.flux.row", "asp_state"),
    ("cocagne.flux.row", "exit_reason"),
}
#: Rows about a person that the test has no reason to make, and why.
NOT_MADE = {}
SEEDS = ("hr.employee", "hr.version", "cocagne.pathway", "cocagne.pass")


def looked_for(words):
    """A regular expression of some words, as text and as PostgreSQL prints bytes."""
    spaced = [
        r"[ .]?".join(word.replace(" ", "")) if _is_number(word) else word
        for word in words
    ]
    return "|".join([*spaced, *(word.encode().hex() for word in words)])


def _is_number(word):
    return word.replace(" ", "").isdigit()


class ErasureCase(FluxCase, TimeCase, SupportCase, ContractCase, ExitCase):
    """``person`` is Farid under unusual names, who left on 31 December 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first_file = cls.env["ir.attachment"].search([], order="id desc", limit=1)
        cls.person = cls.farid
        cls.person.write(
            {
                "name": f"{FIRST} {LAST}",
                "legal_name": f"{FIRST} {LAST}",
                "ssnid": NIR,
                "private_phone": PHONE,
                "private_email": MAIL,
                "private_street": f"rue {STREET}",
                "lane_name": STREET,
                "birth_commune": "25056",
            }
        )

    def setUp(self):
        super().setUp()
        self._live()
        self.env.flush_all()
        self.personal = self._personal()
        self._say_everywhere()
        self._mark_everywhere()

    # -- a life in every room ------------------------------------------------------------

    def _live(self):
        self._live_pathway()
        self._live_support()
        self._live_contract()
        self._live_time()
        with freeze_time("2026-06-15"):
            self._live_exchange()
        self._live_exit()

    def _live_pathway(self):
        self.env["cocagne.diagnosis"].create(
            {
                "pathway_id": self.pathway.id,
                "criterion_ids": [(0, 0, {"code": "DETENTION_MJ"})],
            }
        )
        self.env["cocagne.pass.suspension"].sudo().create(
            {
                "pass_id": self.farid_pass.id,
                "date_start": "2026-09-01",
                "date_end": "2026-10-01",
                "reason": "CONTRACT_SUSPENDED",
            }
        )
        prescriber = self.env["cocagne.prescriber"].create(
            {"name": "Mission locale", "company_id": self.garden.id, "orienter": "01"}
        )
        with freeze_time("2027-11-01"):
            self.env["cocagne.pass.prolongation"].create(
                {
                    "pass_id": self.farid_pass.id,
                    "date_end": "2028-06-30",
                    "reason": "PARTICULAR_DIFFICULTIES",
                    "prescriber_id": prescriber.id,
                    "report": "cmFwcG9ydA==",
                }
            )

    def _live_support(self):
        obstacle = self.make("cocagne.obstacle", kind="sante", handling="outside")
        objective = self.make(
            "cocagne.objective",
            name=MARK,
            obstacle_id=obstacle.id,
            action_ids=[(0, 0, {"name": MARK})],
        )
        self.assertTrue(objective.action_ids)
        self.make(
            "cocagne.training",
            name=MARK,
            date_start="2026-03-02",
            date_end="2026-03-06",
            hours=14,
            state="done",
        )
        self.make(
            "cocagne.job.search", date="2026-05-04", kind="meeting", result="offer"
        )
        self.make("cocagne.pathway.document", kind="licence", name=MARK)
        self.make("cocagne.support.report", contract_end="2026-12-31")
        self.assess("2026-06-01", 1, 2, 3, None)
        self.interview.with_user(self.user_insertion_adviser).read(
            ["confidential_report"]
        )
        self.make_done(self.make_immersion("2026-04-06", "2026-04-10", skills=MARK))

    def _live_contract(self):
        self.env["cocagne.contract.standstill"].create(
            {
                "version_id": self.contract.id,
                "date_start": "2026-11-02",
                "date_end": "2026-11-13",
                "purpose": "trial_cdi",
            }
        )
        self.env["cocagne.contract.decision"].create(
            {
                "pathway_id": self.pathway.id,
                "reason": "rqth",
                "state": "asked",
                "rqth_seen": True,
                "date_start": "2028-01-01",
                "date_end": "2028-12-31",
            }
        )
        self.env["cocagne.hours.derogation"].create(
            {
                "pathway_id": self.pathway.id,
                "date_start": "2026-03-01",
                "date_end": "2026-12-31",
                "asked_on": "2026-02-01",
                "hired_on": "2026-03-01",
                "convention_end": "2027-12-31",
            }
        )

    def _live_time(self):
        self.make_attendance(self.person, date(2026, 6, 3), 5)
        self.make_leave(self.person, "sick", date(2026, 6, 4), private_name=MARK)
        self.env["cocagne.insertion.sheet"].sudo()._prepare(
            date(2026, 6, 1), self.garden
        )
        activity = self.env["cocagne.work.activity"].create(
            {"name": "Serres froides", "company_id": self.garden.id}
        )
        self.env["cocagne.work.plan"].create(
            {
                "pathway_id": self.pathway.id,
                "company_id": self.garden.id,
                "day": "2026-06-08",
                "half": "am",
                "activity_id": activity.id,
            }
        )
        self.make_month(self.pathway, self.contract, date(2026, 1, 1), 112.67)
        self.make_month(self.pathway, self.contract, date(2026, 6, 1), 100)

    def _live_exchange(self):
        self.taken("ContratMission")
        self.taken("EtatMensuelIndiv")
        fiche = self.make_fiche()
        fiche.action_ready()
        self.batch = self.make_files()
        self.sent = self.batch.content
        download = self.env["cocagne.fiche.import"].create(
            {"account_id": self.account.id, "company_id": self.garden.id}
        )
        self.env["cocagne.fiche.arrival"].create(
            {
                "import_id": download.id,
                "company_id": self.garden.id,
                "rank": 1,
                "situation": "changed",
                "employee_id": self.person.id,
                "fiche_id": fiche.id,
            }
        )
        self.env["cocagne.fiche.notification"].create(
            {"fiche_id": fiche.id, "company_id": self.garden.id}
        )
        operation = self.env["cocagne.fse.operation"].create(
            {
                "name": "FSE+ 2026",
                "company_id": self.garden.id,
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
            }
        )
        operation.action_add_people()

    def _live_exit(self):
        self.leave(self.pathway, "3", date(2026, 12, 31))
        proof = self.env["cocagne.insertion.exit.proof"]
        proof.create({"exit_id": self.pathway.exit_ids.id, "file": "cHJldXZl"})
        follow_up = self.pathway.exit_ids.follow_up_ids[:1]
        follow_up.write({"situation": "durable", "asked_on": "2027-01-10"})

    # -- every row, every free text ------------------------------------------------------

    def _personal(self):
        """{model: ids of its rows about the person}, by the links between tables."""
        person = self.person
        found = {
            "hr.employee": set(person.ids),
            "resource.resource": set(person.resource_id.ids),
            "res.partner": set(person.work_contact_id.ids),
        }
        followed = set(SEEDS)
        grown = True
        while grown:
            grown = False
            for model, name in self._links(followed):
                field = model._fields[name]
                ids = found.get(field.comodel_name)
                if not ids:
                    continue
                self.env.cr.execute(
                    SQL(
                        "SELECT id FROM %s WHERE %s = ANY(%s)",
                        SQL.identifier(model._table),
                        SQL.identifier(name),
                        list(ids),
                    )
                )
                rows = {row[0] for row in self.env.cr.fetchall()}
                known = found.setdefault(model._name, set())
                if rows - known:
                    known |= rows
                    followed.add(model._name)
                    grown = True
        return found

    def _links(self, followed):
        """Stored many2one fields to a model whose rows are about people."""
        for name in self.env.registry:
            model = self.env[name]
            if model._abstract or model._transient or not model._auto:
                continue
            if name in ("res.users", "res.company", "mail.message", "res.partner"):
                continue
            for field in model._fields.values():
                if (
                    field.type == "many2one"
                    and field.store
                    and field.comodel_name in followed
                ):
                    yield model, field.name

    def _missing(self):
        """Models of insertion with a link to a person and free texts, without a row."""
        followed = {*SEEDS, *self.personal} - {"res.partner"}
        links = {model._name: model for model, _name in self._links(followed)}
        return {
            name
            for name, model in links.items()
            if model._original_module in MODULES
            and not self.personal.get(name)
            and name not in NOT_MADE
            and any(
                field.store and field.type in FREE for field in model._fields.values()
            )
        }

    def _say_everywhere(self):
        """A message, a task (one done), a paper on each row that can have them."""
        for name, ids in self.personal.items():
            rows = self.env[name].sudo().browse(ids)
            for row in rows:
                self.env["ir.attachment"].create(
                    {
                        "name": f"{MARK}.txt",
                        "raw": MARK.encode(),
                        "res_model": name,
                        "res_id": row.id,
                    }
                )
                if hasattr(row, "message_post"):
                    row.message_post(body=f"{MARK} {FIRST}")
                    row.message_notify(
                        body=MARK, partner_ids=self.user_director.partner_id.ids
                    )
                if hasattr(row, "activity_schedule"):
                    row.activity_schedule(
                        "mail.mail_activity_data_call", summary=MARK, note=MARK
                    )
        self.env.flush_all()

    def _mark_everywhere(self):
        """The mark in every free text; Odoo's own are only filled where they are empty."""
        self.marked = []
        for name, ids in self.personal.items():
            model = self.env[name]
            own = model._original_module in MODULES
            for field in model._fields.values():
                if not field.store or field.type not in FREE or field.related:
                    continue
                if (name, field.name) in CODES or (field.compute and field.readonly):
                    continue
                self.marked.append((name, field.name))
                if field.type == "binary" and field.attachment:
                    self._mark_file(name, ids, field)
                elif field.column_type:
                    self._mark_column(model, ids, field, own)
        self.env.invalidate_all()

    def _mark_file(self, name, ids, field):
        self.env["ir.attachment"].sudo().create(
            [
                {
                    "name": field.name,
                    "raw": MARK.encode(),
                    "res_model": name,
                    "res_id": row,
                    "res_field": field.name,
                }
                for row in ids
            ]
        )

    def _mark_column(self, model, ids, field, own):
        value = json.dumps({"word": MARK}) if field.type == "json" else MARK
        size = getattr(field, "size", None)
        if field.translate or field.company_dependent:
            return
        if size and size < len(MARK):
            return
        column = SQL.identifier(field.name)
        empty = SQL("TRUE") if own else SQL("COALESCE(%s::text, '') = ''", column)
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = ANY(%s) AND %s",
                SQL.identifier(model._table),
                column,
                value,
                list(ids),
                empty,
            )
        )

    # -- the search ----------------------------------------------------------------------

    def _found(self, *words):
        """``table.column`` where a word is, in the whole database and in its files."""
        self.env.flush_all()
        pattern = looked_for(words)
        found = set()
        for table in self._all_tables():
            self.env.cr.execute(
                SQL(
                    "SELECT to_jsonb(t) FROM %s AS t WHERE to_jsonb(t)::text ~* %s",
                    SQL.identifier(table),
                    pattern,
                )
            )
            for (row,) in self.env.cr.fetchall():
                found |= {
                    f"{table}.{column}"
                    for column, value in row.items()
                    if re.search(pattern, json.dumps(value, ensure_ascii=False), re.I)
                }
        return found | self._found_in_files(pattern)

    def _all_tables(self):
        self.env.cr.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        return [row[0] for row in self.env.cr.fetchall()]

    def _found_in_files(self, pattern):
        files = (
            self.env["ir.attachment"]
            .sudo()
            .search([("id", ">", self.first_file.id), ("id", "!=", False)])
        )
        return {
            f"file of {one.res_model}.{one.res_field or ''}"
            for one in files
            if re.search(pattern, (one.raw or b"").decode(errors="replace"), re.I)
        }
