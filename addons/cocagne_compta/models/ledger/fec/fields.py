"""The fields of a FEC, and what a cell may hold."""

import re
from datetime import date
from decimal import Decimal

FIELDS = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)
#: Fields that the article lets empty when they are not used.
OPTIONAL = frozenset(
    ("CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise")
)
DATES = ("EcritureDate", "PieceDate", "DateLet", "ValidDate")
AMOUNTS = ("Debit", "Credit", "Montantdevise")
#: Fields that are both filled or both empty.
PAIRS = (
    ("CompAuxNum", "CompAuxLib"),
    ("EcritureLet", "DateLet"),
    ("Montantdevise", "Idevise"),
)
#: A code has one name in the whole file.
NAMES = (("JournalCode", "JournalLib"), ("CompteNum", "CompteLib"))
AMOUNT = re.compile(r"^[+-]?\d+(,\d{1,2})?$")


def counts(values):
    return all(AMOUNT.match(values[field]) for field in ("Debit", "Credit"))


def amount(text):
    return Decimal(text.replace(",", "."))


def day_of(text):
    """The day of ``AAAAMMJJ``; None when it is none."""
    if not re.match(r"^\d{8}$", text or ""):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def is_latin(char):
    try:
        char.encode("iso8859-15")
    except UnicodeEncodeError:
        return False
    return True


def is_siren(number):
    """Nine figures with Luhn's key."""
    total = 0
    for place, figure in enumerate(reversed(number)):
        value = int(figure) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and number != "000000000"
