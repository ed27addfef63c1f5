"""Adds facts up: a row per value of an axis, each household once in it."""

from .measures import AGE_BANDS, with_totals

#: What a basket fact adds.
SUMS = (
    *("delivered", "not_collected", "grams_organic", "grams_other"),
    *("weighed", "grams_weighed", "participant", "funders", "fund"),
)


class Tally:
    """The figures of some households: who received baskets, which, who paid.

    :param households: {household: {"bands": {code: people}, axis: key...}}
    """

    def __init__(self, households):
        self.households = households
        self.rows = {}

    def _row(self, key):
        return self.rows.setdefault(key, {"sums": {}, "sets": {}})

    def add(self, key, code, number):
        """Add ``number`` to a sum of a row."""
        sums = self._row(key)["sums"]
        sums[code] = sums.get(code, 0) + number

    def meet(self, key, code, household):
        """Count a household in a row, once however often it is met."""
        self._row(key)["sets"].setdefault(code, set()).add(household)

    def table(self, groups):
        """{key: {code: value}}: every figure of ``groups``, zero when nothing was."""
        return {key: self._values(row, groups) for key, row in self.rows.items()}

    def _values(self, row, groups):
        values = {}
        for group in groups:
            for code in group.columns:
                met = row["sets"].get(code)
                values[code] = len(met) if met else row["sums"].get(code, 0)
        if any(code in values for code in AGE_BANDS):
            values.update(self._bands(row["sets"].get("households", ())))
        return with_totals(values, groups)

    def _bands(self, met):
        bands = dict.fromkeys(AGE_BANDS, 0)
        for household in met:
            for code, people in self.households[household]["bands"].items():
                bands[code] += people
        return bands


def tally_baskets(tally, facts, key_of):
    """Baskets and amounts of ``facts``, by ``key_of(fact)``.

    A fact is {"household", "month", *SUMS}; a household counts when it has a basket.
    """
    for fact in facts:
        key = key_of(fact)
        for code in SUMS:
            tally.add(key, code, fact[code])
        if fact["delivered"] or fact["not_collected"]:
            tally.meet(key, "households", fact["household"])


def tally_paid(tally, facts, key_of):
    """What each funder pays: facts of {"household", "baskets", "paid", ...}."""
    for fact in facts:
        key = key_of(fact)
        tally.add(key, "paid", fact["paid"])
        tally.add(key, "baskets", fact["baskets"])
        if fact["baskets"]:
            tally.meet(key, "households", fact["household"])


def tally_events(tally, facts, code, key_of):
    """Households that entered, left or are enrolled: each once in a row."""
    for fact in facts:
        tally.meet(key_of(fact), code, fact["household"])


def tally_presences(tally, facts, key_of):
    """Households at workshops (each once) and their minutes there."""
    for fact in facts:
        key = key_of(fact)
        tally.meet(key, "presences", fact["household"])
        tally.add(key, "minutes", fact["minutes"])
