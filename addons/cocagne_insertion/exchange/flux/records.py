"""Typed rows of fluxIAE to the records of the law: annexes, monthly states, exits."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from ...law.aid.monthly import MonthlyState
from ...law.annex import Annex
from ...law.exits.counting import Exit
from ...law.exits.recruitment import Contract, recruitments


def annex(row: dict) -> Annex:
    """A row of AnnexeFinanciere."""
    return Annex(
        row["af_numero_annexe_financiere"],
        row["af_date_debut_effet"],
        row["af_date_fin_effet"],
        row["af_etp_postes_insertion"],
        row["af_montant_unitaire_annuel_valeur"],
        row["af_etat_annexe_financiere_code"],
    )


def monthly_state(row: dict) -> MonthlyState:
    """A row of EtatMensuelIndiv."""
    return MonthlyState(
        row["emi_ctr_id"],
        date(row["emi_sme_annee"], row["emi_sme_mois"], 1),
        row["emi_nb_heures_travail"],
        row.get("emi_mt_salaire_brut") or Decimal(),
        Decimal(),
        row.get("emi_date_fin_reelle"),
        row.get("emi_motif_sortie_code") or "",
    )


def contract(row: dict) -> Contract:
    """A row of ContratMission."""
    return Contract(
        row["contrat_id_pph"],
        row.get("contrat_mesure_disp_code") or "",
        row["contrat_id_structure"],
        row["contrat_date_embauche"],
        row["contrat_type_contrat"],
        row.get("contrat_date_fin_contrat"),
    )


def exits(
    contract_rows: Iterable[dict], hours: dict[str, Decimal], kind: str = "ACI"
) -> Iterator[tuple[str, Exit]]:
    """The final exits of recruitments: person and exit.

    :param contract_rows: rows of ContratMission.
    :param hours: paid hours by person.
    """
    rows = list(contract_rows)
    ends = {contract(row): row for row in rows}
    for group in recruitments(ends):
        row = ends[group[-1]]
        left = row.get("contrat_date_sortie_definitive")
        if left:
            reason = row.get("contrat_motif_sortie_code") or ""
            person = group[0].person
            worked = hours.get(person, Decimal())
            yield person, Exit(group[0].start, left, reason, worked, kind)
