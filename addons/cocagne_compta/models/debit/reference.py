"""The unique mandate reference (RUM), made from the client's number (R69). No Odoo.

Source: EPC016-06, attribute AT-01: at most 35 characters of the SEPA Latin set. Banks
compare without spaces and capitals; slashes may neither begin nor end it, nor double.
"""

import re

SIZE = 35
ALLOWED = re.compile(r"^[A-Za-z0-9+?/\-:().,' ]+$")


def reference(prefix, digits, number, rank=1):
    """The reference of the mandate ``rank`` of the client ``number``.

    >>> reference("RUM", 8, "154")
    'RUM00000154'
    >>> reference("RUM", 8, "154", 2)
    'RUM00000154-2'

    :raises ValueError: what it gives is no reference.
    """
    text = number.strip().upper()
    core = text.zfill(digits) if text.isdigit() else re.sub(r"[^A-Z0-9-]", "", text)
    found = f"{prefix}{core}" + (f"-{rank}" if rank > 1 else "")
    if not core or not is_valid(found):
        raise ValueError(found)
    return found


def is_valid(text):
    """Whether banks accept ``text`` as a reference."""
    return bool(
        text
        and len(text) <= SIZE
        and ALLOWED.match(text)
        and text == text.strip(" /")
        and "//" not in text
    )


def normal(text):
    """The form in which two references are compared."""
    return re.sub(r"\s", "", text or "").upper()
