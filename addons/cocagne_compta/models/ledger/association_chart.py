"""The accounts of associations that the French chart lacks. No Odoo here.

Regulation ANC 2018-06 on the annual accounts of private entities without lucrative
purpose, list of accounts (book III), which completes the general chart (ANC 2014-03).
Names are the official French ones: account names are legal words, they are not
translated. Codes have the six digits of Odoo's French chart. Accounts that the
regulation lets an entity cut further (market sales, baskets, funders) are cut here for
what a garden does.
"""

from typing import NamedTuple


class Account(NamedTuple):
    """An account of the chart: its code, name and Odoo type."""

    code: str
    name: str
    account_type: str


def _accounts(account_type, names):
    return tuple(Account(code, name, account_type) for code, name in names.items())


EQUITY = _accounts(
    "equity",
    {
        "102100": "Première situation nette établie",
        "102200": "Fonds statutaires sans droit de reprise",
        "102400": "Autres fonds propres sans droit de reprise",
        "103200": "Fonds statutaires avec droit de reprise",
        "103400": "Autres fonds propres avec droit de reprise",
        "108100": "Dotations consomptibles",
        "108900": "Dotations consomptibles inscrites au compte de résultat",
    },
)
FUNDS = _accounts(
    "liability_non_current",
    {
        "191000": "Fonds reportés liés aux legs ou donations",
        "194000": "Fonds dédiés sur subventions d'exploitation",
        "195000": "Fonds dédiés sur contributions financières d'autres organismes",
        "196000": "Fonds dédiés sur ressources liées à la générosité du public",
    },
)
RECEIVABLE = _accounts("asset_current", {"441100": "Subventions à recevoir"})
DEBTS = _accounts("liability_current", {"468100": "Frais des bénévoles"})
EXPENSE = _accounts(
    "expense",
    {
        "657100": "Aides financières octroyées",
        "657200": "Quotes-parts de générosité reversées",
        "689100": "Reports en fonds reportés",
        "689400": "Reports en fonds dédiés sur subventions d'exploitation",
        "689500": "Reports en fonds dédiés sur contributions financières "
        "d'autres organismes",
        "689600": "Reports en fonds dédiés sur ressources liées à la générosité "
        "du public",
    },
)
SALES = _accounts(
    "income",
    {
        "701100": "Paniers : production du jardin",
        "706300": "Parrainages",
        "707100": "Ventes sur les marchés",
        "707200": "Paniers : produits achetés et revendus",
        "707300": "Ventes de dons en nature",
    },
)
RESOURCES = _accounts(
    "income",
    {
        "730000": "Concours publics",
        "741100": "Subventions de l'État",
        "741200": "Subventions de la région",
        "741300": "Subventions du département",
        "741400": "Subventions de la commune et des intercommunalités",
        "741500": "Subventions des organismes sociaux (CAF, MSA...)",
        "741600": "Subventions de fonds européens",
        "741700": "Aides aux postes d'insertion (ASP)",
        "741800": "Autres subventions d'exploitation",
        "753100": "Versements des fondateurs",
        "753200": "Quotes-parts de dotation consomptible virées au compte de résultat",
        "754100": "Dons manuels",
        "754120": "Abandons de frais par les bénévoles",
        "754130": "Suppléments solidaires",
        "754200": "Mécénats",
        "754310": "Assurances-vie",
        "754320": "Legs ou donations",
        "754330": "Autres produits sur legs ou donations",
        "755200": "Quotes-parts de générosité reçues",
        "756100": "Cotisations sans contrepartie",
        "756200": "Cotisations avec contrepartie",
        "789100": "Utilisations de fonds reportés",
        "789400": "Utilisations des fonds dédiés sur subventions d'exploitation",
        "789500": "Utilisations des fonds dédiés sur contributions financières "
        "d'autres organismes",
        "789600": "Utilisations des fonds dédiés sur ressources liées à la "
        "générosité du public",
    },
)
#: Contributions in kind never mix with the other accounts: Odoo's type says so.
VOLUNTARY = _accounts(
    "off_balance",
    {
        "860000": "Secours en nature",
        "861000": "Mises à disposition gratuite de biens",
        "862000": "Prestations",
        "864000": "Personnel bénévole",
        "870000": "Dons en nature",
        "871000": "Prestations en nature",
        "875000": "Bénévolat",
    },
)

ASSOCIATION_ACCOUNTS = (
    EQUITY + FUNDS + RECEIVABLE + DEBTS + EXPENSE + SALES + RESOURCES + VOLUNTARY
)

#: Accounts that the French chart has for companies, and that the regulation names in
#: another way: renamed as long as nobody else did.
RENAMED = {
    "106800": Account("106800", "Réserves pour projet de l'entité", "equity"),
    "755100": Account(
        "755100", "Contributions financières d'autres organismes", "income"
    ),
}

#: Accounts whose items are matched one by one, like what a funder still owes.
RECONCILED = frozenset({"441100", "468100"})

#: Headings of the chart that the French one lacks, or names for companies only.
ASSOCIATION_GROUPS = {
    "102": "Fonds propres sans droit de reprise",
    "103": "Fonds propres avec droit de reprise",
    "19": "Fonds dédiés ou reportés",
    "689": "Reports en fonds dédiés et reportés",
    "73": "Concours publics",
    "754": "Ressources liées à la générosité du public",
    "756": "Cotisations",
    "789": "Utilisations de fonds dédiés et reportés",
    "8": "Comptes spéciaux",
    "86": "Emplois des contributions volontaires en nature",
    "87": "Contributions volontaires en nature",
}


def xmlid(code):
    """The name of an account in the data of the chart."""
    return f"cocagne_asso_{code}"
