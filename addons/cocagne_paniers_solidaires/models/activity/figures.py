from odoo import models
from odoo.tools import format_date

from ...counting import measures as m
from ...counting import periods
from ...counting.tally import (
    Tally,
    tally_baskets,
    tally_events,
    tally_paid,
    tally_presences,
)
from ...counting.words import town_name

#: The figures of each table of a report.
OF_PEOPLE = (
    *(m.HOUSEHOLDS, m.PEOPLE, m.ENTRIES, m.EXITS, m.BASKETS, m.MONEY),
    *(m.WEIGHT, m.WEIGHED, m.PRESENCES, m.HOURS),
)
OF_PAYERS = (m.HOUSEHOLDS, m.PEOPLE, m.HELPED, m.PAID)
AXES = {
    "month": OF_PEOPLE,
    "garden": OF_PEOPLE,
    "payer": OF_PAYERS,
    "funder": OF_PAYERS,
    "agreement": OF_PAYERS,
    "structure": OF_PEOPLE,
    "town": OF_PEOPLE,
    "public": OF_PEOPLE,
    "scheme": OF_PEOPLE,
    "exit_reason": (m.EXITS,),
    "workshop": (m.PRESENCES, m.HOURS, m.GUESTS, m.SESSIONS),
}
TOTALS = (*m.ALL_GROUPS, m.GUESTS, m.SESSIONS)
#: Where a household is found in a table: under a key of its own.
BY_HOUSEHOLD = ("garden", "structure", "town", "public", "scheme")


class SolidarityActivity(models.Model):
    """The figures of a report, exact: for the solidarity role, and to be masked."""

    _inherit = "cocagne.solidarity.activity"

    def _groups_of(self):
        return {**AXES, "totals": TOTALS}

    def _count(self):
        """{"totals": {code: n}, "axes": {axis: {"rows": [{key, label, values}]}}}.

        Whole numbers: cents, grams, minutes.
        """
        self.ensure_one()
        facts = self._gather()
        tallies = {axis: Tally(facts["households"]) for axis in (*AXES, "totals")}
        self._tally_baskets(tallies, facts)
        self._tally_payers(tallies, facts)
        self._tally_people(tallies, facts)
        self._tally_workshops(tallies, facts)
        tables = {
            axis: tally.table(self._groups_of()[axis])
            for axis, tally in tallies.items()
        }
        empty = m.with_totals(dict.fromkeys(m.codes_of(TOTALS), 0), TOTALS)
        if len(self._gardens()) == 1:
            tables.pop("garden")
        return {
            "totals": {**empty, **tables.pop("totals").get("all", {})},
            "axes": {
                axis: {"rows": self._rows(axis, table, facts)}
                for axis, table in tables.items()
            },
        }

    def _gather(self):
        """All that the figures are made of, each read once."""
        enrolments = self._known_enrolments()
        of_enrolment, households = self._households(enrolments)
        present = self._present()
        facts = {
            "households": households,
            "baskets": self._basket_facts(),
            "paid": self._paid_facts(),
            "presences": self._presence_facts(present, set(enrolments.ids)),
            "workshops": self._workshop_facts(present),
        }
        for kind in ("baskets", "paid", "presences"):
            for fact in facts[kind]:
                fact["household"] = of_enrolment[fact["enrolment"]]
        for kind, found in self._events(enrolments).items():
            facts[kind] = [self._event_fact(e, of_enrolment) for e in found]
        return facts

    def _event_fact(self, enrolment, of_enrolment):
        left = self._last_day(enrolment)
        return {
            "household": of_enrolment[enrolment.id],
            "entered": enrolment.date_start.replace(day=1),
            "left": left and left.replace(day=1),
            "reason": enrolment.exit_reason_id.id or 0,
        }

    # -- what is counted where -----------------------------------------------------------

    def _keys(self, facts):
        """{axis: how a fact finds its row} of the tables about households."""
        keys = {
            axis: lambda fact, axis=axis: facts["households"][fact["household"]][axis]
            for axis in BY_HOUSEHOLD
        }
        return {"totals": lambda fact: "all", **keys}

    def _tally_baskets(self, tallies, facts):
        keys = {**self._keys(facts), "month": lambda fact: fact["month"]}
        for axis, key_of in keys.items():
            tally_baskets(tallies[axis], facts["baskets"], key_of)

    def _tally_people(self, tallies, facts):
        for axis, key_of in self._keys(facts).items():
            for code in ("enrolled", "entries", "exits"):
                tally_events(tallies[axis], facts[code], code, key_of)
            tally_presences(tallies[axis], facts["presences"], key_of)
        month = tallies["month"]
        tally_events(month, facts["entries"], "entries", lambda f: f["entered"])
        tally_events(month, facts["exits"], "exits", lambda f: f["left"])
        tally_presences(month, facts["presences"], lambda f: f["month"])
        reasons = tallies["exit_reason"]
        tally_events(reasons, facts["exits"], "exits", lambda f: f["reason"])

    def _tally_payers(self, tallies, facts):
        helped = [f for f in facts["paid"] if f["payer"] != "participant"]
        for axis, key_of in self._payer_keys(facts["paid"]).items():
            tally_paid(
                tallies[axis], facts["paid"] if axis == "payer" else helped, key_of
            )

    def _payer_keys(self, paid):
        """{axis: how a fact finds its row} of the tables about who pays."""
        # sudo: the funder and the kind of an agreement, whoever reads the figures
        agreements = self.env["cocagne.solidarity.agreement"].sudo()
        agreements = agreements.browse({fact["agreement"] for fact in paid} - {None})
        kinds = {one.id: one.kind for one in agreements}
        funders = {one.id: one.partner_id.id or 0 for one in agreements}
        return {
            "payer": lambda fact: (
                kinds.get(fact["agreement"], "fund")
                if fact["payer"] == "funder"
                else fact["payer"]
            ),
            "funder": lambda fact: funders.get(fact["agreement"], 0),
            "agreement": lambda fact: fact["agreement"] or 0,
        }

    def _tally_workshops(self, tallies, facts):
        tally_presences(tallies["workshop"], facts["presences"], lambda f: f["kind"])
        for kind, fact in facts["workshops"].items():
            for code, number in fact.items():
                tallies["workshop"].add(kind, code, number)
                tallies["totals"].add("all", code, number)

    # -- rows in words -------------------------------------------------------------------

    def _rows(self, axis, table, facts):
        codes = m.codes_of(AXES[axis])
        if axis == "month" and table:
            for month in periods.months_between(self.date_from, self.date_to):
                table.setdefault(month, dict.fromkeys(codes, 0))
        labels = self._labels(axis, table, facts)
        rows = [
            {"key": str(key), "label": labels[key], "values": values}
            for key, values in table.items()
        ]
        if axis == "month":
            return sorted(rows, key=lambda row: row["key"])
        main = "paid" if "paid" in codes else codes[0]
        return sorted(rows, key=lambda row: (-row["values"][main], row["label"]))

    def _labels(self, axis, keys, facts):
        """{key: what the row is called}."""
        method = getattr(self, f"_label_{axis}", None)
        if method:
            return {key: method(key, facts) for key in keys}
        names = self._names(axis, [key for key in keys if key])
        nobody = self.env._("Not told")
        if axis in ("funder", "agreement"):
            nobody = self.env._("The garden's solidarity fund")
        return {key: names.get(key) or nobody for key in keys}

    def _names(self, axis, ids):
        models = {
            "garden": "res.company",
            "funder": "res.partner",
            "agreement": "cocagne.solidarity.agreement",
            "structure": "cocagne.solidarity.structure",
            "public": "cocagne.solidarity.public",
            "exit_reason": "cocagne.solidarity.exit.reason",
            "workshop": "cocagne.workshop.kind",
        }
        # sudo: names of bodies and words of lists, never of a household
        records = self.env[models[axis]].sudo().browse(ids)
        return {record.id: record.display_name for record in records}

    def _label_month(self, month, facts):
        return format_date(self.env, month, date_format="MMMM y")

    def _label_town(self, key, facts):
        cities = [
            town_name(one["city"])
            for one in facts["households"].values()
            if one["town"] == key and key
        ]
        if not cities:
            return self.env._("Town not told")
        return max(sorted(set(cities)), key=cities.count)

    def _label_scheme(self, key, facts):
        kinds = dict(
            self.env["cocagne.solidarity.enrolment"]
            ._fields["scheme"]
            ._description_selection(self.env)
        )
        return kinds.get(key) or self.env._("Not told")

    def _label_payer(self, key, facts):
        agreement = self.env["cocagne.solidarity.agreement"]
        kinds = dict(agreement._fields["kind"]._description_selection(self.env))
        names = {
            "participant": self.env._("The households"),
            "fund": self.env._("The garden's solidarity fund"),
        }
        return names.get(key) or kinds[key]
