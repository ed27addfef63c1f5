"""Columns of fluxIAE that are used, and rows to dates, numbers and texts.

Only what the addon needs is listed; other columns of a file are kept as texts. The
shapes of dates and numbers are inferred (confidence C): both a comma and a point are
taken for the decimals, a date alone or with a time.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...law.problem import Problem, Refused, rule
from .file import LIMIT, Flux

TEXT, WHOLE, NUMBER, DATE, HOURS = "text", "whole", "number", "date", "hours"
SOURCE = "fluxIAE"

NO_SCHEMA = rule("flux_unknown", SOURCE, "A", ("name",))
MISSING = rule("flux_column_missing", SOURCE, "A", ("line", "field"))
EMPTY = rule("flux_cell_empty", SOURCE, "A", ("line", "field"))
BAD_CELL = rule("flux_cell_shape", SOURCE, "C", ("line", "field", "found", "expected"))

_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,10})?", re.ASCII)
_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})( \d{2}:\d{2}(:\d{2})?)?", re.ASCII)
_HOURS = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)


class Column(NamedTuple):
    """:param wanted: the file is refused without it, and a cell must not be empty."""

    name: str
    kind: str = TEXT
    wanted: bool = False


def _columns(wanted="", **kinds):
    needed = set(wanted.split())
    return tuple(
        Column(name, kind, name in needed)
        for kind, names in kinds.items()
        for name in names.split()
    )


MONTHLY_STATE = _columns(
    wanted="emi_sme_mois emi_sme_annee emi_pph_id emi_afi_id emi_ctr_id emi_nb_heures_travail",
    whole="emi_sme_mois emi_sme_annee emi_sme_version",
    text="emi_esm_etat_id emi_esm_etat_code emi_pph_id emi_afi_id emi_ctr_id "
    "emi_motif_sortie_id emi_motif_sortie_code",
    number="emi_nb_heures_travail emi_nb_heures_facturees emi_nb_mission emi_mt_salaire_brut "
    "emi_salarie_tjs_accomp emi_part_etp emi_coefficient_degressive",
    date="emi_date_recrutement emi_date_fin_reelle emi_date_creation emi_date_modification "
    "emi_date_validation",
)
CONTRACT = _columns(
    wanted="contrat_id_ctr contrat_id_pph contrat_id_structure contrat_type_contrat "
    "contrat_date_embauche",
    text="contrat_id_ctr contrat_id_pph contrat_id_structure contrat_mesure_disp_id "
    "contrat_mesure_disp_code contrat_format_contrat_id contrat_format_contrat_code "
    "contrat_code_rome contrat_motif_sortie_id contrat_motif_sortie_code "
    "contrat_orienteur_code contrat_niveau_de_formation_code contrat_numero_ide",
    whole="contrat_type_contrat contrat_duree_contrat",
    number="contrat_remuneration_brute_mensuelle contrat_nb_heures_accomp",
    date="contrat_date_embauche contrat_date_fin_contrat contrat_date_sortie_definitive "
    "contrat_date_creation contrat_date_modification",
    hours="contrat_duree_hebdo_travail",
)
ANNEX = _columns(
    wanted="af_numero_annexe_financiere af_etat_annexe_financiere_code af_date_debut_effet "
    "af_date_fin_effet af_etp_postes_insertion af_montant_unitaire_annuel_valeur",
    text="af_numero_annexe_financiere af_etat_annexe_financiere_code",
    whole="af_numero_avenant_renouvellement af_numero_avenant_modification af_nb_prev_sorties",
    date="af_date_debut_effet af_date_fin_effet",
    number="af_etp_postes_insertion af_duree_heure_annuel_etp_valeur "
    "af_montant_unitaire_annuel_valeur af_montant_total_annuel af_mt_cofinance "
    "af_pourcentage_avance af_part_produits_exploit_vente_presta "
    "af_taux_prev_sorties_dynamiques af_taux_prev_sorties_durable "
    "af_taux_prev_sorties_trans af_taux_prev_sorties_positives af_duree_collective_hebdo",
)
SCHEMAS = {
    "EtatMensuelIndiv": MONTHLY_STATE,
    "ContratMission": CONTRACT,
    "AnnexeFinanciere": ANNEX,
}


def typed(flux: Flux) -> list[dict]:
    """The rows as dictionaries of dates, numbers and texts, all or none.

    Empty cells are None; ``line`` holds the number of the line. ``hours`` (HH:MM)
    become a number of hours.

    :raises Refused: names the lines and fields that are wrong.
    """
    columns = SCHEMAS.get(flux.name)
    if columns is None:
        raise Refused([NO_SCHEMA.broken(name=flux.name)])
    missing = [
        one.name for one in columns if one.wanted and one.name not in flux.columns
    ]
    if missing:
        raise Refused(MISSING.broken(line=2, field=name) for name in missing)
    records, found = [], []
    for number, row in flux.records():
        found += _problems(row, columns, number)
        if len(found) >= LIMIT:
            break
        if not found:
            records.append(_typed(row, columns) | {"line": number})
    if found:
        raise Refused(found[:LIMIT])
    return records


def _problems(row, columns, number) -> Iterator[Problem]:
    for column in columns:
        cell = row.get(column.name, "")
        where = {"line": number, "field": column.name}
        if not cell:
            if column.wanted:
                yield EMPTY.broken(**where)
        elif _read(column.kind, cell) is None:
            yield BAD_CELL.broken(**where, found=cell[:80], expected=column.kind)


def _typed(row, columns):
    kinds = {column.name: column.kind for column in columns}
    return {
        name: _read(kinds.get(name, TEXT), cell) if cell else None
        for name, cell in row.items()
    }


def _read(kind, cell):
    return _READERS[kind](cell)


def _day(cell):
    found = _DATE.fullmatch(cell)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _hours(cell):
    found = _HOURS.fullmatch(cell)
    return Decimal(found[1]) + Decimal(found[2]) / 60 if found else None


_READERS = {
    TEXT: str,
    WHOLE: lambda cell: int(cell) if _WHOLE.fullmatch(cell) else None,
    NUMBER: lambda cell: (
        Decimal(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None
    ),
    DATE: _day,
    HOURS: _hours,
}
