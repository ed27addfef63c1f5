"""Files of fluxIAE about Farid, made by the writer of the format."""

from datetime import datetime

from ..exchange.flux import file
from ..exchange.flux.file import Flux
from .exchange_case import ExchangeCase

MOMENT = datetime(2026, 3, 1, 4, 5, 6)
ANNEX = {
    "af_id_annexe_financiere": "771",
    "af_numero_annexe_financiere": "ACI025260001A0M0",
    "af_etat_annexe_financiere_code": "VALIDE",
    "af_date_debut_effet": "01/01/2026",
    "af_date_fin_effet": "31/12/2026",
    "af_etp_postes_insertion": "10,00",
    "af_montant_unitaire_annuel_valeur": "24000.00",
}
#: An annex that is not here yet; the one above is that of the cast.
NEXT_YEAR = {
    "af_id_annexe_financiere": "772",
    "af_numero_annexe_financiere": "ACI025270001A0M0",
    "af_date_debut_effet": "01/01/2027",
    "af_date_fin_effet": "31/12/2027",
}
CONTRACT = {
    "contrat_id_ctr": "c1",
    "contrat_id_pph": "p1",
    "contrat_id_structure": "s1",
    "contrat_type_contrat": "0",
    "contrat_date_embauche": "01/01/2026",
    "contrat_date_fin_contrat": "31/12/2026",
    "contrat_duree_hebdo_travail": "26:00",
    "contrat_remuneration_brute_mensuelle": "1408,33",
    "contrat_salarie_rqth": "O",
}
MONTH = {
    "emi_sme_mois": "1",
    "emi_sme_annee": "2026",
    "emi_pph_id": "p1",
    "emi_afi_id": "771",
    "emi_ctr_id": "c1",
    "emi_nb_heures_travail": "112,67",
    "emi_mt_salaire_brut": "1408,38",
    "emi_part_etp": "0,7426",
}
KINDS = {
    "AnnexeFinanciere": ANNEX,
    "ContratMission": CONTRACT,
    "EtatMensuelIndiv": MONTH,
}


def flux_of(kind, *changes, moment=MOMENT):
    """A file of a kind: a row for each set of changes, its name and its bytes."""
    rows = [KINDS[kind] | change for change in changes or ({},)]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    flux = Flux(
        kind,
        moment,
        columns,
        tuple(tuple(row.get(c, "") for c in columns) for row in rows),
    )
    return flux.file_name, file.write(flux)


class FluxCase(ExchangeCase):
    def read_kind(self, kind, *changes, moment=MOMENT, user=None):
        """A file that was read, by the director."""
        name, content = flux_of(kind, *changes, moment=moment)
        return self.read_bytes(name, content, user)

    def read_bytes(self, name, content, user=None):
        files = self.env["cocagne.flux.file"].with_user(user or self.user_director)
        return files.with_company(self.garden)._read(name, content)

    def taken(self, kind, *changes, **more):
        one = self.read_kind(kind, *changes, **more)
        one.action_take()
        return one
