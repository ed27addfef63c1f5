"""Reading what a bank sends back: pain.002 and camt.054 (ISO 20022). No Odoo here.

A file comes from outside: entities, document types and references to other files are
refused, nothing is fetched from the network, and the size is limited.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml import etree

#: Bytes. A return file of a whole year of a big garden weighs a hundred times less.
SIZE_LIMIT = 10_000_000
UNKNOWN = "NOTPROVIDED"


class BadFile(ValueError):
    """``args[0]`` is a code of ``MESSAGES`` in ``reject_import``."""


class Reject(NamedTuple):
    """One debit that came back. Empty strings and None where the bank says nothing."""

    end_to_end: str
    rum: str
    iban: str
    amount: Decimal | None
    day: date | None
    code: str
    text: str


class RejectFile(NamedTuple):
    """What a file says.

    :param kind: ``pain.002`` or ``camt.054``.
    :param message: the bank's number of the message.
    :param accounts: IBANs of the creditor that the file names.
    :param creditors: creditor identifiers that it names.
    :param originals: names of the batches that it answers.
    :param all_refused: the whole file was refused, no debit in particular.
    """

    kind: str
    message: str
    accounts: frozenset
    creditors: frozenset
    originals: frozenset
    all_refused: str
    rejects: tuple


def read(content):
    """The rejects of a file.

    :param content: bytes.
    :raises BadFile: it is no such file, is cut, or is dangerous.
    """
    if not content or not content.strip():
        raise BadFile("empty")
    if len(content) > SIZE_LIMIT:
        raise BadFile("size")
    root = _parse(content)
    kind = _kind(root)
    reader = _read_pain if kind == "pain.002" else _read_camt
    return reader(root)


def _parse(content):
    # whatever the encoding that it declares, a document type has this word; no
    # message of a bank has one
    if any(
        b"<!DOCTYPE" in text.upper()
        for text in (content, content.replace(b"\x00", b""))
    ):
        raise BadFile("hostile")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadFile("broken") from error
    if root.getroottree().docinfo.doctype:
        raise BadFile("hostile")
    return root


def _kind(root):
    space = etree.QName(root).namespace or ""
    for kind in ("pain.002", "camt.054"):
        if f":{kind}." in space:
            return kind
    raise BadFile("kind")


def _find(node, path):
    """All nodes at ``path`` (local names), whatever the version of the message."""
    steps = "/".join(f"*[local-name()='{step}']" for step in path.split("/"))
    return node.xpath(f"./{steps}")


def _text(node, *paths):
    """The first text found at one of ``paths``."""
    for path in paths:
        for found in _find(node, path):
            if (found.text or "").strip():
                return found.text.strip()
    return ""


def _amount(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _day(text):
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _known(text):
    return "" if text.upper() == UNKNOWN else text


# -- pain.002: before the collection -------------------------------------------------------


def _read_pain(root):
    report = _first(root, "CstmrPmtStsRpt")
    header = _first(report, "GrpHdr")
    group = _first(report, "OrgnlGrpInfAndSts")
    day = _day(_text(header, "CreDtTm"))
    nodes = [
        (info, node)
        for info in _find(report, "OrgnlPmtInfAndSts")
        for node in _find(info, "TxInfAndSts")
        if _text(node, "TxSts") == "RJCT"
    ]
    refs = [ref for _info, node in nodes for ref in _find(node, "OrgnlTxRef")]
    return RejectFile(
        kind="pain.002",
        message=_text(header, "MsgId"),
        accounts=_texts(refs, "CdtrAcct/Id/IBAN"),
        creditors=_texts(refs, "CdtrSchmeId/Id/PrvtId/Othr/Id"),
        originals=_texts([group], "OrgnlMsgId"),
        all_refused=_all_refused(report, group, nodes),
        rejects=tuple(_pain_reject(node, day) for _info, node in nodes),
    )


def _all_refused(report, group, nodes):
    """The code with which the whole file or a whole block of it was refused."""
    blocks = [group, *_find(report, "OrgnlPmtInfAndSts")]
    for block in blocks:
        status = _text(block, "GrpSts", "PmtInfSts")
        if status == "RJCT" and not nodes:
            return _text(block, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry") or "MS03"
    return ""


def _pain_reject(node, day):
    return Reject(
        end_to_end=_known(_text(node, "OrgnlEndToEndId")),
        rum=_text(node, "OrgnlTxRef/MndtRltdInf/MndtId"),
        iban=_text(node, "OrgnlTxRef/DbtrAcct/Id/IBAN"),
        amount=_amount(_text(node, "OrgnlTxRef/Amt/InstdAmt")),
        day=day,
        code=_text(node, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry"),
        text=_text(node, "StsRsnInf/AddtlInf"),
    )


# -- camt.054: after it --------------------------------------------------------------------


def _read_camt(root):
    report = _first(root, "BkToCstmrDbtCdtNtfctn")
    notices = _find(report, "Ntfctn")
    rejects = [
        _camt_reject(entry, node)
        for notice in notices
        for entry in _find(notice, "Ntry")
        if _is_debit(entry)
        for node in _find(entry, "NtryDtls/TxDtls")
        if _is_return(entry, node)
    ]
    return RejectFile(
        kind="camt.054",
        message=_text(_first(report, "GrpHdr"), "MsgId"),
        accounts=_texts(notices, "Acct/Id/IBAN"),
        creditors=frozenset(),
        originals=frozenset(),
        all_refused="",
        rejects=tuple(rejects),
    )


def _is_debit(entry):
    """Whether the entry takes money from the garden's account.

    An entry that reverses a credit is marked as a debit as well.
    """
    return _text(entry, "CdtDbtInd") == "DBIT"


def _is_return(entry, node):
    family = _text(entry, "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")
    return bool(_find(node, "RtrInf")) or family == "IDDT"


def _camt_reject(entry, node):
    return Reject(
        end_to_end=_known(_text(node, "Refs/EndToEndId")),
        rum=_text(node, "Refs/MndtId"),
        iban=_text(node, "RltdPties/DbtrAcct/Id/IBAN"),
        amount=_amount(
            _text(
                node,
                "RtrInf/OrgnlAmt",
                "AmtDtls/InstdAmt/Amt",
                "AmtDtls/TxAmt/Amt",
                "Amt",
            )
            or _text(entry, "Amt")
        ),
        day=_day(_text(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt")),
        code=_text(node, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"),
        text=_text(node, "RtrInf/AddtlInf"),
    )


def _first(node, name):
    found = _find(node, name)
    if not found:
        raise BadFile("kind")
    return found[0]


def _texts(nodes, path):
    return frozenset(filter(None, (_text(node, path) for node in nodes)))
