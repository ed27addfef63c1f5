"""What enters the totals of regions, of the network, and of a garden's year.

Totals are made of true figures. Those that are hidden enter them in batches: at least
two gardens that make k people, each of which could have another figure although the
batch is known; those of a region first, then what is left over of the whole network.
Who reads the totals before and after a garden came therefore learns the sum of a batch,
never one figure. What makes no batch yet waits, and the total says how many wait.

The year of a garden is the sum of its months. Where some of them are hidden it is told
only once the twelve months are there, and if no month can be computed from it.
"""

from collections import defaultdict
from dataclasses import replace

from ..indicators.definition import LAST
from .garden_month import ABOVE, BELOW, VALUE, add_hidden, hidden_codes
from .known import Cell, Known
from .told import NETWORK, REGION, WAITING, Told, correct, follow

#: Begins the key of a figure that totals have as it was before a correction.
OLD = "old "
#: More figures than this enter the total of the network together or not at all: what no
#: region could tell is hardly ever safe in parts.
MANY = 30


class Telling:
    """The figures of one family, over the months that are read together.

    :param told: every ``Told`` of the family in these months.
    :param years: {(garden, code)} whose year was told.
    :param least: k.
    """

    months_in_year = 12

    def __init__(self, family, told, least, years=()):
        self.family, self.least = family, least
        self.told = {one.key: one for one in told}
        self.years = set(years)
        self.kept = set()
        self.changed = set()
        self.batches = max((one.batch or 0 for one in self.told.values()), default=0)

    # -- months ------------------------------------------------------------------------

    def publish(self, months):
        """Tell new or corrected months.

        :param months: {(garden, month): (region, {code: Value})}
        """
        for place, (region, values) in sorted(months.items(), key=_in_order):
            self._publish_one(place, region, values)
        self.known = self._known()
        for month in sorted({month for _garden, month in months}):
            self._enter_totals(month)

    def _publish_one(self, place, region, values):
        values = {code: values[code] for code in self.family.codes if code in values}
        old = {
            code: self.told[(*place, code)]
            for code in self.family.codes
            if (*place, code) in self.told
        }
        forced = ()
        if old:
            if all(old[c].value == values.get(c) for c in old) and len(old) == len(
                values
            ):
                return
            forced = correct(old, values, self.family, self.least)
            if forced is None:
                self._keep(place, old)
                return
        hidden = hidden_codes(self.family, values, self.least, forced)
        for code, value in values.items():
            one = Told(place[0], region, place[1], code, value, code in hidden)
            if code in old:
                one = follow(old[code], one)
            if one.counted is None and not one.is_hidden:
                one = replace(one, counted=value, level=REGION)
            self.told[one.key] = one
            self.changed.add(one.key)

    def _keep(self, place, old):
        """A correction too small to be told."""
        self.kept.add(place)
        for one in old.values():
            if not one.is_kept:
                self.told[one.key] = replace(one, is_kept=True)
                self.changed.add(one.key)

    # -- what the reader knows ---------------------------------------------------------

    def _known(self):
        """The reader who has seen all that was told so far."""
        known = Known()
        places = defaultdict(dict)
        for one in self.told.values():
            places[one.place][one.code] = one
        for place in sorted(places):
            rows = places[place]
            values = {code: one.value for code, one in rows.items()}
            hidden = {code for code, one in rows.items() if one.is_hidden}
            if hidden:
                same = self._same_numbers(values)
                add_hidden(
                    known, self.family, place, values, hidden, self.least, same=same
                )
        self._add_old(known)
        for parts in self._sums_of_batches():
            known.add_sum(parts)
        years = self._years() if self.years else {}
        for name in sorted(self.years):
            for parts in self._sums_of(years.get(name, ())):
                known.add_sum(parts)
        known.prove()
        return known

    def _same_numbers(self, values):
        """Counts that are a part of a ratio, as far as their numbers tell."""
        for ratio in self.family.codes:
            if not self.family.is_ratio(ratio) or ratio not in values:
                continue
            parts = values[ratio]
            for part, number in ((ABOVE, parts.numerator), (BELOW, parts.denominator)):
                for code in self.family.codes:
                    if code in values and number and values[code].value == number:
                        if not self.family.is_ratio(code):
                            yield ratio, part, code

    def _add_old(self, known):
        """Figures that were corrected after totals had them.

        The totals have the old one, which moves nothing: what else is known of it is
        gone. The new one is a cell like any other, in no total.
        """
        for one in self.told.values():
            if one.is_frozen and one.is_hidden:
                for key in self._keys(one):
                    known.add_cell(key, Cell(0, is_fixed=True))

    def _sums_of_batches(self):
        batches = defaultdict(list)
        for one in self.told.values():
            if one.batch:
                batches[one.month, one.code, one.batch].append(one)
        for name in sorted(batches):
            yield from self._sums_of(batches[name])

    def _keys(self, one):
        is_ratio = self.family.is_ratio(one.code)
        parts = (ABOVE, BELOW) if is_ratio else (VALUE,)
        return [(*one.key, f"{OLD}{part}" if one.is_frozen else part) for part in parts]

    def _sums_of(self, several):
        """The sums that are known when these figures are told together."""
        hidden = [one for one in several if one.is_hidden]
        if not hidden:
            return []
        return [
            dict.fromkeys(keys, 1)
            for keys in zip(*(self._keys(one) for one in hidden), strict=True)
        ]

    # -- totals of regions and of the network ------------------------------------------

    def _has_frozen(self, month=None):
        """Whether totals have a figure from before a correction.

        What readers know of the old figure is not all remembered here: nothing hidden
        is told any more in such a month, nor in its year.
        """
        return any(
            one.is_frozen for one in self.told.values() if month in (None, one.month)
        )

    def _enter_totals(self, month):
        if self._has_frozen(month):
            return
        waiting = defaultdict(list)
        for key in sorted(self.told, key=str):
            one = self.told[key]
            if one.month == month and one.is_waiting:
                waiting[one.code].append(one)
        for code in self.family.codes:
            for region in sorted({one.region for one in waiting[code]}, key=str):
                there = [one for one in waiting[code] if one.region == region]
                self._enter(there, REGION)
            left = [self.told[one.key] for one in waiting[code]]
            self._enter([one for one in left if one.is_waiting], NETWORK)

    def _enter(self, several, level):
        """Let as many of these figures as are safe enter the totals together.

        What was refused before and has nothing new in it is not tried again, and very
        many of the network are tried as a whole: a garden that validates does not wait
        for the others.
        """
        if not any(one.key in self.changed for one in several):
            return
        as_a_whole = level == NETWORK and len(several) > MANY
        while len(several) > 1 and self._is_group(several):
            missing = self.known.try_sums(self._sums_of(several), not as_a_whole)
            if not missing:
                self.batches += 1
                entered = {"level": level, "batch": self.batches}
                for one in several:
                    self._set(one, counted=one.value, **entered)
                return
            gone = [one for one in several if missing & set(self._keys(one))]
            if not gone or as_a_whole:
                return
            several = [one for one in several if one not in gone]

    def _is_group(self, several):
        """Whether they make k people, or nobody."""
        if not self.family.counts_people(several[0].code):
            return True
        together = sum(one.value.value or 0 for one in several)
        return together == 0 or together >= self.least

    def _set(self, one, **values):
        self.told[one.key] = replace(self.told[one.key], **values)
        self.changed.add(one.key)

    # -- years of gardens --------------------------------------------------------------

    def _years(self):
        """{(garden, code): its months, in order}"""
        years = defaultdict(list)
        for key in sorted(self.told):
            years[key[0], key[2]].append(self.told[key])
        return years

    def close_years(self, gardens):
        """Tell the year of these gardens where it is whole and tells of no month."""
        if self._has_frozen():
            return
        years = self._years()
        for garden in sorted(gardens):
            for code, indicator in self.family.indicators.items():
                months = years.get((garden, code), ())
                hidden = [one for one in months if one.is_hidden]
                if (
                    len(months) == self.months_in_year
                    and (garden, code) not in self.years
                    and indicator.aggregation != LAST
                    and len(hidden) > 1
                    and self._is_group(hidden)
                    and not self.known.try_sums(self._sums_of(hidden), False)
                ):
                    self.years.add((garden, code))
                    for one in hidden:
                        self._set(one, counted=one.value)


def _in_order(item):
    return str(item[0])


__all__ = ["NETWORK", "REGION", "WAITING", "Telling"]
