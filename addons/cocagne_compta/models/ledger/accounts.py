"""The accounts that the garden's own gestures use. No Odoo here.

A key names what happens, never a number: the number follows the regulation ANC 2018-06
(associations) and the French chart, and may be another one in a garden's chart.
"""

from .association_chart import ASSOCIATION_ACCOUNTS, RENAMED, Account

_BY_CODE = {account.code: account for account in ASSOCIATION_ACCOUNTS}

#: What a garden's own gestures are booked on, by what happens.
ACCOUNTS = {
    "membership": _BY_CODE["756100"],
    "gift": _BY_CODE["754100"],
    "solidarity": _BY_CODE["754130"],
    "bank_fee": Account("627000", "Services bancaires et assimilés", "expense"),
    "fee_recharged": Account("708500", "Frais refacturés aux adhérents", "income"),
    "deposit": Account("165000", "Dépôts et cautionnements reçus", "liability_current"),
    "prepaid": Account("419100", "Paniers payés d'avance", "liability_current"),
    "staff": Account("421000", "Personnel, retenues sur salaires", "liability_current"),
    "market": _BY_CODE["707100"],
    "own_produce": _BY_CODE["701100"],
    "bought_in": _BY_CODE["707200"],
    "service": Account("706000", "Prestations de services", "income"),
    "grant_receivable": _BY_CODE["441100"],
    "deferred_income": Account(
        "487000", "Produits constatés d'avance", "liability_current"
    ),
    "volunteers_use": _BY_CODE["864000"],
    "volunteers_resource": _BY_CODE["875000"],
    # grants by funder (``grant_kinds.py`` says which one is for whom)
    "grant_state": _BY_CODE["741100"],
    "grant_region": _BY_CODE["741200"],
    "grant_department": _BY_CODE["741300"],
    "grant_town": _BY_CODE["741400"],
    "grant_social": _BY_CODE["741500"],
    "grant_europe": _BY_CODE["741600"],
    "grant_asp": _BY_CODE["741700"],
    "grant_other": _BY_CODE["741800"],
    "contribution": RENAMED["755100"],
    "patronage": _BY_CODE["754200"],
    # dedicated funds: balance, put aside, used
    "fund_grant": _BY_CODE["194000"],
    "fund_contribution": _BY_CODE["195000"],
    "fund_generosity": _BY_CODE["196000"],
    "report_grant": _BY_CODE["689400"],
    "report_contribution": _BY_CODE["689500"],
    "report_generosity": _BY_CODE["689600"],
    "use_grant": _BY_CODE["789400"],
    "use_contribution": _BY_CODE["789500"],
    "use_generosity": _BY_CODE["789600"],
    "till_gain": Account("758001", "Écarts de caisse en plus", "income"),
    "till_loss": Account("658001", "Écarts de caisse en moins", "expense"),
    "network_fee": Account("628100", "Concours divers (cotisations)", "expense"),
    "grant_given": _BY_CODE["657100"],
    "bad_debt": Account("654000", "Pertes sur créances irrécouvrables", "expense"),
}
