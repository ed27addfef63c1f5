"""Delivery rounds and their preparation days (R18, R19)."""

from ..facts import Facts, SeasonFact
from ..merge import round_phase, season_phases


def load_rounds(job):
    """Create or update the rounds by code."""
    sheet = job.files.get("tournees")
    if not sheet:
        return
    days = _preparation_days(job, sheet.records)
    known = job.known("cocagne.round", "code")
    phases = _phases(job)
    rows = []
    for record in sheet.records:
        company = job.branch(record)
        prepared = record["preparation"] or record["jour"]
        vals = {
            "code": record["code"],
            "company_id": company.id,
            "weekday": str(record["jour"]),
            "preparation_day_id": days[company, prepared].id,
        }
        for column, field in (("nom", "name"), ("couleur", "color_hex")):
            if column in record:
                vals[field] = record[column]
        phase = round_phase(record, phases)
        if phase:
            vals["fortnight_phase"] = phase
        rows.append((record["code"], record, vals))
    job.upsert("cocagne.round", known, rows)


def _phases(job):
    """The parities by weekday that the file of seasons gives."""
    return Facts(
        seasons=[
            SeasonFact(r["debut"], r["fin"], phases=season_phases(r))
            for r in job.files.records("saison")
        ]
    )


def _preparation_days(job, records):
    """The preparation day of each establishment and weekday, created where needed."""
    model = job.env["cocagne.preparation.day"]
    found = {
        (day.company_id, int(day.weekday)): day
        for day in model.search([("company_id", "child_of", job.company.id)])
    }
    wanted = {(job.branch(r), r["preparation"] or r["jour"]) for r in records}
    missing = sorted(wanted - set(found), key=lambda key: (key[0].id, key[1]))
    created = model.create(
        [{"company_id": c.id, "weekday": str(weekday)} for c, weekday in missing]
    )
    found.update(zip(missing, created, strict=True))
    return found
