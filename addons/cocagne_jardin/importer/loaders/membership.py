"""Membership types, and the memberships of the years that the file has (R32, R34)."""

from datetime import date

from ..convert import token
from ..schema import EXEMPT_TYPES, membership_year
from .member import known_members

#: The fee of a type that no file prices: a membership without fee would count as an
#: exemption, whatever the file says about its payment. The import warns about it.
UNKNOWN_FEE = 5.0
SUPPORT_WORDS = ("soutien",)


def load_types(job):
    """Create or update the membership types by label; create those only named."""
    known = known_types(job)
    rows = []
    for record in job.files.records("types_adhesion"):
        vals = {"name": record["nom"], "amount": float(record["montant"])}
        vals |= {"company_id": job.company.id, "active": True}
        vals["is_support"] = bool(record["soutien"])
        vals["is_exempt"] = not record["montant"]
        rows.append((record["nom"].casefold(), record, vals))
    known = job.upsert("cocagne.membership.type", known, rows)
    new = {}
    for record in job.files.records("adherents"):
        name = record["type_adhesion"]
        if name and name.casefold() not in known:
            new.setdefault(name.casefold(), (name, record))
    rows = [
        (key, record, _named_type(job, name)) for key, (name, record) in new.items()
    ]
    job.upsert("cocagne.membership.type", {}, rows)


def known_types(job):
    """The membership types of the garden by label."""
    found = job.env["cocagne.membership.type"].search(
        [("company_id", "=", job.company.id)]
    )
    return {kind.name.casefold(): kind for kind in found}


def _named_type(job, name):
    exempt = token(name) in EXEMPT_TYPES
    return {
        "name": name,
        "company_id": job.company.id,
        "is_exempt": exempt,
        "is_support": token(name) in SUPPORT_WORDS,
        "amount": 0.0 if exempt else UNKNOWN_FEE,
    }


def load_memberships(job):
    """One membership per member and ``adhesion_YYYY`` column."""
    sheet = job.files.get("adherents")
    columns = [c for c in sheet.columns if c.startswith("adhesion_")] if sheet else []
    if not columns:
        return
    members, types = known_members(job), known_types(job)
    standard = types.get("normale") or next(iter(types.values()), None)
    if not standard:
        kind = _named_type(job, "Normale")
        standard = job.env["cocagne.membership.type"].create(kind)
    for column in columns:
        period = _period(job, membership_year(column))
        rows = []
        for record in sheet.records:
            state = record[column]
            if state in (None, "none"):
                continue
            kind = types.get(record.get("type_adhesion", "").casefold(), standard)
            member = members[record["numero"]]
            vals = _membership_vals(job, record, state, kind, period)
            vals |= {"partner_id": member.id, "company_id": job.company.id}
            rows.append((member.id, record, vals))
        job.upsert("cocagne.membership", _known(job, period), rows)


def _known(job, period):
    """The memberships of the period, and the exemptions, which have none."""
    found = job.env["cocagne.membership"].search(
        [
            ("company_id", "=", job.company.id),
            ("date_from", ">=", period.date_start),
            ("date_from", "<=", period.date_end),
        ],
        order="id desc",
    )
    return {membership.partner_id.id: membership for membership in found}


def _membership_vals(job, record, state, kind, period):
    joined = record["date_adhesion"]
    first, last = period.date_start, period.date_end
    start = joined if joined and first <= joined <= last else first
    exempt = state == "exempt" or kind.is_exempt
    vals = {"type_id": kind.id, "date_from": start, "is_exempt": exempt}
    # An exemption ends with its year like the others: the next file may not have it.
    vals |= {"period_id": period.id, "date_to": last}
    if state == "paid" and not exempt:
        vals["paid_on"] = min(start, job.env.cr.now().date())
    return vals


def _period(job, year):
    """The period of that year: that of the garden, of its season, or the civil year."""
    periods = job.env["cocagne.membership.period"]
    mine = [("company_id", "=", job.company.id)]
    for period in periods.search(mine, order="date_start"):
        if period.date_start.year == year:
            return period
    start, end = date(year, 1, 1), date(year, 12, 31)
    for season in job.env["cocagne.season"].search(mine, order="date_start"):
        if season.date_start.year == year:
            start, end = season.date_start, season.date_end
    vals = {"date_start": start, "date_end": end, "company_id": job.company.id}
    return periods.create({**vals, "name": f"Adhésions {year}"})
