"""From a cell to a value. Every converter raises ``ConvertError`` for what it refuses.

A cell is text (CSV) or what the workbook holds (number, date, yes/no). An empty cell
never comes here.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from stdnum import bic as stdnum_bic
from stdnum.exceptions import ValidationError
from stdnum.fr import siret as stdnum_siret

from odoo.exceptions import ValidationError as IbanError

from odoo.addons.base_iban.models.res_partner_bank import validate_iban

from .problems import ConvertError

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
YES = {"oui", "o", "vrai", "true", "yes", "1", "x"}
NO = {"non", "n", "faux", "false", "no", "0"}
LAST_WEEK = 53
#: No amount or count of a garden comes near it; keeps every integer column safe.
BIGGEST = Decimal(10) ** 9
SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")
EMAIL = re.compile(r"[^@\s<>()\[\],;:\\\"]+@[^@\s<>()\[\],;:\\\"]+\.[^@\s.,;]{2,}")
RUM = re.compile(r"[A-Za-z0-9+?/:().,'-]{1,35}")
ICS = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def token(value: Any) -> str:
    """A word without accents, case or stray spaces, to compare what people type."""
    plain = unicodedata.normalize("NFKD", text(value).replace("œ", "oe"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return SPACES.sub(" ", plain.replace("Œ", "OE").lower().replace("’", "'")).strip()


def text(value: Any) -> str:
    """The text of a cell. A formula stays the text it was written as."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer() and abs(value) < BIGGEST**2:
        value = int(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    return str(value).strip().strip("\u00a0\u202f").strip()


def number(value: Any) -> Decimal:
    """A number with a decimal comma or point, spaces and a euro sign."""
    if isinstance(value, float) and isfinite(value) and abs(value) < BIGGEST:
        # What a workbook stores as 14.200000000000001 was typed as 14.2.
        return _bounded(Decimal(str(round(value, 6))), value)
    shown = text(value)
    plain = SPACES.sub("", shown).replace("€", "").replace("\u2212", "-")
    plain = re.sub(r"(?i)eur(os?)?$", "", plain)
    if "," in plain and "." in plain:
        thousands = "," if plain.rfind(",") < plain.rfind(".") else "."
        plain = plain.replace(thousands, "")
    plain = plain.replace(",", ".")
    if not NUMBER.fullmatch(plain) or not plain.isascii():
        raise ConvertError("not_a_number")
    return _bounded(Decimal(plain), value)


def _bounded(result: Decimal, value: Any) -> Decimal:
    if abs(result) >= BIGGEST:
        raise ConvertError("number_too_big")
    return result


def integer(value: Any) -> int:
    """A whole number of zero or more."""
    result = number(value)
    if result != result.to_integral_value():
        raise ConvertError("not_an_integer")
    if result < 0:
        raise ConvertError("negative")
    return int(result)


def positive(value: Any) -> int:
    """A whole number of one or more."""
    result = number(value)
    if result < 1:
        raise ConvertError("not_positive")
    return integer(value)


def money(value: Any) -> Decimal:
    """An amount in euros, to the cent."""
    result = number(value)
    if result != round(result, 2):
        raise ConvertError("too_many_decimals")
    return round(result, 2)


def price(value: Any) -> Decimal:
    """An amount in euros of zero or more."""
    result = money(value)
    if result < 0:
        raise ConvertError("negative")
    return result


def percent(value: Any) -> Decimal:
    """A VAT rate; a percent sign may follow."""
    shown = text(value).rstrip("% \u00a0\u202f") if isinstance(value, str) else value
    result = number(shown)
    if result not in (0, Decimal("2.1"), Decimal("5.5"), 10, 20):
        raise ConvertError("not_in_list", choices="0, 2,1, 5,5, 10, 20")
    return result


def day(value: Any) -> date:
    """A date, ISO or French (day first)."""
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        value = _parse_day(text(value))
    if not 1900 <= value.year <= 2100:
        raise ConvertError("date_range")
    return value


def _parse_day(shown: str) -> date:
    shown = re.sub(r"[T ]00:00(:00(\.0+)?)?$", "", shown)
    for pattern, order in (
        (r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", (1, 2, 3)),
        (r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", (3, 2, 1)),
    ):
        match = re.fullmatch(pattern, shown, re.ASCII)
        if match:
            try:
                return date(*(int(match[group]) for group in order))
            except ValueError:
                break
    raise ConvertError("not_a_date")


def yes_no(value: Any) -> bool:
    """oui or non."""
    word = token(value)
    if word in YES:
        return True
    if word in NO:
        return False
    raise ConvertError("not_yes_no")


def weekday(value: Any) -> int:
    """The ISO number of a day of the week, from its French name."""
    word = token(value).rstrip(".")
    for number_, name in enumerate(WEEKDAYS, 1):
        if word == name or (len(word) == 3 and name.startswith(word)):
            return number_
    raise ConvertError("not_a_weekday")


def phone(value: Any) -> str:
    """A phone number; a French one in pairs of digits."""
    shown = text(value)
    digits = re.sub(r"[\s\u00a0\u202f./()-]", "", shown)
    digits = re.sub(r"^(\+33|0033)0?", "0", digits)
    if isinstance(value, int | float) and len(digits) == 9:
        digits = "0" + digits
    if re.fullmatch(r"0[1-9]\d{8}", digits, re.ASCII):
        return " ".join(digits[i : i + 2] for i in range(0, 10, 2))
    if re.fullmatch(r"\+[1-9]\d{7,14}", digits, re.ASCII):
        return digits
    raise ConvertError("not_a_phone")


def email(value: Any) -> str:
    """An e-mail address."""
    shown = text(value)
    if not EMAIL.fullmatch(shown) or ".." in shown or len(shown) > 254:
        raise ConvertError("not_an_email")
    return shown


def iban(value: Any) -> str:
    """An IBAN with a valid key, without spaces."""
    plain = SPACES.sub("", text(value)).upper()
    try:
        # the very check of the bank accounts that the import creates
        if not plain.isascii() or not plain.isalnum():
            raise ConvertError("not_an_iban")
        validate_iban(plain)
    except IbanError as error:
        raise ConvertError("not_an_iban") from error
    return plain


def bic(value: Any) -> str:
    """A BIC of 8 or 11 characters."""
    return _stdnum(stdnum_bic, value, "not_a_bic")


def siret(value: Any) -> str:
    """A SIRET with a valid key."""
    return _stdnum(stdnum_siret, value, "not_a_siret")


def _stdnum(module, value: Any, code: str) -> str:
    plain = SPACES.sub("", text(value)).upper()
    try:
        if not plain.isascii():
            raise ConvertError(code)
        return module.compact(module.validate(plain))
    except ValidationError as error:
        raise ConvertError(code) from error


def ics(value: Any) -> str:
    """A SEPA creditor identifier: its key leaves out the three business characters."""
    plain = SPACES.sub("", text(value)).upper()
    if not ICS.fullmatch(plain):
        raise ConvertError("not_an_ics")
    turned = plain[7:] + plain[:4]
    if int("".join(str(int(c, 36)) for c in turned)) % 97 != 1:
        raise ConvertError("not_an_ics")
    return plain


def rum(value: Any) -> str:
    """A mandate reference in the characters that SEPA allows."""
    shown = text(value)
    if not RUM.fullmatch(shown):
        raise ConvertError("not_a_rum")
    return shown


def postcode(value: Any) -> str:
    """A French postcode; the leading 0 that a spreadsheet dropped is put back."""
    shown = SPACES.sub("", text(value))
    if isinstance(value, int | float) and len(shown) == 4:
        shown = "0" + shown
    if not re.fullmatch(r"\d{5}", shown, re.ASCII):
        raise ConvertError("not_a_postcode")
    return shown


def colour(value: Any) -> str:
    """A colour as #rrggbb."""
    digits = text(value).lstrip("#").lower()
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(c * 2 for c in digits)
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        raise ConvertError("not_a_colour")
    return f"#{digits}"


def weeks(value: Any) -> tuple[int, ...]:
    """Week numbers: ``1 52 53``, ``1,52``, ``30-32``; ``52-1`` crosses New Year."""
    if isinstance(value, float) and not value.is_integer():
        raise ConvertError("weeks_as_number")
    shown = re.sub(r"\s*[-–]\s*", "-", text(value))
    found: set[int] = set()
    for part in re.split(r"[\s,;+/&\u00a0\u202f]+", shown):
        match = re.fullmatch(r"[Ss]?(\d{1,2})(?:-[Ss]?(\d{1,2}))?", part, re.ASCII)
        if not match:
            raise ConvertError("not_weeks")
        found.update(_week_range(int(match[1]), int(match[2] or match[1])))
    return tuple(sorted(found))


def _week_range(first: int, last: int) -> list[int]:
    if not (1 <= first <= LAST_WEEK and 1 <= last <= LAST_WEEK):
        raise ConvertError("not_weeks")
    if first <= last:
        return list(range(first, last + 1))
    return [*range(first, LAST_WEEK + 1), *range(1, last + 1)]


def words(value: Any) -> tuple[str, ...]:
    """Several codes in one cell, separated by spaces, commas or plus signs."""
    return tuple(part for part in re.split(r"[\s,;+\u00a0]+", text(value)) if part)


def code(value: Any) -> str:
    """One code, that a list of codes can hold."""
    shown = text(value)
    if words(shown) != (shown,):
        raise ConvertError("not_a_code")
    return shown


def choice(choices: Mapping[str, Any]) -> Callable[[Any], Any]:
    """A converter that takes one of the words, whatever its accents and case.

    The first word that leads to a value is the one that messages show.
    """
    by_token = {token(word): result for word, result in choices.items()}
    shown: dict[Any, str] = {}
    for word, result in choices.items():
        shown.setdefault(result, word)

    def convert(value: Any) -> Any:
        try:
            return by_token[token(value)]
        except KeyError:
            names = ", ".join(shown.values())
            raise ConvertError("not_in_list", choices=names) from None

    return convert


def holiday_move(value: Any) -> date | str:
    """Where the deliveries of a holiday go: a date, ``kept`` or ``skipped``."""
    words_ = {"maintenu": "kept", "maintenue": "kept", "livre": "kept"}
    words_ |= {"annule": "skipped", "annulee": "skipped", "aucune": "skipped"}
    if not isinstance(value, date) and token(value) in words_:
        return words_[token(value)]
    try:
        return day(value)
    except ConvertError as error:
        if error.code == "not_a_date" and not re.search(r"\d", text(value)):
            raise ConvertError("not_a_move") from error
        raise
