"""Lay the files over what the garden already has: what will be true after the import.

A bad cell leaves its record known by number, so that one mistake in a depot does not
call every subscription of this depot wrong.
"""

from datetime import date

from ..planning import holidays_fr, moves, weeks
from .facts import (
    DepotFact,
    Facts,
    HolidayFact,
    ProductFact,
    RoundFact,
    SeasonFact,
)
from .records import FileSet
from .schema import fortnight_days

#: Families that fill a place in a depot; the others come on top of a basket (R12).
MAIN_FAMILIES = ("vegetables", "mixed")


def merge(files: FileSet, facts: Facts) -> Facts:
    """Update ``facts`` with the records of the files, and return it."""
    for record in files.records("jardin"):
        facts.subdivision = record.get("region_feries", facts.subdivision)
    _merge_seasons(files, facts)
    _merge_rounds(files, facts)
    _merge_holidays(files, facts)
    _merge_depots(files, facts)
    for record in files.records("formules"):
        if "code" in record:
            family = record.get("famille", "other")
            facts.products[record["code"]] = ProductFact(
                family, record["prix"], int(family in MAIN_FAMILIES)
            )
    facts.members.update(r["numero"] for r in files.records("adherents") if r["numero"])
    for record in files.records("types_adhesion"):
        facts.membership_types.add(record.get("nom", ""))
    return facts


def _merge_seasons(files: FileSet, facts: Facts):
    for record in files.records("saison"):
        start, end = record["debut"], record["fin"]
        if start is None or end is None or end < start:
            continue
        season = SeasonFact(start, end)
        for old in list(facts.seasons):
            if old.start <= end and old.end >= start:
                facts.seasons.remove(old)
                season.holidays.update(old.holidays)
                season.closed.update(old.closed)
        if "semaines_fermees" in record:
            numbers = record["semaines_fermees"]
            season.closed = set(weeks.weeks_numbered(numbers, start, end))
        season.phases = season_phases(record)
        facts.seasons.append(season)


def season_phases(record) -> dict[int, str]:
    """The parity of the fortnights by ISO weekday that a season line gives."""
    return {
        day: phase
        for column, phase in record.values.items()
        for day in fortnight_days(column)
    }


def round_phase(record, facts: Facts) -> str | None:
    """The parity of a round: its own, or that of its weekday in the newest season."""
    if "quinzaine" in record:
        return record["quinzaine"]
    for season in sorted(facts.seasons, key=lambda s: s.start, reverse=True):
        if record["jour"] in season.phases:
            return season.phases[record["jour"]]
    old = facts.rounds.get(record["code"])
    return old.phase if old else None


def _merge_rounds(files: FileSet, facts: Facts):
    for season in facts.seasons:
        for garden_round in facts.rounds.values():
            phase = season.phases.get(garden_round.weekday)
            garden_round.phase = phase or garden_round.phase
    for record in files.records("tournees"):
        if "code" in record:
            phase = round_phase(record, facts) or "even"
            facts.rounds[record["code"]] = RoundFact(record["jour"] or 0, phase)


def _merge_holidays(files: FileSet, facts: Facts):
    listed = _forget_unlisted(files, facts)
    for record in files.records("feries"):
        day, move = record["date"], record["reporte_au"]
        season = day and facts.season_of(day)
        if not season or move is None:
            continue
        moved_to = {"kept": day, "skipped": None}.get(move, move)
        rounds = record.get("tournee", ())
        holiday = season.holidays.setdefault(day, HolidayFact(day))
        if rounds:
            holiday.by_round.update(dict.fromkeys(rounds, moved_to))
        else:
            holiday.moved_to = moved_to
    for season in facts.seasons:
        _add_public_holidays(season, facts, season.start in listed)


def _forget_unlisted(files: FileSet, facts: Facts) -> set[date]:
    """The file of holidays replaces what the seasons that it speaks of had."""
    listed = set()
    for record in files.records("feries"):
        season = record["date"] and facts.season_of(record["date"])
        if season and season.start not in listed:
            listed.add(season.start)
            season.holidays.clear()
    return listed


def _add_public_holidays(season: SeasonFact, facts: Facts, is_listed: bool):
    """With a file of holidays, those it leaves out are kept; without, they move."""
    table = holidays_fr.public_holidays(season.start, season.end, facts.subdivision)
    for day in table:
        if day not in season.holidays:
            moved = day if is_listed else moves.default_move(day, table.__contains__)
            season.holidays[day] = HolidayFact(moved)


def _merge_depots(files: FileSet, facts: Facts):
    for record in files.records("depots"):
        number = record["numero"]
        if number is None:
            continue
        old = facts.depots.get(number)
        facts.depots[number] = DepotFact(
            record.get("nom", ""),
            record.get("capacite", 0)
            if "capacite" in record.raw or not old
            else old.capacity,
            record.get("tournee", ()),
            "mot_de_passe" in record or bool(old and old.has_password),
        )
