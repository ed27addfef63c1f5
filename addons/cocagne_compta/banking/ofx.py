"""A statement in the format OFX, 1.x (SGML) and 2.x (XML), over ``ofxtools``.

Source: OFX specification 1.6 and 2.2, statement response STMTRS. The file gives only the
closing balance (LEDGERBAL): the opening one is what remains without the movements.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

from ofxtools.header import OFXHeaderError
from ofxtools.models.base import Aggregate
from ofxtools.Parser import OFXTree, ParseError

from .problems import BankFileProblem


@dataclass
class Movement:
    """A movement; ``identifier`` is the FITID, unique for the account."""

    day: date
    amount: Decimal
    label: str
    identifier: str
    check: str


@dataclass
class Statement:
    """An account of the file; ``account`` is bank, branch and number."""

    account: str
    currency: str
    closing: Decimal
    closed_on: date
    movements: list

    @property
    def opening(self):
        return self.closing - sum((m.amount for m in self.movements), Decimal(0))


def read(data):
    """The statements of a file.

    :raises BankFileProblem: entities, a cut file, nothing that can be taken.
    """
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise BankFileProblem("entities")
    if not re.search(rb"</OFX>\s*\x00*$", data.rstrip(b"\x1a \r\n\t"), re.IGNORECASE):
        raise BankFileProblem("truncated")
    root = _tree(data)
    found = [_statement(node) for node in root.iter("STMTRS")]
    if not found:
        raise BankFileProblem("ofx_no_statement")
    return found


def _tree(data):
    tree = OFXTree()
    try:
        return tree.parse(BytesIO(data.lstrip()))
    except (ParseError, OFXHeaderError, SyntaxError) as error:
        raise BankFileProblem("ofx") from error
    except (UnicodeDecodeError, LookupError) as error:
        raise BankFileProblem("encoding") from error


def _statement(node):
    try:
        statement = Aggregate.from_etree(node)
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:
        raise BankFileProblem("ofx_content", text=str(error)[:200]) from error
    account = statement.bankacctfrom
    number = f"{account.bankid or ''}{account.branchid or ''}{account.acctid}"
    balance = statement.ledgerbal
    if balance is None:
        raise BankFileProblem("ofx_no_balance")
    return Statement(
        account=number.replace(" ", ""),
        currency=statement.curdef,
        closing=balance.balamt,
        closed_on=balance.dtasof.date(),
        movements=[_movement(line) for line in statement.banktranlist or []],
    )


def _movement(line):
    name = line.name or getattr(line.payee, "name", "") or ""
    parts = [name.strip(), (line.memo or "").strip()]
    label = " ".join(dict.fromkeys(part for part in parts if part))
    return Movement(
        day=line.dtposted.date(),
        amount=line.trnamt,
        label=label or line.trntype,
        identifier=line.fitid,
        check=line.checknum or "",
    )
