import json

from odoo import fields, models

from ...exchange.fiche import document, employee
from ...exchange.platform import client as platform
from ...exchange.platform import importing
from ...law.problem import Refused


class FicheImport(models.Model):
    """Judges every line of a download at once, and puts on the desk what is to decide.

    The number of queries does not follow the number of lines.
    """

    _inherit = "cocagne.fiche.import"

    def _put_on_desk(self, lines):
        """What came: new people, known ones, changes, doubles, refused lines."""
        today = fields.Date.context_today(self)
        found = importing.sort(lines, today, self._wanted_siret())
        known = self._known(found.employees)
        values = []
        for rank, one in zip(found.ranks, found.employees, strict=True):
            values.append(self._prepare_arrival(rank, one, known))
        same = [one for one in values if one["situation"] == "same"]
        values = [one for one in values if one["situation"] != "same"]
        values += [
            self._prepare_judged("refused", one.rank, lines, one.problems)
            for one in found.refusals
        ]
        values += [
            self._prepare_judged("double", rank, lines) for rank in found.doubles
        ]
        self.same_count = len(same)
        return self.env["cocagne.fiche.arrival"].create(
            sorted(values, key=lambda one: one["rank"])
        )

    def _wanted_siret(self):
        """Invented fiches have an invented SIRET."""
        if self.kind == platform.DUMMY:
            return ""
        account = self.account_id or self.account_id.search(
            [("company_id", "=", self.company_id.id)], limit=1
        )
        return account.siret or self.company_id.company_registry or ""

    def _known(self, employees):
        """What is known here of the people who came, in four queries."""
        garden = [("company_id", "=", self.company_id.id)]
        numbers = [one.pass_number for one in employees]
        nirs = [one.nir for one in employees if one.nir]
        births = list({one.birth for one in employees})
        fiches = self.env["cocagne.fiche"].search(
            [*garden, ("pass_number", "in", numbers)]
        )
        passes = self.env["cocagne.pass"].search([*garden, ("number", "in", numbers)])
        # people who left are known too
        people = self.env["hr.employee"].with_context(active_test=False)
        by_nir, by_name = {}, {}
        for person in people.search([*garden, ("ssnid", "in", nirs)]):
            by_nir.setdefault(person.ssnid, people.browse())
            by_nir[person.ssnid] |= person
        for person in people.search([*garden, ("birthday", "in", births)]):
            key = (person.birthday, _words(person.name))
            by_name[key] = by_name.get(key, people.browse()) | person
        return {
            "fiches": {(f.siret, f.measure, f.pass_number): f for f in fiches},
            "passes": {one.number: one.employee_id for one in passes},
            "by_nir": by_nir,
            "by_name": by_name,
        }

    def _prepare_arrival(self, rank, one, known):
        nobody = self.env["hr.employee"].browse()
        fiche = known["fiches"].get((one.siret, one.measure, one.pass_number))
        values = self._prepare_line(rank, one)
        if fiche:
            situation = "changed" if fiche._differences(one) else "same"
            return values | {
                "situation": situation,
                "fiche_id": fiche.id,
                "employee_id": fiche.employee_id.id,
            }
        people = known["passes"].get(one.pass_number, nobody)
        people |= known["by_nir"].get(one.nir, nobody)
        if len(people) == 1:
            return values | {"situation": "known", "employee_id": people.id}
        name = (one.birth, _words(f"{one.first_name} {one.last_name}"))
        people |= known["by_name"].get(name, nobody)
        if people:
            return values | {"situation": "conflict", "employee_id": people[0].id}
        return values | {"situation": "new"}

    def _prepare_line(self, rank, one):
        return {
            "import_id": self.id,
            "company_id": self.company_id.id,
            "rank": rank,
            "last_name": one.last_name,
            "first_name": one.first_name,
            "siret": one.siret,
            "pass_number": one.pass_number,
            "annex_number": one.annex_number or False,
            "told": self.env["cocagne.fiche"]._told_of(one),
        }

    def _prepare_judged(self, situation, rank, lines, problems=()):
        """A line that is no fiche to take: refused, or come twice."""
        line = lines[rank - 1]
        return {
            "import_id": self.id,
            "company_id": self.company_id.id,
            "rank": rank,
            "situation": situation,
            "state": "nothing",
            # as ASCII text: a wrong line may hold what no column of JSON takes
            "line": json.dumps(line),
            "problems": problems and self.env["cocagne.law"]._kept(problems),
            **_who(line),
        }

    def _read_file(self, content):
        """Fiches of a file in the shape of the ASP, as other software writes it.

        :raises ValidationError: when the file is cut or too big; nothing is written.
        """
        try:
            read = document.read(content)
        except Refused as refused:
            self.env["cocagne.law"]._refuse(refused)
        self.begun_on = fields.Date.context_today(self)
        self.read_count = self.total_count = len(read.lines)
        self._put_on_desk(list(read.lines))
        self._finish()


def _words(name):
    """A name to be compared: upper case, no accents, words in order."""
    return tuple(sorted(employee.plain(name or "").replace("-", " ").split()))


def _who(line):
    """What can be read of a line that may be anything."""
    person = line.get("personnePhysique")
    person = person if isinstance(person, dict) else {}
    return {
        "siret": _text(line.get("siret")),
        "pass_number": _text(person.get("passIae")),
        "last_name": _text(person.get("nomUsage")),
        "first_name": _text(person.get("prenom")),
    }


def _text(value):
    return value[:120].replace("\x00", "") if isinstance(value, str) else False
