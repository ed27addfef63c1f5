"""What each kind of payment mode needs in the books. No Odoo here.

A kind is a code of ``cocagne.payment.mode``; a garden may have several ways of the same
kind, like two local currencies (R64).
"""

from typing import NamedTuple

from ..ledger.accounts import Account


class Way(NamedTuple):
    """How money of a kind comes in.

    :param name: as members and accountants read it.
    :param journal: code of its own journal; empty for the journal of the bank.
    :param account: where the money waits until the bank has it; None for the account
        of the cash journal.
    :param is_default: every garden has it without asking (R64).
    :param is_deposited: it is carried to the bank, or sent in, with a slip (R72).
    """

    name: str
    journal: str = ""
    account: Account | None = None
    is_default: bool = False
    is_deposited: bool = False


def _waiting(code, name):
    return Account(code, name, "asset_current")


#: Money that the bank has not shown yet: transfers, and slips on their way.
ON_ITS_WAY = _waiting("511900", "Remises et virements en attente en banque")

#: In the order of the screens. The French chart has 5112; the other subdivisions of 511
#: are free (plan comptable général, art. 941-51).
WAYS = {
    "sepa": Way(
        "Prélèvement",
        "",
        _waiting("511800", "Prélèvements à l'encaissement"),
        is_default=True,
    ),
    "cheque": Way(
        "Chèque",
        "CHQ",
        _waiting("511200", "Chèques à encaisser"),
        is_default=True,
        is_deposited=True,
    ),
    "card": Way(
        "Carte bancaire",
        "CB",
        _waiting("511500", "Cartes bancaires à encaisser"),
        is_default=True,
        is_deposited=True,
    ),
    "cash": Way("Espèces", "ESP", None, is_default=True, is_deposited=True),
    "transfer": Way("Virement", "", ON_ITS_WAY),
    "voucher": Way(
        "Titres-restaurant",
        "TR",
        _waiting("511600", "Titres-restaurant à encaisser"),
        is_deposited=True,
    ),
    "local_currency": Way(
        "Monnaie locale",
        "ML",
        _waiting("511700", "Monnaies locales à encaisser"),
        is_deposited=True,
    ),
    "wages": Way("Retenue sur salaire", "RET", None),
    "other": Way(
        "Autre mode", "AUT", _waiting("511000", "Autres valeurs à l'encaissement")
    ),
}

#: What goes out leaves the bank, but for these: they go out as they came.
OUT_OF_OWN_JOURNAL = {"cash", "wages", "voucher", "local_currency", "other"}

#: Kinds on screen.
KINDS = [
    ("sepa", "Direct debit"),
    ("cheque", "Cheque"),
    ("card", "Card"),
    ("cash", "Cash"),
    ("transfer", "Bank transfer"),
    ("voucher", "Restaurant vouchers"),
    ("local_currency", "Local currency"),
    ("wages", "Deducted from wages"),
    ("other", "Other"),
]


def free_code(base, taken):
    """A journal code of at most 5 letters that is not ``taken``: TR, TR2, TR3...

    >>> free_code("TR", {"TR", "TR2"})
    'TR3'
    """
    if base not in taken:
        return base
    number = 2
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"


def next_account(code, taken):
    """The next account number after ``code`` that is not ``taken``.

    >>> next_account("511600", {"511600", "511601"})
    '511602'
    """
    number = int(code)
    while str(number) in taken:
        number += 1
    return str(number)
