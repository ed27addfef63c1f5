from decimal import Decimal
from typing import NamedTuple

from odoo import models

from ...indicators import people as table
from ...indicators import staffing
from ...law import dates
from ...law.aid import etp as law_etp

RATES = ("dynamic", "durable", "transition", "positive")


class Figure(NamedTuple):
    """A figure of the table.

    :param row, column: where it is in the table of its section.
    :param people: those behind it, as the indicators name them.
    :param target: what the annex plans; None without.
    """

    section: str
    row: str
    column: str
    value: Decimal
    people: tuple = ()
    target: Decimal | None = None

    def _values(self):
        """Values of a ``cocagne.dialogue.line``; nobody is in them."""
        return {
            "section": self.section,
            "row": self.row,
            "column": self.column,
            "value": float(self.value),
            "has_people": bool(self.people),
            "has_target": self.target is not None,
            "target": float(self.target or 0),
        }


class Dialogue(models.Model):
    """The tables of section 1.11 and of the annual report, figure by figure."""

    _inherit = "cocagne.dialogue"

    def _figures(self):
        """Every figure with the people behind it, in the order of the report."""
        self.ensure_one()
        facts = self._facts()
        return [
            *self._people_figures(facts),
            *self._post_figures(facts),
            *self._contract_figures(facts),
            *self._interview_figures(facts),
            *self._obstacle_figures(facts),
            *self._training_figures(facts),
            *self._immersion_figures(),
            *self._search_figures(facts),
            *self._retention_figures(facts),
        ]

    def _people_figures(self, facts):
        """The ASP's table, then the rates of exits beside those of the annex."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        reasons = self.env["cocagne.insertion.exit.reason"]._reasons_of(self.company_id)
        year = self.date_to.year
        found = table.table(facts["participants"], year, figures, reasons)
        for code, one in found.items():
            section = "exits" if code in table.CODES[-4:] else "people"
            yield Figure(section, code, "count", Decimal(one.count), one.people)
        rates = table.rates(found)
        # sudo: targets of the annex, for the adviser too
        targets = self.annex_id.sudo()._targets() if self.annex_id else {}
        for name in RATES:
            percent = rates.percent(getattr(rates, name))
            target = targets.get(name)
            yield Figure("rates", name, "percent", percent or Decimal(), (), target)

    def _post_figures(self, facts):
        """Hours paid and posts really filled, and who supervises and advises."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        posts = law_etp.shown(law_etp.annual(facts["hours"], self.date_from, figures))
        planned = self._planned_posts()
        yield Figure("posts", "hours", "value", facts["hours"])
        yield Figure("posts", "etp", "value", posts, (), planned)
        given = self._staff()._posts(self.date_from, self.date_to)
        for one in staffing.staffing(given, posts):
            for column in ("permanent", "permanent_etp", "external", "external_etp"):
                value = Decimal(getattr(one, column))
                yield Figure("staff", one.role, column, value)
            yield Figure("staff", one.role, "per_post", one.per_post or Decimal())

    def _planned_posts(self):
        """Posts of the annex for the months of the period; None without an annex."""
        # sudo: posts of the annex, for the adviser too
        annex = self.annex_id.sudo()
        if not annex:
            return None
        months = dates.full_months(self.date_from, self.date_to)
        posts = Decimal(str(round(annex.posts, 2)))
        return law_etp.shown(law_etp.target(posts, months))

    def _staff(self):
        """Supervisors and advisers who were there in the period."""
        # sudo: a number of people and posts of the team, nobody is named
        return (
            self.env["cocagne.insertion.staff"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("date_from", "<=", self.date_to),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", self.date_from),
                ]
            )
        )
