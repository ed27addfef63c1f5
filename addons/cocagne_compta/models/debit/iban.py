"""Bank account numbers: SEPA countries, masks. No Odoo here.

Source of the countries: EPC409-09, list of SEPA scheme countries.
"""

import re
from datetime import date

#: First day on which accounts of these countries (IBAN prefixes) are reached.
SEPA_SINCE = {
    date(2014, 2, 1): (
        "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI "
        "ES SE IS LI NO CH MC SM"
    ),
    date(2019, 3, 1): "AD VA GB GI",
    date(2025, 10, 5): "AL ME MD MK",
    date(2026, 5, 5): "RS",
}
#: Countries of the European Economic Area: the IBAN alone is enough (regulation
#: EU 260/2012, art. 5-7). The debits of other countries need the BIC.
EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE "
    "IS LI NO".split()
)
#: Characters of an IBAN (registry of ISO 13616, release 99).
LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI NL",
        19: "MK SI",
        20: "AT EE LT LU",
        21: "CH HR LI LV",
        22: "BG DE GB IE ME RS VA",
        23: "GI",
        24: "AD CZ ES MD RO SE SK",
        25: "PT",
        26: "IS",
        27: "FR GR IT MC SM",
        28: "AL CY HU PL",
        31: "MT",
    }.items()
    for country in countries.split()
}
FORM = re.compile(r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")
STARS = "****"
BIC = re.compile(r"^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$")


def compact(number):
    """The number without spaces, in capitals."""
    return re.sub(r"[\s.-]", "", number or "").upper()


def sepa_countries(day):
    """The IBAN prefixes that a SEPA direct debit reaches on ``day``."""
    return {
        country
        for since, countries in SEPA_SINCE.items()
        if since <= day
        for country in countries.split()
    }


def is_valid(number):
    """Whether it is an IBAN: length and control digits (ISO 13616).

    The length is known for the countries of SEPA; elsewhere 15 to 34.
    """
    text = compact(number)
    if not FORM.match(text):
        return False
    if len(text) != LENGTHS.get(text[:2], len(text)):
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1


def country(number):
    """The two letters in front."""
    return compact(number)[:2]


def needs_bic(number):
    """Whether the BIC must go with this IBAN."""
    return country(number) not in EEA


def is_bic(code):
    """Whether ``code`` has the form of a BIC (ISO 9362)."""
    return bool(BIC.match(compact(code)))


def mask(number):
    """What people see of a bank account: ``FR76 **** **** 1234``.

    Short numbers, which are no IBAN, show their last two characters only.
    """
    text = compact(number)
    if not text:
        return ""
    if len(text) < 14:
        return f"{STARS} {text[-2:]}"
    return f"{text[:4]} {STARS} {STARS} {text[-4:]}"


def spaced(number):
    """In groups of four, as on a bank's paper."""
    text = compact(number)
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
