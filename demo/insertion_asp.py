"""What goes to the ASP and comes from it: files of fiches, answers, fluxIAE.

All of it through the same doors as in life: the adviser's buttons, the director's reading.
"""

import base64
import json
from datetime import datetime, time, timedelta

from odoo import fields

from odoo.addons.cocagne_insertion.exchange.fiche import names
from odoo.addons.cocagne_insertion.exchange.flux import file
from odoo.addons.cocagne_insertion.law.dates import same_day

from .insertion_exchange import SIRET
from .insertion_person import ADVISER

DIRECTOR = "direction"
#: (who, what the ASP answered; None: it has not answered yet)
SENT = [
    ("Amadou Belleroche", "0000"),
    ("Safia Orbec", "0000"),
    ("Katell Dunoyer", "3308"),
    ("Nour Estival", None),
]
#: Whose contracts and hours the ASP tells; how much its hours differ from ours.
TOLD = [("Amadou Belleroche", 0), ("Safia Orbec", 0), ("Jérôme Tavernel", -7)]
#: Somebody whom the ASP knows under a number that nobody here has.
STRANGER = "P990099"
ANNEX_AT_ASP = "A771"


def fill(env, garden):
    """Two files for the ASP, of which one is answered, and three that came from it.

    May be run twice: what is there already stays.
    """
    context = {"lang": "fr_FR", "allowed_company_ids": garden.ids}
    _send(env(user=_user(env, ADVISER), context=context), garden)
    _receive(env(user=_user(env, DIRECTOR), context=context), garden)


def _user(env, login):
    return env["res.users"].search([("login", "=", login)]).id or env.uid


def _pathway(env, garden, name):
    return env["cocagne.pathway"].search(
        [("company_id", "=", garden.id), ("name", "=", name)], limit=1
    )


# -- fiches -----------------------------------------------------------------------------


def _send(env, garden):
    batches = env["cocagne.fiche.batch"]
    if batches.search_count([("company_id", "=", garden.id)], limit=1):
        return
    for answered in (True, False):
        people = [(who, code) for who, code in SENT if bool(code) == answered]
        for who, _code in people:
            _fiche(env, _pathway(env, garden, who)).action_ready()
        batch = batches._make(garden)
        if answered:
            _answer(batch, dict(people))


def _fiche(env, pathway):
    fiches = env["cocagne.fiche"]
    values = fiches._prepare_from(pathway)
    return fiches.create({**values, "siret": SIRET})


def _answer(batch, codes):
    body = json.loads(base64.b64decode(batch.content))
    fiches = {line.number: line.fiche_id for line in batch.line_ids}
    for line in body["lignesTelechargement"]:
        line["codeTraitement"] = codes[fiches[line["numLigne"]].employee_id.name]
    batch._read_answer(names.return_name(batch.name), json.dumps(body).encode())


# -- fluxIAE ----------------------------------------------------------------------------


def _receive(env, garden):
    files = env["cocagne.flux.file"]
    if files.search_count([("company_id", "=", garden.id)], limit=1):
        return
    today = fields.Date.context_today(garden)
    moment = datetime.combine(today - timedelta(days=today.weekday() + 7), time(4, 12))
    month = same_day(today.replace(day=1), -2)
    annex = env["cocagne.annex"].search(
        [
            ("company_id", "=", garden.id),
            ("date_start", "<=", month),
            ("date_end", ">=", month),
        ],
        limit=1,
    )
    people = [(_pathway(env, garden, who), gap) for who, gap in TOLD]
    for kind, rows in (
        ("AnnexeFinanciere", [_annex_row(annex)]),
        ("ContratMission", [_contract_row(env, one) for one, _gap in people]),
        ("EtatMensuelIndiv", [_month_row(env, *one, month) for one in people]),
    ):
        _read(env, kind, rows, moment).action_take()
    following = same_day(month, 1)
    rows = [_month_row(env, *one, following) for one in people]
    rows.append({**rows[0], "emi_pph_id": STRANGER, "emi_ctr_id": "C990099"})
    _read(env, "EtatMensuelIndiv", rows, moment + timedelta(days=7))


def _read(env, kind, rows, moment):
    columns = tuple(rows[0])
    cells = tuple(tuple(row[name] for name in columns) for row in rows)
    flux = file.Flux(kind, moment, columns, cells)
    return env["cocagne.flux.file"]._read(flux.file_name, file.write(flux))


def _annex_row(annex):
    return {
        "af_id_annexe_financiere": ANNEX_AT_ASP,
        "af_numero_annexe_financiere": annex.number,
        "af_etat_annexe_financiere_code": annex.state,
        "af_date_debut_effet": _day(annex.date_start),
        "af_date_fin_effet": _day(annex.date_end),
        "af_etp_postes_insertion": _number(annex.posts),
        "af_montant_unitaire_annuel_valeur": _number(annex.unit_amount),
    }


def _contract_row(env, pathway):
    # sudo: the number of France Travail is the adviser's, the ASP knows it by itself
    number = pathway.employee_id.sudo().job_seeker_number
    contract = pathway.contract_id
    gross = contract.weekly_hours * 52 / 12 * contract.hourly_rate
    return {
        "contrat_id_ctr": f"C{pathway.id}",
        "contrat_id_pph": f"P{pathway.id}",
        "contrat_id_structure": "S1",
        "contrat_type_contrat": "0",
        "contrat_date_embauche": _day(contract.contract_date_start),
        "contrat_date_fin_contrat": _day(contract.contract_date_end),
        "contrat_duree_hebdo_travail": f"{contract.weekly_hours:02.0f}:00",
        "contrat_remuneration_brute_mensuelle": _number(gross),
        "contrat_numero_ide": number or "",
    }


def _month_row(env, pathway, gap, month):
    ours = env["cocagne.insertion.month"].search(
        [("pathway_id", "=", pathway.id), ("month", "=", month)], limit=1
    )
    hours = ours.hours_paid + gap
    return {
        "emi_sme_mois": str(month.month),
        "emi_sme_annee": str(month.year),
        "emi_pph_id": f"P{pathway.id}",
        "emi_afi_id": ANNEX_AT_ASP,
        "emi_ctr_id": f"C{pathway.id}",
        "emi_nb_heures_travail": _number(hours),
        "emi_mt_salaire_brut": _number(ours.gross),
        "emi_part_etp": f"{hours * 12 / 1820:.4f}".replace(".", ","),
    }


def _day(day):
    return f"{day:%d/%m/%Y}" if day else ""


def _number(number):
    return f"{number:.2f}".replace(".", ",")
