"""Numbers with a right key that belong to nobody: bank accounts, SIRET, creditor."""

#: No bank has this code.
BANK, BRANCH = "99999", "67890"
#: The rest of a French bank code key, by rank of the account's digits.
RIB = (89, 15, 3)


def iban(account: int) -> str:
    """A French IBAN of the invented bank."""
    digits = f"{account:011d}"
    bank, branch, rest = (int(part) for part in (BANK, BRANCH, digits))
    key = 97 - (RIB[0] * bank + RIB[1] * branch + RIB[2] * rest) % 97
    bban = f"{BANK}{BRANCH}{digits}{key:02d}"
    return f"FR{_key(bban + 'FR00'):02d}{bban}"


def creditor(number: int) -> str:
    """A SEPA creditor identifier; its key leaves out the business code ZZZ."""
    national = f"FICT{number:02d}"
    return f"FR{_key(national + 'FR00'):02d}ZZZ{national}"


def siret(number: int) -> str:
    """A SIRET whose SIREN begins with zeros, which the registry never gives."""
    siren = _luhn(f"{number:08d}")
    return _luhn(f"{siren}0001")


def _key(text: str) -> int:
    return 98 - int("".join(str(int(letter, 36)) for letter in text)) % 97


def _luhn(digits: str) -> str:
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 - rank % 2)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)
