"""Checks of the subscriptions: references, dates, prices, places and deliveries."""

from collections import defaultdict
from datetime import timedelta
from functools import cache

from ..planning import frequency as rules
from ..planning.placement import NotEnoughWeeks, place
from ..planning.slots import round_slots
from .check_people import check_member
from .facts import Facts, FrequencyFact, frequency_key
from .messages import NO_WEEK_CLOSED, WEEKS_CLOSED
from .problems import Problems
from .records import FileSet

#: From the Monday of a week to its last day.
SIX_DAYS = timedelta(days=6)


def check_subscriptions(files: FileSet, facts: Facts, problems: Problems):
    """Everything about what is delivered to whom, where and when."""
    slots = _Slots(facts)
    for record in files.records("abonnements"):
        check_member(record, facts, problems)
        _check_depot_and_round(record, facts, problems)
        _check_price(record, facts, problems)
        season = _check_dates(record, facts, problems)
        if season:
            _check_reference(record, season, facts, problems)
            _check_deliveries(record, season, slots, facts, problems)
    _check_capacity(files, facts, problems)


def _check_depot_and_round(record, facts: Facts, problems: Problems):
    number, code = record["depot"], record["tournee"]
    depot = facts.depots.get(number)
    if number is not None and not depot:
        problems.add("unknown_depot", record, "depot", number)
    if depot and code and code not in depot.rounds:
        choices = ", ".join(depot.rounds)
        problems.add(
            "round_not_of_depot", record, "tournee", code, depot=number, choices=choices
        )


def _check_price(record, facts: Facts, problems: Problems):
    code, share = record["formule"], record["participation"]
    product = facts.products.get(code)
    if code is not None and not product:
        problems.add("unknown_product", record, "formule", code)
    if record["tarif"] and share is None and "participation" not in record.bad:
        problems.add("participation_missing", record, "participation")
    if share is None:
        return
    if not record["tarif"] and "tarif" not in record.bad:
        problems.add("participation_not_solidarity", record, "participation", share)
    if product and product.price is not None and share > product.price:
        problems.add(
            "participation_above_price",
            record,
            "participation",
            share,
            price=product.price,
        )


def _check_dates(record, facts: Facts, problems: Problems):
    """The season of the subscription when its dates hold."""
    start, end = record["debut"], record["fin"]
    if start is None:
        return None
    if end is not None and end < start:
        problems.add("end_before_start", record, "fin", end, start=start)
        return None
    season = facts.season_of(start)
    if not season and len(facts.seasons) == 1:
        only = facts.seasons[0]
        dates = {"start": only.start, "end": only.end}
        problems.add("outside_season", record, "debut", start, **dates)
    elif not season:
        problems.add("no_season", record, "debut", start)
    elif end is not None and end > season.end:
        dates = {"start": season.start, "end": season.end}
        problems.add("outside_season", record, "fin", end, **dates)
        return None
    return season


def _check_reference(record, season, facts: Facts, problems: Problems):
    """A reference of another season would take its subscription away from it."""
    known = facts.subscriptions.get(record["reference"])
    if known and not season.holds(known.end):
        problems.add(
            "reference_other_season",
            record,
            "reference",
            record["reference"],
            end=known.end,
        )


def _check_deliveries(record, season, slots, facts: Facts, problems: Problems):
    """Exactly N deliveries can be placed, or the missing weeks are named (R7)."""
    word, code = record["frequence"], _round_code(record, facts)
    if word is None:
        return
    frequency = facts.frequencies.get(frequency_key(word))
    if not frequency:
        choices = ", ".join(facts.frequencies)
        problems.add("unknown_frequency", record, "frequence", word, choices=choices)
    elif frequency.rule == "free":
        problems.add("count_needed", record, "frequence", word, frequency=word)
    elif code and record["fin"] and not facts.has_manual_calendars:
        found, blocked = slots.of(season.start, code, frequency_key(word))
        _check_count(record, found, blocked, problems)


def _round_code(record, facts: Facts) -> str | None:
    """The round that serves the subscription, when its line and depot are right."""
    depot = facts.depots.get(record["depot"])
    codes = depot.rounds if depot else ()
    if record["tournee"] in codes:
        codes = (record["tournee"],)
    code = codes[0] if codes else None
    return code if code in facts.rounds and facts.rounds[code].weekday else None


def _check_count(record, found, blocked, problems: Problems):
    start, end, wanted = record["debut"], record["fin"], record.get("nb_livraisons", 0)
    try:
        place([slot for slot in found if start <= slot.day <= end], wanted)
    except NotEnoughWeeks as lack:
        weeks = [
            b.week.isocalendar().week
            for b in blocked
            if start - SIX_DAYS <= b.week <= end
        ]
        problems.add(
            "cannot_place",
            record,
            "nb_livraisons",
            wanted,
            possible=lack.possible,
            missing=lack.missing,
            weeks=WEEKS_CLOSED if weeks else NO_WEEK_CLOSED,
            names=", ".join(map(str, weeks)),
        )


class _Slots:
    """The deliveries of each round and frequency, worked out once."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self.of = cache(self._of)

    def _of(self, season_start, code, frequency):
        facts = self.facts
        season = facts.season_of(season_start)
        garden_round = facts.rounds[code]
        slots, blocked = round_slots(
            season.start,
            season.end,
            garden_round.weekday,
            season.closed,
            season.real_day(code),
        )
        rule = facts.frequencies[frequency]
        return _select(rule, slots, garden_round.phase), blocked


def _select(frequency: FrequencyFact, slots, phase):
    if frequency.rule == "fortnightly":
        own = frequency.phase
        return rules.fortnightly(slots, phase if own == "round" else own)
    if frequency.rule == "monthly":
        return rules.monthly(slots, frequency.month_position)
    return slots


def _check_capacity(files: FileSet, facts: Facts, problems: Problems):
    """No depot takes more baskets in a season than it has places (R12)."""
    taken = defaultdict(int)
    lines = defaultdict(list)
    in_file = set()
    for record in files.records("abonnements"):
        in_file.add(record["reference"])
        product = facts.products.get(record["formule"])
        season = record["debut"] and facts.season_of(record["debut"])
        if product and season and record["depot"] is not None:
            key = (record["depot"], season.start)
            taken[key] += product.places * record.get("quantite", 1)
            lines[key].append(record)
    for reference, old in facts.subscriptions.items():
        season = facts.season_of(old.end)
        if reference not in in_file and season:
            taken[(old.depot, season.start)] += old.places
    depots = {r["numero"]: r for r in files.records("depots")}
    for key, found in taken.items():
        depot = facts.depots.get(key[0])
        if not depot or not depot.capacity or found <= depot.capacity:
            continue
        params = {"depot": key[0], "capacity": depot.capacity, "found": found}
        if key[0] in depots:
            where = depots[key[0]]
            problems.add("capacity", where, "capacite", depot.capacity, **params)
        elif lines[key]:
            problems.add("capacity", lines[key][-1], "depot", key[0], **params)
