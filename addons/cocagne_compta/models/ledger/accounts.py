"""The accounts that the garden's own gestures use. No Odoo here.

A key names what happens, never a number: the number follows the regulation ANC 2018-06
(associations) and the French chart, and may be another one in a garden's chart.
"""

from typing import NamedTuple


class Account(NamedTuple):
    """An account of the chart: its code, name and Odoo type."""

    code: str
    name: str
    account_type: str


#: What a garden's own gestures are booked on, by what happens.
ACCOUNTS = {
    "membership": Account("756100", "Cotisations sans contrepartie", "income"),
    "gift": Account("754100", "Dons manuels", "income"),
    "solidarity": Account("754110", "Suppléments solidaires", "income"),
    "bank_fee": Account("627000", "Services bancaires et assimilés", "expense"),
    "fee_recharged": Account("708500", "Frais refacturés aux adhérents", "income"),
    "deposit": Account("165000", "Dépôts et cautionnements reçus", "liability_current"),
    "prepaid": Account("419100", "Paniers payés d'avance", "liability_current"),
    "staff": Account("421000", "Personnel, retenues sur salaires", "liability_current"),
    "bad_debt": Account("654000", "Pertes sur créances irrécouvrables", "expense"),
    "till_gain": Account("758001", "Écarts de caisse en plus", "income"),
    "till_loss": Account("658001", "Écarts de caisse en moins", "expense"),
    "market": Account("707100", "Ventes sur les marchés", "income"),
}
