"""The files of a garden: their columns, which are compulsory, how each cell is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import convert
from .convert import WEEKDAYS, choice, token

FAMILIES = {
    "légumes": "vegetables",
    "fruits": "fruits",
    "œufs": "eggs",
    "pain": "bread",
    "laitages": "dairy",
    "mixte": "mixed",
    "autre": "other",
    "produits laitiers": "dairy",
}
CATEGORIES = {
    "ouvert": "open",
    "réservé": "reserved",
    "professionnel": "professional",
}
PAYMENT_MODES = {
    "prélèvement": "sepa",
    "chèque": "cheque",
    "virement": "transfer",
    "espèces": "cash",
    "carte": "card",
    "autre": "other",
    "prélèvement SEPA": "sepa",
    "carte bancaire": "card",
}
PAYMENT_PERIODS = {
    "mensuel": "monthly",
    "trimestriel": "quarterly",
    "semestriel": "half_yearly",
    "annuel": "yearly",
}
BILLING_RULES = {"livré": "monthly_delivered"}
#: Membership types without a fee, when no file says what they cost.
EXEMPT_TYPES = ("salarie", "exempte", "exemptee", "professionnel")
LEGAL_FORMS = {
    "association": "association",
    "SCIC": "scic",
    "société": "company",
    "entreprise individuelle": "sole_trader",
    "collectivité": "public",
}
RATES = {"normal": False, "solidaire": True}
PHASES = {"paire": "even", "impaire": "odd", "paires": "even", "impaires": "odd"}
MEMBERSHIP_STATES = {
    "payée": "paid",
    "à payer": "unpaid",
    "exemptée": "exempt",
    "non": "none",
    "oui": "paid",
    "payé": "paid",
    "exempté": "exempt",
    "impayée": "unpaid",
}


@dataclass(frozen=True)
class Column:
    """One column: ``name`` is the one that is written and shown."""

    name: str
    read: Callable[[Any], Any] = convert.text
    required: bool = False
    #: The cell may be empty although the column must be there.
    may_be_empty: bool = False
    aliases: tuple[str, ...] = ()

    def answers_to(self, header: str) -> bool:
        """Whether a normalised header names this column."""
        return header in {header_token(n) for n in (self.name, *self.aliases)}


@dataclass(frozen=True)
class FileSpec:
    """One kind of file. ``key`` are the columns that make a line unique."""

    kind: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    #: Columns whose name holds a year or days, and how to read the name.
    pattern: Callable[[str], Column | None] = lambda header: None

    def column(self, header: str) -> Column | None:
        """The column that a normalised header names, or None."""
        for column in self.columns:
            if column.answers_to(header):
                return column
        return self.pattern(header)


def header_token(name: Any) -> str:
    """``Code postal``, ``code_postal`` and ``CODE POSTAL`` are the same column."""
    return re.sub(r"[^a-z0-9]+", "_", token(name)).strip("_")


def membership_column(header: str) -> Column | None:
    """``adhesion_2026``: the state of the membership of that year."""
    if re.fullmatch(r"adhesion_(19|20)\d\d", header):
        return Column(header, choice(MEMBERSHIP_STATES))
    return None


def fortnight_column(header: str) -> Column | None:
    """``quinzaine_mardi_mercredi``: the weeks that rounds of these days take."""
    if fortnight_days(header):
        return Column(header, choice(PHASES))
    return None


def fortnight_days(header: str) -> list[int]:
    """The ISO weekdays that a ``quinzaine_...`` column speaks of."""
    first, *days = header.split("_")
    if first != "quinzaine" or not days or not set(days) <= set(WEEKDAYS):
        return []
    return [WEEKDAYS.index(day) + 1 for day in days]


def membership_year(header: str) -> int:
    """The year of an ``adhesion_2026`` column."""
    return int(header[-4:])


def _address() -> tuple[Column, ...]:
    return (
        Column("adresse"),
        Column("code_postal", convert.postcode, aliases=("cp",)),
        Column("ville", aliases=("commune",)),
        Column("telephone", convert.phone, aliases=("tel", "téléphone")),
        Column("courriel", convert.email, aliases=("email", "e-mail", "mail")),
    )


GARDEN = FileSpec(
    "jardin",
    (
        Column("nom", required=True),
        Column("code"),
        Column("forme_juridique", choice(LEGAL_FORMS)),
        Column("siret", convert.siret),
        *_address(),
        Column("site"),
        Column("iban", convert.iban),
        Column("bic", convert.bic),
        Column("ics", convert.ics),
        Column("assujetti_tva", convert.yes_no),
        Column(
            "region_feries",
            choice({"métropole": "", "Alsace-Moselle": "6AE", "Moselle": "57"}),
        ),
    ),
    aliases=("structure", "garden"),
)
MEMBERSHIP_TYPES = FileSpec(
    "types_adhesion",
    (
        Column("nom", required=True),
        Column("montant", convert.price, required=True),
        Column("soutien", convert.yes_no),
    ),
    key=("nom",),
)
SEASONS = FileSpec(
    "saison",
    (
        Column("annee", convert.positive),
        Column("nom"),
        Column("debut", convert.day, required=True),
        Column("fin", convert.day, required=True),
        Column("semaines_fermees", convert.weeks),
    ),
    key=("debut",),
    aliases=("saisons",),
    pattern=fortnight_column,
)
HOLIDAYS = FileSpec(
    "feries",
    (
        Column("date", convert.day, required=True),
        Column("reporte_au", convert.holiday_move, required=True),
        Column("tournee", convert.words, aliases=("tournées",)),
        Column("nom"),
    ),
    key=("date", "tournee"),
    aliases=("jours_feries",),
)
ROUNDS = FileSpec(
    "tournees",
    (
        Column("code", convert.code, required=True),
        Column("nom"),
        Column("jour", convert.weekday, required=True),
        Column("preparation", convert.weekday),
        Column("couleur", convert.colour),
        Column("quinzaine", choice(PHASES)),
        Column("etablissement"),
    ),
    key=("code",),
    aliases=("tournée",),
)
DEPOTS = FileSpec(
    "depots",
    (
        Column("numero", convert.positive, required=True),
        Column("nom", required=True),
        Column("categorie", choice(CATEGORIES)),
        Column("mot_de_passe"),
        *_address(),
        Column("tournee", convert.words, required=True, aliases=("tournées",)),
        Column("ordre", convert.words),
        Column("capacite", convert.integer),
        Column("horaire_livraison"),
        Column("horaire_retrait"),
        Column("contact"),
        Column("site"),
        Column("commentaire"),
        Column("public_reserve"),
        Column("etablissement"),
    ),
    key=("numero",),
    aliases=("points_de_depot", "points_de_retrait", "dépôt"),
)
PRODUCTS = FileSpec(
    "formules",
    (
        Column("code", required=True),
        Column("nom", required=True),
        Column("famille", choice(FAMILIES), required=True),
        Column("prix", convert.price, required=True),
        Column("prix_a_la_carte", convert.price),
        Column("tva", convert.percent),
    ),
    key=("code",),
    aliases=("formule", "paniers"),
)
MEMBERS = FileSpec(
    "adherents",
    (
        Column("numero", required=True),
        Column(
            "civilite", choice({"M.": "mr", "Mme": "mrs", "M": "mr", "Mme.": "mrs"})
        ),
        Column("nom", required=True),
        Column("prenom"),
        *_address(),
        Column("telephone_2", convert.phone),
        Column("societe", convert.yes_no),
        Column("date_adhesion", convert.day),
        Column("type_adhesion"),
        Column("accepte_courriel", convert.yes_no),
        Column("accepte_sms", convert.yes_no),
        Column("categories"),
        Column("commentaire"),
    ),
    key=("numero",),
    aliases=("adhérent", "clients", "foyers"),
    pattern=membership_column,
)
MANDATES = FileSpec(
    "mandats",
    (
        Column("adherent", required=True),
        Column("titulaire"),
        Column("iban", convert.iban, required=True),
        Column("bic", convert.bic),
        Column("rum", convert.rum, required=True),
        Column("date_signature", convert.day, required=True),
        Column("dernier_prelevement", convert.day),
    ),
    key=("rum",),
    aliases=("mandat",),
)
BALANCES = FileSpec(
    "soldes",
    (
        Column("adherent", required=True),
        Column("date", convert.day, required=True),
        Column("solde", convert.money, required=True),
    ),
    key=("adherent",),
    aliases=("solde",),
)
SUBSCRIPTIONS = FileSpec(
    "abonnements",
    (
        Column("reference", required=True),
        Column("adherent", required=True),
        Column("formule", required=True),
        Column("frequence", required=True),
        Column("quantite", convert.positive, required=True),
        Column("depot", convert.positive, required=True),
        Column("tournee"),
        Column("debut", convert.day, required=True),
        Column("fin", convert.day, required=True),
        Column("mode_paiement", choice(PAYMENT_MODES)),
        Column("periodicite", choice(PAYMENT_PERIODS)),
        Column("facturation", choice(BILLING_RULES)),
        Column("tarif", choice(RATES)),
        Column("participation", convert.price),
        Column("nb_livraisons", convert.integer),
    ),
    key=("reference",),
    aliases=("abonnement",),
)

#: In the order in which they are written.
FILES = (
    GARDEN,
    SEASONS,
    HOLIDAYS,
    ROUNDS,
    DEPOTS,
    PRODUCTS,
    MEMBERSHIP_TYPES,
    MEMBERS,
    MANDATES,
    BALANCES,
    SUBSCRIPTIONS,
)
BY_KIND = {spec.kind: spec for spec in FILES}


def kind_of(name: str) -> str | None:
    """What a file or sheet holds, from its name: ``02 - Adhérents.csv`` -> adherents."""
    stem = re.sub(
        r"\.(csv|txt|tsv|xlsx|xlsm)$", "", name.rsplit("/", 1)[-1], flags=re.I
    )
    plain = re.sub(r"^[0-9_]+", "", header_token(stem))
    for spec in FILES:
        names = {header_token(n) for n in (spec.kind, *spec.aliases)}
        names |= {n.rstrip("s") for n in names} | {f"{n}s" for n in names}
        if plain in names:
            return spec.kind
    return None
