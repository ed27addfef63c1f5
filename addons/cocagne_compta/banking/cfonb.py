"""A statement in the French format CFONB 120, read strictly.

Source: CFONB, "Relevé de compte sur support informatique", records of 120 characters:
01 old balance, 04 movement, 05 complement of the movement before it, 07 new balance.
The last character of an amount holds its last figure and its sign.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from .problems import BankFileProblem

WIDTH = 120
CREDIT = dict(zip("{ABCDEFGHI", "0123456789", strict=True))
DEBIT = dict(zip("}JKLMNOPQR", "0123456789", strict=True))


@dataclass
class Movement:
    """A movement; ``complements`` holds its records 05 by qualifier (NPY, RUM...)."""

    day: date
    amount: Decimal
    label: str
    operation: str
    reject: str
    reference: str
    complements: dict = field(default_factory=dict)


@dataclass
class Block:
    """What lies between an old balance and a new one, on one account.

    :ivar account: bank, branch and account number, as inside a French IBAN.
    """

    account: str
    currency: str
    opening: Decimal
    opened_on: date
    movements: list = field(default_factory=list)
    closing: Decimal | None = None
    closed_on: date | None = None


def read_text(data):
    """The text of a file, of which banks say neither the encoding nor the ends of line.

    :return: the text, one character for each position.
    """
    for encoding in ("utf-8-sig", "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 reads everything")


def split(text):
    """The records of a file, with or without ends of line.

    :raises BankFileProblem: a record that does not have 120 characters.
    """
    if "\x00" in text:
        raise BankFileProblem("cfonb_binary")
    lines = text.replace("\x1a", "").splitlines()
    if len([line for line in lines if line.strip()]) == 1:
        line = lines[0].rstrip() if len(lines[0]) % WIDTH else lines[0]
        if len(line) % WIDTH:
            raise BankFileProblem("cfonb_length", line=1, length=len(line), width=WIDTH)
        return [line[at : at + WIDTH] for at in range(0, len(line), WIDTH)]
    for number, line in enumerate(lines, 1):
        if line.strip() and len(line) != WIDTH:
            raise BankFileProblem(
                "cfonb_length", line=number, length=len(line), width=WIDTH
            )
    return [line for line in lines if line.strip()]


def parse_amount(text, decimals):
    """The amount of a record: ``00000000001234E`` is 123.45.

    :raises ValueError: not the form of the standard.
    """
    figures, last = text[:-1], text[-1]
    table = CREDIT if last in CREDIT else DEBIT
    if last not in table or not figures.isdigit():
        raise ValueError(text)
    value = Decimal(figures + table[last]).scaleb(-decimals)
    return -value if table is DEBIT else value


def read(data):
    """The blocks of a file.

    :raises BankFileProblem: what is wrong, on which line, with which figures.
    """
    blocks, current = [], None
    for number, line in enumerate(split(read_text(data)), 1):
        kind = line[:2]
        if kind == "01":
            if current:
                raise BankFileProblem("cfonb_no_closing", line=number)
            current = _open(line, number)
            continue
        if kind not in ("04", "05", "07"):
            raise BankFileProblem("cfonb_record", line=number, kind=kind)
        if not current:
            raise BankFileProblem("cfonb_no_opening", line=number)
        if _account(line) != current.account:
            raise BankFileProblem("cfonb_mixed", line=number)
        if kind == "04":
            current.movements.append(_movement(line, number))
        elif kind == "05":
            _complete(current, line, number)
        else:
            _close(current, line, number)
            blocks.append(current)
            current = None
    if current:
        raise BankFileProblem("truncated")
    return blocks


def _account(line):
    return (line[2:7] + line[11:16] + line[21:32]).strip()


def _decimals(line, number):
    text = line[19].strip() or "2"  # some banks leave it empty
    if not text.isdigit():
        raise BankFileProblem("cfonb_amount", line=number)
    return int(text)


def _amount(line, number):
    try:
        return parse_amount(line[90:104], _decimals(line, number))
    except ValueError as error:
        raise BankFileProblem("cfonb_amount", line=number) from error


def _day(line, number):
    try:
        return datetime.strptime(line[34:40], "%d%m%y").date()
    except ValueError as error:
        raise BankFileProblem("cfonb_date", line=number, text=line[34:40]) from error


def _open(line, number):
    return Block(
        account=_account(line),
        currency=line[16:19].strip() or "EUR",
        opening=_amount(line, number),
        opened_on=_day(line, number),
    )


def _movement(line, number):
    return Movement(
        day=_day(line, number),
        amount=_amount(line, number),
        label=line[48:79].strip(),
        operation=line[32:34].strip(),
        reject=line[40:42] if line[40:42].strip("0 ") else "",
        reference=line[104:120].strip(),
    )


def _complete(block, line, number):
    if not block.movements:
        raise BankFileProblem("cfonb_orphan", line=number)
    complements = block.movements[-1].complements
    qualifier, text = line[45:48].strip(), line[48:118].strip()
    complements[qualifier] = f"{complements.get(qualifier, '')} {text}".strip()


def _close(block, line, number):
    block.closing, block.closed_on = _amount(line, number), _day(line, number)
    total = sum((movement.amount for movement in block.movements), Decimal(0))
    if block.opening + total != block.closing:
        raise BankFileProblem(
            "sums", opening=block.opening, total=total, closing=block.closing
        )


def movement_facts(movement):
    """What a movement says of who pays and what for, by our names."""
    said = movement.complements
    paid_in = movement.amount > 0
    name = said.get("NPY") if paid_in else said.get("NBE") or said.get("NPY")
    account = said.get("IPY") if paid_in else said.get("IBE") or said.get("IPY")
    # RCN: the client's reference on 35 characters, then the kind of payment
    reference = said.get("RCN", "")[:35].strip() or said.get("REF", "")[:35].strip()
    mandate = said.get("RUM", "")[:35].strip()
    facts = {
        "partner_name": (name or "")[:70].strip(),
        "account_number": (account or "").split(" ")[0],
        "bank_reference": reference,
        "bank_mandate": mandate,
        "bank_reject_code": movement.reject,
    }
    return {key: value for key, value in facts.items() if value}
