"""Seasons, closing weeks and holidays (R4-R6)."""

from collections import defaultdict

from odoo import fields
from odoo.fields import Command

from ...planning import holidays_fr, weeks
from ..merge import season_phases


def load_seasons(job):
    """Create or update the seasons by the dates that they cover."""
    for record in job.files.records("saison"):
        season = _overlapping(job, record["debut"], record["fin"])
        year = record["annee"] or record["debut"].year
        vals = {
            "name": record["nom"] or season.name or f"Saison {year}",
            "date_start": record["debut"],
            "date_end": record["fin"],
            "company_id": job.company.id,
        }
        key = season.id or 0
        found = job.upsert(
            "cocagne.season", {key: season} if season else {}, [(key, record, vals)]
        )
        if job.problems.errors:
            return
        _sync_closed_weeks(job, found[key], record)
        _sync_phases(job, record)


def _overlapping(job, start, end):
    return job.env["cocagne.season"].search(
        [
            ("company_id", "=", job.company.id),
            ("date_start", "<=", end),
            ("date_end", ">=", start),
        ],
        limit=1,
    )


def _sync_closed_weeks(job, season, record):
    if "semaines_fermees" not in record:
        return
    numbers = record["semaines_fermees"]
    wanted = set(weeks.weeks_numbered(numbers, season.date_start, season.date_end))
    gone = season.closed_week_ids.filtered(lambda week: week.monday not in wanted)
    gone.unlink()
    season.close_weeks(numbers)


def _sync_phases(job, record):
    """Rounds that no file brings follow the season's columns too."""
    phases = season_phases(record)
    if not phases or "tournees" in job.files:
        return
    for garden_round in job.known("cocagne.round", "code").values():
        phase = phases.get(int(garden_round.weekday))
        if phase and garden_round.fortnight_phase != phase:
            garden_round.fortnight_phase = phase


def load_holidays(job):
    """The holidays of the file, and as kept those that it leaves out."""
    if "feries" not in job.files:
        return
    rounds = job.known("cocagne.round", "code")
    by_day = defaultdict(list)
    for record in job.files.records("feries"):
        by_day[record["date"]].append(record)
    for season in job.env["cocagne.season"].search(
        [("company_id", "=", job.company.id), ("state", "!=", "closed")]
    ):
        _load_season_holidays(job, season, by_day, rounds)


def _load_season_holidays(job, season, by_day, rounds):
    first, last = season.date_start, season.date_end
    subdivision = job.company.holiday_subdivision or ""
    public = holidays_fr.public_holidays(first, last, subdivision)
    days = {day for day in by_day if first <= day <= last}
    if not days:
        return
    rows = []
    for day in sorted(days | set(public)):
        lines = by_day.get(day, [])
        general = next((line for line in lines if not line["tournee"]), None)
        policy, moved_to = _policy(general)
        name = (general and general["nom"]) or public.get(day) or f"{day:%d/%m/%Y}"
        vals = {"season_id": season.id, "date": day, "name": name}
        vals |= {"policy": policy, "moved_to": moved_to}
        rows.append((day, general or job.files["feries"].records[0], vals))
    known = {holiday.date: holiday for holiday in season.holiday_ids}
    holidays = job.upsert("cocagne.holiday", known, rows)
    if job.problems.errors:
        return
    for day in days:
        lines = [line for line in by_day[day] if line["tournee"]]
        _sync_round_moves(holidays[day], lines, rounds)


def _policy(record):
    if record is None or record["reporte_au"] == "kept":
        return "kept", False
    if record["reporte_au"] == "skipped":
        return "skipped", False
    return "moved", record["reporte_au"]


def _sync_round_moves(holiday, lines, rounds):
    """The rounds that differ are those of the file (R6)."""
    wanted = {}
    for line in lines:
        policy, moved_to = _policy(line)
        for code in line["tournee"]:
            day = holiday.date if policy == "kept" else moved_to
            wanted[rounds[code]] = day or False
    if {m.round_id: m.moved_to for m in holiday.move_ids} != wanted:
        holiday.move_ids = [
            Command.clear(),
            *(
                Command.create({"round_id": garden_round.id, "moved_to": day})
                for garden_round, day in wanted.items()
            ),
        ]


def plan_seasons(job):
    """Write the deliveries of the seasons that these files touch.

    Older seasons keep theirs: a round that changes its day does so from now on.
    """
    touched = {"saison", "feries", "tournees", "depots", "abonnements"} & set(job.files)
    if not touched:
        return
    where = job.files[min(touched)].file
    for season in job.env["cocagne.season"].search(
        [
            ("company_id", "=", job.company.id),
            ("state", "!=", "closed"),
            ("date_end", ">=", _first_day(job)),
        ]
    ):
        if season._rounds():
            job.attempt(where, season.action_plan)


def _first_day(job):
    """The first day that the files speak of, at the latest today."""
    days = [
        record[column]
        for kind, column in (("saison", "debut"), ("feries", "date"))
        for record in job.files.records(kind)
    ]
    days += [record["debut"] for record in job.files.records("abonnements")]
    return min([*days, fields.Date.context_today(job.company)])
