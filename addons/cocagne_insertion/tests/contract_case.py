"""What the tests of contracts share: people in insertion and short ways to contracts."""

from contextlib import contextmanager
from datetime import date, timedelta

from odoo.exceptions import ValidationError

from .insertion_case import InsertionCase

ONE_DAY = timedelta(days=1)


def day(text):
    """A date from ``2026-03-01``."""
    return date.fromisoformat(text)


class ContractCase(InsertionCase):
    """Farid has a CDDI for 2026; ``newcomer`` makes a person with a pathway and a PASS."""

    @classmethod
    def newcomer(cls, firstname="Nadia", start="2026-01-01", **values):
        """The pathway of somebody who begins on ``start``."""
        person = cls.make_person(firstname, "Testeuse", **values)
        pass_iae = cls.make_pass(person, day(start))
        return cls.make_pathway(person, pass_iae, day(start))

    @classmethod
    def chain(cls, pathway, *bounds, **values):
        """Contracts one after the other; each bound is a pair of days."""
        found = cls.env["hr.version"]
        for first, last in bounds:
            found |= cls.make_contract(pathway, day(first), day(last), **values)
        return found

    @classmethod
    def decide(cls, pathway, reason, first, last, state="granted", **values):
        return cls.env["cocagne.contract.decision"].create(
            {
                "pathway_id": pathway.id,
                "reason": reason,
                "date_start": first,
                "date_end": last,
                "state": state,
                **values,
            }
        )

    @contextmanager
    def refused(self, article, *words, error=ValidationError):
        """Whatever is inside is refused with the article and the words, and undone."""
        with self.assertRaises(error) as refusal:
            yield
        for word in (article, *words):
            self.assertIn(str(word), str(refusal.exception))
