from odoo import fields, models
from odoo.fields import Command
from odoo.tools import format_date

from ...counting import periods
from ...counting.measures import codes_of, with_totals
from ...masking.blocks import cut, narrowed, rows_apart

#: What a report is about, apart from its days and its town.
LINKS = ("company_id", "funder_id")
CHOICES = ("agreement_ids", "structure_ids", "public_ids")


class SolidarityActivity(models.Model):
    """What is told to who does not know the households: months that may be told.

    Two reports whose days differ by a few, less one another, would tell of one
    household; so would the same report read again a day later. Whole months that are
    over are told, in blocks of enough households (``masking.blocks``).
    """

    _inherit = "cocagne.solidarity.activity"

    def _masked_now(self):
        """The masked figures, and ``told``: the first and last day that they are of."""
        self.ensure_one()
        least = self._least()
        history = self._history()
        met = history["totals"].get("all", {})
        blocks = cut(history["months"], met, least)
        months = narrowed(self._whole_months(), blocks, met, least)
        if not months:
            return self._told_nothing()
        first, last = months[0], periods.period_of("month", months[-1])[1]
        figures = self._between(first, last)._count()
        years = {month.year for month in months}
        around = [b for b in blocks if years & {month.year for month in b}]
        apart = {
            axis: {str(row) for row in rows_apart(around, rows, least)}
            for axis, rows in history.items()
            if axis not in ("months", "totals")
        }
        apart["month"] = {
            str(month) for block in blocks if len(block) > 1 for month in block
        }
        masked = self._mask(figures, least, apart)
        return {**masked, "told": [str(first), str(last)]}

    def _told_nothing(self):
        """No figure at all: a zero on one day and none on the next would tell a round."""
        groups = self._groups_of()
        return {
            "totals": dict.fromkeys(with_totals(_zeros(groups), groups["totals"])),
            "axes": {
                axis: {"rows": [], "few": True} for axis in groups if axis != "totals"
            },
            "told": None,
        }

    def _whole_months(self):
        """The months that lie within the report, and are over."""
        today = fields.Date.context_today(self)
        return [
            month
            for month in self._months_within()
            if periods.period_of("month", month)[1] < today
        ]

    def _months_within(self):
        """The months of which all days are in the report."""
        return [
            month
            for month in periods.months_between(self.date_from, self.date_to)
            if self.date_from <= month
            and periods.period_of("month", month)[1] <= self.date_to
        ]

    def _between(self, first, last):
        """The same report for other days; it is not kept."""
        # sudo: what the report is about, whoever may read the choice
        report = self.sudo()
        return report.new(
            {
                **{name: report[name]._origin.id for name in LINKS},
                **{name: [Command.set(report[name]._origin.ids)] for name in CHOICES},
                "town": report.town,
                "period": "free",
                "date_from": first,
                "date_to": last,
            }
        )

    def _history(self):
        """{"months": since the programme began, axis: {row: {month: households}}}.

        It goes on to the end of the year of the report, as far as months are over.
        """
        today = fields.Date.context_today(self)
        over = periods.previous("month", today)[1]
        last = min(over, periods.period_of("year", self.date_to)[1])
        whole = self._between(
            fields.Date.to_date("1900-01-01"), max(last, self.date_to)
        )
        enrolments = whole._known_enrolments()
        of_enrolment, households = whole._households(enrolments)
        baskets, paid = whole._basket_facts(), whole._paid_facts()
        for fact in (*baskets, *paid):
            fact["household"] = of_enrolment[fact["enrolment"]]
        baskets = [f for f in baskets if f["delivered"] or f["not_collected"]]
        paid = [fact for fact in paid if fact["baskets"]]
        first = min([fact["month"] for fact in (*baskets, *paid)], default=last)
        first = min(first, self.date_from.replace(day=1), last)
        found = {"months": periods.months_between(first, last)}
        for axis, key_of in whole._keys({"households": households}).items():
            found[axis] = _met(baskets, key_of)
        for axis, key_of in whole._payer_keys(paid).items():
            found[axis] = _met(
                [f for f in paid if axis == "payer" or f["payer"] != "participant"],
                key_of,
            )
        return found

    def _told_note(self, shown):
        """Which days are told, where it is not all of them; else an empty text."""
        told = shown.get("told", ())
        if told is None:
            return self.env._(
                "Nothing can be told of these days: only whole months that are over, "
                "with enough households, are told."
            )
        if not told or [str(self.date_from), str(self.date_to)] == list(told):
            return ""
        first, last = (format_date(self.env, day) for day in told)
        return self.env._(
            "The figures go from %(first)s to %(last)s: only whole months that are over "
            "are told, together with others when a month has too few households.",
            first=first,
            last=last,
        )


def _zeros(groups):
    return dict.fromkeys(codes_of(groups["totals"]), 0)


def _met(facts, key_of):
    """{row: {month: its households}}."""
    met = {}
    for fact in facts:
        months = met.setdefault(key_of(fact), {})
        months.setdefault(fact["month"], set()).add(fact["household"])
    return met
