from collections import Counter
from decimal import Decimal

from odoo import models

from ...indicators import accompaniment, retention
from ...indicators.accompaniment import Action
from ...indicators.retention import Answer, Leaver
from .figures import Figure

#: Answers of a follow-up: whether the person has a job.
EMPLOYED = {"yes": True, "no": False, "unknown": None}


class Dialogue(models.Model):
    """Contracts, interviews, obstacles, trainings, immersions, searches, retention."""

    _inherit = "cocagne.dialogue"

    def _contract_figures(self, facts):
        """Who was hired, and the contracts that began, by kind."""
        pathways = facts["pathways"]
        hired = pathways.filtered(
            lambda one: (
                one.date_start and self.date_from <= one.date_start <= self.date_to
            )
        )
        people = self._grouped(("hired", str(one.employee_id.id)) for one in hired)
        found = people.get("hired", ())
        yield Figure("contracts", "hired", "count", Decimal(len(found)), found)
        began = {
            kind: [] for kind in ("cddi", "renewal", "cdi_inclusion", "passerelle")
        }
        for pathway, contracts in pathways._exit_contract_kinds().items():
            for start, kind in contracts:
                if self.date_from <= start <= self.date_to:
                    began[kind].append(pathway)
        persons = self._by_person(pathways)
        for kind, of_kind in began.items():
            behind = tuple(dict.fromkeys(persons[one] for one in of_kind))
            yield Figure("contracts", kind, "count", Decimal(len(of_kind)), behind)

    def _interview_figures(self, facts):
        """Interviews held and missed, and their hours."""
        # sudo: numbers and hours, never what was said; the director reads no interview
        interviews = self.env["cocagne.interview"].sudo()
        start, stop = interviews._bounds(self.date_from, self.date_to)
        rows = interviews._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("pathway_id", "in", facts["pathways"].ids),
                ("date_start", ">=", start),
                ("date_start", "<", stop),
                ("state", "in", ("held", "missed")),
            ],
            ["state", "pathway_id"],
            ["__count", "duration:sum"],
        )
        persons = self._by_person(facts["pathways"])
        for state in ("held", "missed"):
            of_state = [row for row in rows if row[0] == state]
            behind = tuple(dict.fromkeys(persons[row[1].id] for row in of_state))
            count = Decimal(sum(row[2] for row in of_state))
            yield Figure("interviews", state, "count", count, behind)
            hours = Decimal(str(round(sum(row[3] for row in of_state), 2)))
            yield Figure("interviews", state, "hours", hours)

    def _obstacle_figures(self, facts):
        """The ASP's table: people by obstacle, and who handles it."""
        persons = self._by_person(facts["pathways"])
        handlings = self.env["cocagne.obstacle"]._handlings(facts["pathways"])
        named = [one._replace(person=persons[int(one.person)]) for one in handlings]
        for row in accompaniment.obstacles(named):
            for column in ("concerned", "inside", "outside", "both"):
                behind = getattr(row, column)
                count = Decimal(len(behind))
                yield Figure("obstacles", row.obstacle, column, count, behind)

    def _training_figures(self, facts):
        # sudo: numbers and hours; the director reads no training
        trainings = (
            self.env["cocagne.training"]
            .sudo()
            .search(
                [
                    ("pathway_id", "in", facts["pathways"].ids),
                    ("state", "in", ("running", "done")),
                    ("date_start", ">=", self.date_from),
                    ("date_start", "<=", self.date_to),
                ]
            )
        )
        return self._action_figures("trainings", trainings, "kind", "hours")

    def _immersion_figures(self):
        """Immersions that took place, by object, and those that ended with a job."""
        # sudo: numbers and hours; the director reads no immersion
        immersions = (
            self.env["cocagne.immersion"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("state", "in", ("signed", "done")),
                    ("assessment", "!=", "DID_NOT_SHOW"),
                    ("date_start", ">=", self.date_from),
                    ("date_start", "<=", self.date_to),
                ]
            )
        )
        yield from self._action_figures(
            "immersions", immersions, "object", "hours_done"
        )
        jobs = immersions.filtered("job")
        behind = tuple(dict.fromkeys(str(one.employee_id.id) for one in jobs))
        yield Figure("immersions", "with_job", "count", Decimal(len(jobs)), behind)

    def _action_figures(self, section, records, kind, hours):
        """Count, people and hours by kind; every kind has its row."""
        done = [
            Action(
                str(one.pathway_id.employee_id.id),
                one[kind],
                one.date_start,
                one.date_end,
                Decimal(str(round(one[hours], 2))),
            )
            for one in records
        ]
        found = accompaniment.actions(done, self.date_from, self.date_to)
        nothing = accompaniment.Actions(0, (), Decimal())
        for code in dict(records._fields[kind].selection):
            row = found.get(code, nothing)
            yield Figure(section, code, "count", Decimal(row.count), row.people)
            yield Figure(section, code, "people", Decimal(len(row.people)), row.people)
            yield Figure(section, code, "hours", row.hours)

    def _search_figures(self, facts):
        """What people did to find a job, and the offers that came."""
        # sudo: a number; the director reads no search for a job
        searches = (
            self.env["cocagne.job.search"]
            .sudo()
            .search(
                [
                    ("pathway_id", "in", facts["pathways"].ids),
                    ("date", ">=", self.date_from),
                    ("date", "<=", self.date_to),
                ]
            )
        )
        persons = self._by_person(facts["pathways"])
        counts = Counter(searches.mapped("kind"))
        pairs = [(one.kind, persons[one.pathway_id.id]) for one in searches]
        behind = self._grouped(pairs)
        for code in dict(searches._fields["kind"].selection):
            people = behind.get(code, ())
            yield Figure("searches", code, "count", Decimal(counts[code]), people)
        offers = searches.filtered(lambda one: one.result == "offer")
        people = tuple(dict.fromkeys(persons[one.pathway_id.id] for one in offers))
        yield Figure("searches", "offers", "count", Decimal(len(offers)), people)

    def _retention_figures(self, facts):
        """Jobs 3, 6 and 12 months after the exits of the period."""
        exits = facts["exits"]
        figures = self.env["cocagne.insertion.figure"]._figures()
        reasons = self.env["cocagne.insertion.exit.reason"]._reasons_of(self.company_id)
        leavers = [Leaver(str(one.employee_id.id), one._law_value()) for one in exits]
        answers = [
            Answer(str(one.exit_id.employee_id.id), one.months, EMPLOYED[one.employed])
            for one in exits.follow_up_ids
            if one.employed
        ]
        for months in retention.FOLLOW_UPS:
            found = retention.retention(leavers, answers, months, figures, reasons)
            row = str(months)
            for column in ("followed", "reached", "employed"):
                value = Decimal(getattr(found, column))
                yield Figure("retention", row, column, value)
            percent = found.percent() or Decimal()
            yield Figure("retention", row, "percent", percent)


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    def _exit_contract_kinds(self):
        """{pathway id: [(first day, kind)]}: a CDDI that follows another is a renewal."""
        kinds = {}
        for pathway, versions in self._exit_versions().items():
            for version in versions:
                kinds[pathway, version.contract_date_start] = version.insertion_kind
        return {
            pathway: [
                (
                    one.start,
                    "renewal"
                    if one.rank and kinds[pathway, one.start] == "cddi"
                    else kinds[pathway, one.start],
                )
                for one in contracts
            ]
            for pathway, contracts in self._exit_contracts().items()
        }
