"""A statement of a bank in CFONB 120, written from the format: records 01, 04, 05, 07.

A movement is ``(day, amount, label, facts)``; facts are NPY, RCN, RUM...
"""

from datetime import timedelta
from decimal import Decimal

#: An invented account: bank 30004, branch 00123.
BANK, BRANCH, ACCOUNT = "30004", "00123", "00001234567"


def cfonb_amount(amount):
    """``123.45`` is ``0000000001234E``; ``-123.45`` is ``0000000001234N``."""
    figures = f"{abs(Decimal(str(amount))):.2f}".replace(".", "").rjust(14, "0")
    table = "{ABCDEFGHI" if amount >= 0 else "}JKLMNOPQR"
    return figures[:-1] + table[int(figures[-1])]


def _record(kind, day, account=ACCOUNT, bank=BANK, branch=BRANCH, operation="  "):
    """The 40 first characters of a record."""
    return f"{kind}{bank}{'':4}{branch}EUR2 {account}{operation}{day:%d%m%y}"


def cfonb_balance(kind, day, amount, **options):
    text = _record(kind, day, **options).ljust(90) + cfonb_amount(amount)
    return text.ljust(120)


def cfonb(movements, opening=0, day=None, closing=None, **options):
    """A statement CFONB 120 as bytes; ``closing`` only to make it wrong."""
    first = day or movements[0][0] - timedelta(days=1)
    lines = [cfonb_balance("01", first, opening, **options)]
    total = Decimal(str(opening))
    for when, amount, label, *rest in movements:
        facts = dict(rest[0]) if rest else {}
        reject = facts.pop("reject", "")
        head = _record("04", when, operation="05", **options)
        head += f"{reject:2}{when:%d%m%y}{label[:31]:31}  0000000 {' '}"
        lines.append((head.ljust(90) + cfonb_amount(amount)).ljust(120))
        total += Decimal(str(amount))
        for qualifier, text in facts.items():
            more = _record("05", when, operation="05", **options).ljust(45)
            lines.append(f"{more}{qualifier:3}{text[:70]:70}".ljust(120))
    last = movements[-1][0] if movements else first
    end = total if closing is None else closing
    lines.append(cfonb_balance("07", last, end, **options))
    return "\r\n".join(lines).encode("latin-1")
