"""Checks of the season, its holidays, the rounds and the depots."""

from ..planning import holidays_fr
from ..planning.weeks import monday_of
from .facts import Facts
from .merge import round_phase
from .problems import Problems
from .records import FileSet

SATURDAY = 6


def check_garden(files: FileSet, facts: Facts, problems: Problems):
    """Everything about where and when the garden delivers."""
    _check_seasons(files, problems)
    for record in files.records("feries"):
        _check_holiday(record, files, facts, problems)
    _warn_unlisted_holidays(files, facts, problems)
    for record in files.records("tournees"):
        if record["jour"] and not round_phase(record, facts):
            problems.warn("phase_missing", record, "quinzaine", record["code"])
    for record in files.records("depots"):
        _check_depot(record, facts, problems)


def _check_seasons(files: FileSet, problems: Problems):
    seen = []
    for record in files.records("saison"):
        start, end, year = record["debut"], record["fin"], record["annee"]
        if start is None or end is None:
            continue
        if end < start:
            problems.add("end_before_start", record, "fin", end, start=start)
            continue
        if year and year not in (start.year, end.year):
            problems.add("year_not_of_season", record, "annee", year)
        for other in seen:
            if start <= other["fin"] and end >= other["debut"]:
                dates = {"start": other["debut"], "end": other["fin"]}
                problems.add("seasons_overlap", record, "debut", start, **dates)
        seen.append(record)


def _check_holiday(record, files: FileSet, facts: Facts, problems: Problems):
    day, moved = record["date"], record["reporte_au"]
    for code in record.get("tournee", ()):
        if code not in facts.rounds:
            problems.add("unknown_round", record, "tournee", code)
    if "tournee" in record and moved == "skipped":
        problems.add("round_not_skipped", record, "reporte_au", day)
    if day is None:
        return
    season = facts.season_of(day)
    if not season:
        problems.add("no_season", record, "date", day)
        return
    if day not in holidays_fr.public_holidays(day, day, facts.subdivision):
        problems.warn("holiday_not_public", record, "date", day)
    if moved is None or isinstance(moved, str):
        return
    code = _refuse_move(day, moved, season, files, facts)
    if code:
        problems.add(code, record, "reporte_au", moved, date=day)


def _refuse_move(day, moved, season, files: FileSet, facts: Facts) -> str:
    """Why deliveries of ``day`` cannot take place on ``moved``, or "" (R6, R7)."""
    if moved == day:
        return "holiday_same_day"
    weekend = moved.isoweekday() >= SATURDAY
    if weekend and day.isoweekday() < SATURDAY and abs((moved - day).days) < 7:
        return "holiday_weekend"
    if monday_of(moved) != monday_of(day):
        return "holiday_other_week"
    if moved.isoweekday() > SATURDAY:
        return "holiday_weekend"
    listed = {r["date"] for r in files.records("feries") if r["reporte_au"] != "kept"}
    public = holidays_fr.public_holidays(moved, moved, facts.subdivision)
    kept = season.holidays.get(moved)
    is_kept = kept is not None and kept.moved_to == moved and moved in listed
    closed = monday_of(moved) in season.closed or not season.holds(moved)
    if moved in listed or closed or (public and not is_kept):
        return "holiday_onto_closed"
    return ""


def _warn_unlisted_holidays(files: FileSet, facts: Facts, problems: Problems):
    """The file of holidays is exhaustive: what it leaves out is delivered as usual."""
    if "feries" not in files:
        return
    listed = {record["date"] for record in files.records("feries")}
    weekdays = {garden_round.weekday for garden_round in facts.rounds.values()}
    for season in facts.seasons:
        table = holidays_fr.public_holidays(season.start, season.end, facts.subdivision)
        for day, name in table.items():
            open_ = monday_of(day) not in season.closed
            if open_ and day not in listed and day.isoweekday() in weekdays:
                where = files["feries"].file
                problems.warn("holiday_unlisted", where, "date", day, name=name)


def _check_depot(record, facts: Facts, problems: Problems):
    rounds, orders = record.get("tournee", ()), record.get("ordre", ())
    for code in rounds:
        if code not in facts.rounds:
            problems.add("unknown_round", record, "tournee", code)
    if orders and rounds and len(orders) != len(rounds):
        counts = {"rounds": len(rounds), "orders": len(orders)}
        problems.add(
            "stops_and_orders", record, "ordre", record.raw.get("ordre"), **counts
        )
    for order in orders:
        if not order.isascii() or not order.isdigit() or len(order) > 6:
            problems.add("not_an_integer", record, "ordre", order)
    number = record["numero"]
    if record["categorie"] == "reserved" and number is not None:
        if not facts.depots[number].has_password:
            problems.warn("password_missing", record, "mot_de_passe")
