from collections import defaultdict
from decimal import Decimal

from odoo import models

from ...indicators import Participant

#: A year of birth that counts neither as young nor as senior, where none is written.
MIDDLE_AGE = 35
#: What is read of a pathway, its person and the terms of the person.
SITUATION = [
    "employee_id",
    "date_start",
    "date_end",
    "state",
    "rsa",
    "ass_since",
    "aah_since",
    "rqth",
    "zrr",
    "qpv",
    "job_seeker_since",
]
PERSON = ["birthday", "education", "current_version_id"]
VERSION = ["sex"]


class Dialogue(models.Model):
    """Who worked, with what the table asks: a few queries, however many people.

    Everything is read with ``sudo``: only counts leave ``_figures``; ``people.py`` says
    who may open the people behind them.
    """

    _inherit = "cocagne.dialogue"

    def _facts(self):
        """What the tables are made of, read once.

        :return: dict with ``participants``, ``pathways`` (those who worked or left),
            ``exits`` and ``hours`` (of all of them).
        """
        self.ensure_one()
        hours = self._hours_of_pathways()
        exits = self._exits_of_period()
        pathways = self._pathways_at_once(list(hours))
        return {
            "participants": self._participants(pathways, hours, exits),
            "pathways": pathways,
            "exits": exits,
            "hours": sum(hours.values(), Decimal()),
        }

    def _pathways_at_once(self, ids):
        """Pathways with their people, read whole: one by one, they come by the thousand.

        So the number of queries is the same for any number of people.
        """
        # sudo: situations are the adviser's, only numbers come out; see
        # ``OPEN_TO_DIRECTOR``
        pathways = self.env["cocagne.pathway"].sudo().with_context(active_test=False)
        pathways.search_fetch([("id", "in", ids)], SITUATION)
        found = pathways.browse(ids)
        people = found.employee_id
        people.search_fetch([("id", "in", people.ids)], PERSON)
        versions = people.current_version_id
        versions.search_fetch([("id", "in", versions.ids)], VERSION)
        return found

    def _hours_of_pathways(self):
        """{pathway id: paid hours} of the annex (its amendments too), or of the garden."""
        # sudo: sums of hours; the adviser reads no monthly state
        rows = (
            self.env["cocagne.insertion.month"]
            .sudo()
            ._read_group(self._months_domain(), ["pathway_id"], ["hours_paid:sum"])
        )
        return {pathway.id: Decimal(str(round(hours, 2))) for pathway, hours in rows}

    def _months_domain(self):
        domain = [
            ("company_id", "=", self.company_id.id),
            ("month", ">=", self.date_from.replace(day=1)),
            ("month", "<=", self.date_to),
        ]
        if self.annex_id:
            domain.append(("annex_id", "in", self._chain().ids))
        return domain

    def _chain(self):
        """The annex with its amendments."""
        # sudo: number and days of the annex; the adviser reads no amount of it
        annex = self.annex_id.sudo()
        if not annex.chain:
            return annex
        return annex.search(
            [("company_id", "=", annex.company_id.id), ("chain", "=", annex.chain)]
        )

    def _exits_of_period(self):
        domain = [
            ("company_id", "=", self.company_id.id),
            ("date", ">=", self.date_from),
            ("date", "<=", self.date_to),
        ]
        if self.annex_id:
            domain.append(("annex_id", "in", self._chain().ids))
        # sudo: counted, and named only to who may see the list
        return self.env["cocagne.insertion.exit"].sudo().search(domain)

    def _participants(self, pathways, hours, exits):
        left = {one.pathway_id.id: one for one in exits}
        return [self._participant(one, hours[one.id], left) for one in pathways]

    def _participant(self, pathway, hours, left):
        person = pathway.employee_id
        known = left.get(pathway.id)
        birth = person.birthday
        return Participant(
            str(person.id),
            hours,
            person._title(),
            birth.year if birth else self.date_to.year - MIDDLE_AGE,
            pathway.rsa or "NON",
            bool(pathway.ass_since),
            bool(pathway.aah_since),
            pathway.rqth,
            pathway.zrr,
            pathway.qpv,
            pathway.job_seeker_since or "",
            person.education or "",
            known and known._law_value(),
        )

    def _missing_words(self):
        """What the figures lack, in the words of who fills it in; nobody is named."""
        facts = self._facts()
        people = facts["pathways"].employee_id
        lacks = [
            (
                not facts["pathways"],
                self.env._(
                    "No monthly state in this period: prepare the months first."
                ),
            ),
            (
                people.filtered(lambda one: not one.sex),
                self.env._("People whose sex is not written: %s."),
            ),
            (
                people.filtered(lambda one: not one.birthday),
                self.env._("People without a date of birth: %s."),
            ),
            (
                people.filtered(lambda one: not one.education),
                self.env._("People without a level of education: %s."),
            ),
        ]
        told = [
            words % len(lack) if "%s" in words else words
            for lack, words in lacks
            if lack
        ]
        return told + self._missing_from_garden(facts)

    def _missing_from_garden(self, facts):
        told = []
        unproved = facts["exits"].filtered("is_unproved")
        if unproved:
            words = self.env._("Dynamic exits without a proof: %s.", len(unproved))
            told.append(words)
        # sudo: whether there are targets, for the adviser too
        if self.annex_id and not self.annex_id.sudo()._targets():
            told.append(self.env._("The annex has no planned rates of exits."))
        if not self._staff():
            told.append(self.env._("No supervisor and no adviser is written."))
        return told

    def _by_person(self, pathways):
        """{pathway id: person as the indicators name it}"""
        return {one.id: str(one.employee_id.id) for one in pathways}

    def _grouped(self, pairs):
        """{key: people, each once, in order}"""
        groups = defaultdict(dict)
        for key, person in pairs:
            groups[key][person] = True
        return {key: tuple(people) for key, people in groups.items()}
