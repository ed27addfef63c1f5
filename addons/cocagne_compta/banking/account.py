"""Numbers of bank accounts: whether two of them are the same account."""

import re


def account_key(number):
    """Bank, branch and account of a French number, else the number without spaces.

    A French IBAN holds the RIB from its fifth character: bank (5), branch (5), account
    (11), key (2). Statements give it in either form, with the key or without it.
    """
    clean = re.sub(r"[^A-Z0-9]", "", (number or "").upper())
    if re.fullmatch(r"FR\d{2}[A-Z0-9]{23}", clean):
        return clean[4:25]
    if re.fullmatch(r"\d{10}[A-Z0-9]{11}\d{2}", clean):
        return clean[:21]
    return clean


def same_account(number, other):
    """Whether two numbers name one account.

    A file may give only the end of the number (the account without its bank), of eight
    characters at least.
    """
    key, other_key = account_key(number), account_key(other)
    if not key or not other_key:
        return False
    short, long = sorted((key, other_key), key=len)
    return key == other_key or (len(short) >= 8 and long.endswith(short))
