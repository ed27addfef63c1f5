"""Fiches that came from Les emplois, one of them taken, and an FSE+ operation.

A stand-in of the platform answers on this machine while the fiches are fetched. All
people are invented.
"""

import copy
import json
from datetime import date, timedelta
from pathlib import Path

from odoo.addons.cocagne_insertion.exchange.platform.stand_in import Record, StandIn
from odoo.addons.cocagne_insertion.models.exchange.platform_account import PLATFORM

from . import insertion_person

EXAMPLE = (
    Path(__file__).parent.parent
    / "addons/cocagne_insertion/tests/exchange_files/fiche_example.json"
)
#: Login of who accompanies people.
ADVISER = "insertion"
SIRET = "12345678901234"
#: Title, first name, last name, day of birth, the digits of the NIR before its rank.
PEOPLE = [
    ("MME", "ODETTE", "ESSARTIER", "12/04/1985", "28504"),
    ("M", "MALIK", "TESTOUD", "03/11/1992", "19211"),
    ("MME", "YVONNE", "SPECIMEN", "21/07/1970", "27007"),
    ("M", "IVAN", "EXEMPLOV", "30/01/1999", "19901"),
]


def fill(env, garden):
    """Give a garden its access, what came of a download, and a participant file."""
    adviser = env["res.users"].search([("login", "=", ADVISER)], limit=1)
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    account = env["cocagne.platform.account"].search([("company_id", "=", garden.id)])
    if account:
        return
    account = account.create({"company_id": garden.id, "siret": SIRET})
    with StandIn(_records()) as server:
        account.url = server.url
        account._log_in(server.username, server.password)
        one = env["cocagne.fiche.import"].create(
            {"account_id": account.id, "company_id": garden.id}
        )
        one._run_now()
    account.url = PLATFORM
    adviser = env["res.users"].search([("login", "=", insertion_person.ADVISER)])
    new = one.arrival_ids.filtered(lambda line: line.situation == "new")[:1]
    new.with_user(adviser).action_accept()
    new = one.arrival_ids.filtered(lambda line: line.situation == "new")[:1]
    # who takes a fiche becomes the person's adviser
    new.with_user(adviser or env.user).action_accept()
    _operation(env, garden)


def _records():
    """Four people, one of them twice, one with a wrong NIR."""
    today = date.today()
    lines = [_line(rank, *person) for rank, person in enumerate(PEOPLE, 1)]
    wrong = copy.deepcopy(lines[3])
    wrong["personnePhysique"]["salarieNIR"] = (
        wrong["personnePhysique"]["salarieNIR"][:13] + "00"
    )
    lines[3] = wrong
    given = [Record(line, today) for line in lines]
    return [*given, Record(lines[0], today - timedelta(days=10))]


def _line(rank, title, first, last, birth, digits):
    line = json.loads(EXAMPLE.read_bytes())["lignesTelechargement"][0]
    number = f"{digits}25999{rank:03}"
    start = date.today().replace(day=1)
    line["siret"] = SIRET
    line["personnePhysique"] |= {
        "passIae": f"99999{start:%y}{88000 + rank:05}",
        "idItou": f"{880000 + rank:030x}",
        "civilite": title,
        "prenom": first,
        "nomUsage": last,
        "dateNaissance": birth,
        "salarieNIR": f"{number}{97 - int(number) % 97:02}",
        "passDateDeb": start.strftime("%d/%m/%Y"),
        "passDateFin": (start + timedelta(days=729)).strftime("%d/%m/%Y"),
    }
    line["adresse"] |= {"adrNumeroVoie": str(rank)}
    return line


def _operation(env, garden):
    year = date.today().year
    env["cocagne.fse.operation"].create(
        {
            "name": f"FSE+ {year}",
            "number": f"OP{year}01",
            "date_start": date(year, 1, 1),
            "date_end": date(year, 12, 31),
            "company_id": garden.id,
        }
    ).action_add_people()
