"""People in insertion in the demonstration: fifteen, at every point of a pathway.

They arrive by the same screens as in life (``cocagne.arrival``).
"""

from datetime import date, timedelta

from odoo import fields

from odoo.addons.cocagne_insertion.identity import nir
from odoo.addons.cocagne_insertion.law.dates import ONE_DAY, same_day

from .insertion_contract import jobs

ADVISER, SUPERVISOR = "insertion", "eti"
PRESCRIBERS = [
    ("Mission locale des Trois Rivières", "01"),
    ("Cap emploi", "02"),
    ("France Travail, agence du Port", "03"),
    ("Service social du Département", "05"),
    ("Association Le Relais du Pont", "08"),
]
#: first name, name, sex, born, months since the entry, months of contract, hours a week,
#: criteria, sent by (rank above; None: came alone)
PEOPLE = [
    ("Amadou", "Belleroche", "male", "1984-02-11", 14, 18, 26, ("RSA", "PM"), 2),
    ("Clarisse", "Montbel", "female", "1997-09-23", 5, 6, 26, ("RSA", "PI"), 0),
    ("Jérôme", "Tavernel", "male", "1971-06-04", 20, 24, 30, ("DETLD", "SENIOR"), 2),
    ("Safia", "Orbec", "female", "1990-12-30", 9, 12, 26, ("RSA", "FLE"), 3),
    ("Mickaël", "Vautrin", "male", "2003-03-17", 3, 6, 28, ("JEUNE", "PM", "QPV"), 0),
    ("Rosalinde", "Chévrier", "female", "1967-01-08", 22, 24, 24, ("ASS", "SENIOR"), 2),
    ("Ibrahima", "Lormel", "male", "1993-07-19", 7, 12, 26, ("RSA", "PSH_PR"), 3),
    ("Katell", "Dunoyer", "female", "1988-10-02", 12, 16, 26, ("AAH", "TH"), 1),
    ("Stéphane", "Aubrac", "male", "1979-04-25", 1, 6, 26, ("DETLD", "CAP_BEP"), 4),
    ("Nour", "Estival", "female", "2001-11-14", 2, 6, 35, ("RSA", "ZRR"), None),
]
#: Those whose last contract is over, in the same columns.
LEFT = [
    ("Bastien", "Charmoille", "male", "1986-05-16", 16, 12, 26, ("RSA", "PM"), 3),
    ("Djamila", "Verneuil", "female", "1994-02-27", 13, 12, 26, ("DETLD", "PI"), 2),
    ("Colette", "Framboisy", "female", "1969-10-09", 10, 8, 24, ("ASS", "PI"), 1),
]
#: Candidates: where their arrival stopped.
CANDIDATES = [
    ("Lucette", "Brindille", "female", "1975-08-21", "who"),
    ("Enzo", "Marchais", "male", "2004-05-05", "situation"),
]
#: Invented commune: it does not exist.
COMMUNE, TOWN, ZIP = "54999", "Trois-Rivières", "54990"


def fill(env, garden, adviser=None, supervisor=None):
    """Prescribers, people, a suspension, a request; a second call doubles nothing."""
    users = env["res.users"]
    adviser = adviser or users.search([("login", "=", ADVISER)], limit=1)
    supervisor = supervisor or users.search([("login", "=", SUPERVISOR)], limit=1)
    if not adviser or "cocagne.arrival" not in env:
        return
    env = env(
        user=adviser.id,
        context={
            "lang": "fr_FR",
            "allowed_company_ids": garden.ids,
            "tz": "Europe/Paris",
        },
    )
    prescribers = _prescribers(env, garden)
    for rank, person in enumerate([*PEOPLE, *LEFT]):
        _arrive(env, garden, rank, person, prescribers, supervisor)
    for rank, person in enumerate(CANDIDATES):
        _candidate(env, garden, rank, person)
    _events(env, garden)


def _prescribers(env, garden):
    model = env["cocagne.prescriber"]
    for name, orienter in PRESCRIBERS:
        if not model.search_count([("name", "=", name)]):
            model.create({"name": name, "orienter": orienter, "company_id": garden.id})
    return [model.search([("name", "=", name)], limit=1) for name, _kind in PRESCRIBERS]


def first_day(today, months):
    """The day of an entry, so many months ago: never on a Saturday or Sunday."""
    day = same_day(today, -months)
    return day + max(7 - day.weekday(), 0) * ONE_DAY if day.weekday() > 4 else day


def last_day(start, months):
    """The last day of a contract of so many months."""
    return same_day(start, months) - ONE_DAY


def _known(env, garden, name):
    return env["cocagne.pathway"].search(
        [("name", "=", name), ("company_id", "=", garden.id)], limit=1
    )


def _number(sex, born, rank):
    """A NIR with a right key, of a commune that does not exist."""
    born = date.fromisoformat(born)
    first = "1" if sex == "male" else "2"
    number = f"{first}{born:%y%m}54999{rank + 101:03}"
    return number + nir.key(number)


def _who(first, last, sex, born, rank):
    return {
        "firstname": first,
        "lastname": last,
        "sex": sex,
        "birthday": born,
        "nir": _number(sex, born, rank),
        "birth_commune": COMMUNE,
        "phone": f"06 39 98 {rank:02} {rank + 30:02}",
    }


def _home(rank):
    return {
        "lane_number": str(rank + 3),
        "lane_type": "RUE",
        "lane_name": "du Lavoir",
        "private_zip": ZIP,
        "private_city": TOWN,
        "commune_code": COMMUNE,
    }


def _situation(codes, prescriber, rank):
    rsa = "RSA" in codes
    return {
        "prescriber_id": prescriber.id if prescriber else False,
        "education": ("50", "51", "70", "00", "40")[rank % 5],
        "unemployed_since": ("03", "04")[rank % 2],
        "job_seeker_number": f"{5400000 + rank}{'ABCDE'[rank % 5]}",
        "job_seeker_since": ("03", "04")[rank % 2],
        "rsa": "OUI-NM" if rsa else "NON",
        "rsa_since": "03" if rsa else False,
        "aah_since": "03" if "AAH" in codes else False,
        "ass_since": "02" if "ASS" in codes else False,
        "rqth": "TH" in codes,
    }


def _claims(codes, start):
    seen = start - timedelta(days=20)
    until = start + timedelta(days=900)
    return [
        (0, 0, {"code": code, "proof_date": seen, "valid_until": until})
        for code in codes
    ]


def _arrive(env, garden, rank, person, prescribers, supervisor):
    first, last, sex, born, since, months, hours, codes, sent = person
    if _known(env, garden, f"{first} {last}"):
        return
    start = first_day(fields.Date.context_today(garden), since)
    arrival = env["cocagne.arrival"].create({"company_id": garden.id})
    screens = (
        _who(first, last, sex, born, rank),
        _home(rank),
        _situation(codes, prescribers[sent] if sent is not None else None, rank),
        {
            "made_on": start - timedelta(days=10),
            "pass_start": start,
            "claim_ids": _claims(codes, start),
            "notice_signed": True,
        },
        {"pass_number": f"99999{start:%y}{rank + 401:05}", "pass_start": start},
    )
    for values in screens:
        arrival.write(values)
        arrival.action_next()
    arrival.write(
        {
            "contract_start": start,
            "contract_end": last_day(start, months),
            "weekly_hours": hours,
            "job_id": jobs(env, garden)[rank % 3].id,
            "supervisor_id": supervisor.id,
        }
    )
    arrival.action_finish()
    arrival.pathway_id.contract_id.signed_on = start


def _candidate(env, garden, rank, person):
    first, last, sex, born, stopped = person
    if _known(env, garden, f"{first} {last}"):
        return
    arrival = env["cocagne.arrival"].create({"company_id": garden.id})
    arrival.write(_who(first, last, sex, born, 40 + rank))
    if stopped == "situation":
        arrival.action_next()
        arrival.write(_home(40 + rank))
    arrival.action_later()


def _events(env, garden):
    """A suspension that is over, one that runs, a training, a request that waits."""
    today = fields.Date.context_today(garden)
    done = _known(env, garden, "Amadou Belleroche").pass_id
    if done and not done.suspension_ids:
        first = today - timedelta(days=200)
        done._suspend(first, first + timedelta(days=60), "CONTRACT_SUSPENDED")
    now = _known(env, garden, "Ibrahima Lormel").pass_id
    if now and not now.suspension_ids:
        first = today - timedelta(days=12)
        now._suspend(first, today + timedelta(days=30), "CONTRACT_SUSPENDED")
    training = _known(env, garden, "Jérôme Tavernel").pass_id
    if training and not training.prolongation_ids:
        end = training.date_end + timedelta(days=90)
        training._prolong(end, "COMPLETE_TRAINING")
    asked = _known(env, garden, "Rosalinde Chévrier").pass_id
    if asked and not asked.prolongation_ids:
        prescriber = env["cocagne.prescriber"].search(
            [("orienter", "=", "03")], limit=1
        )
        asked._prolong(
            asked.date_end + timedelta(days=365),
            "SENIOR",
            prescriber_id=prescriber.id,
            report="UmFwcG9ydCBkZSBsYSBzdHJ1Y3R1cmU=",
            report_name="bilan.txt",
        )
