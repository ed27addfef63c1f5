"""A statement camt.053 (ISO 20022), looked at before it is parsed.

Source: ISO 20022 camt.053.001.02 and .08, and the French guide of the CFONB. What is
checked here is what the parser of the OCA takes as it comes: entities, a cut file, an
entry that is not booked yet, sums that are wrong.
"""

from decimal import Decimal, InvalidOperation

from lxml import etree

from .problems import BankFileProblem

#: What OCA's parser calls the opening and the closing balance.
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


def safe_root(data):
    """The root of an XML file without any document type: no entity, no bomb.

    :raises BankFileProblem: entities, a cut file, not XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        if b"<!DOCTYPE" in data[:4000] or b"<!ENTITY" in data[:4000]:
            raise BankFileProblem("entities") from error
        code = "truncated" if _is_cut(data) else "xml"
        raise BankFileProblem(code, line=error.lineno or 1) from error
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype:
        raise BankFileProblem("entities")
    return root


def _is_cut(data):
    return not data.rstrip(b"\x00 \r\n\t").endswith(b">") or b"</" not in data[-40:]


def statements(data):
    """The namespace and the statements (nodes) of a file.

    :raises BankFileProblem: not a statement, or not one that can be taken.
    """
    root = safe_root(data)
    name = etree.QName(root)
    version = (name.namespace or "").rsplit(":", 1)[-1]
    if not version.startswith("camt."):
        raise BankFileProblem("not_camt", found=version or name.localname)
    if not version.startswith("camt.053"):
        code = "camt_notice" if version.startswith("camt.054") else "camt_intraday"
        raise BankFileProblem(code, found=version)
    nodes = root.findall(".//{*}Stmt")
    if not nodes:
        raise BankFileProblem("no_movement")
    for node in nodes:
        drop_pending(node)
        check_statement(node)
    return name.namespace, nodes


def drop_pending(node):
    """Take out the entries that are announced and not booked (PDNG, INFO, FUTR)."""
    for entry in node.findall("{*}Ntry"):
        status = entry.findtext("{*}Sts/{*}Cd") or entry.findtext("{*}Sts") or "BOOK"
        if status.strip() not in ("BOOK", ""):
            node.remove(entry)


def signed(node):
    """The amount of a balance, entry or detail; debits are negative.

    :raises BankFileProblem: not an amount.
    """
    amount = node.find("{*}Amt")
    if amount is None:
        amount = node.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
    if amount is None:
        return None
    try:
        value = Decimal((amount.text or "").strip())
    except InvalidOperation as error:
        raise BankFileProblem("camt_amount", text=amount.text or "") from error
    return -value if node.findtext("{*}CdtDbtInd") == "DBIT" else value


def check_statement(node):
    """Both balances are there, and the entries lead from one to the other."""
    balances = {
        balance.findtext("{*}Tp/{*}CdOrPrtry/{*}Cd"): signed(balance)
        for balance in node.findall("{*}Bal")
    }
    opening = next((balances[code] for code in OPENING if code in balances), None)
    closing = next((balances[code] for code in CLOSING if code in balances), None)
    if opening is None or closing is None:
        raise BankFileProblem("camt_balances")
    total = sum((signed(e) or Decimal(0) for e in node.findall("{*}Ntry")), Decimal(0))
    if opening + total != closing:
        raise BankFileProblem("sums", opening=opening, total=total, closing=closing)


def is_one_movement(entry):
    """Whether an entry stays one line: a batch of ours, or details that do not add up.

    A batch of debits comes back as one credit with its details: it is the batch that is
    matched. Transfers that the bank grouped, and returns, are a line each.
    """
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    if len(details) < 2:
        return True
    family = entry.findtext("{*}BkTxCd/{*}Domn/{*}Fmly/{*}Cd")
    sub_family = entry.findtext("{*}BkTxCd/{*}Domn/{*}Fmly/{*}SubFmlyCd")
    credit = entry.findtext("{*}CdtDbtInd") == "CRDT"
    if credit and family == "IDDT" and sub_family not in ("UPDD", "PRDD"):
        return True
    amounts = [detail_amount(detail, entry) for detail in details]
    return None in amounts or sum(amounts) != signed(entry)


def detail_amount(detail, entry):
    """The amount of a detail, with the sign of its entry when it has none."""
    value = signed(detail)
    if value is None:
        return None
    if detail.find("{*}CdtDbtInd") is None:
        return -value if entry.findtext("{*}CdtDbtInd") == "DBIT" else value
    return value


def detail_facts(detail, credit):
    """What a detail says of who pays and what for, by our names."""
    party = "Dbtr" if credit else "Cdtr"
    returned = detail.find("{*}RtrInf") is not None
    if returned:  # the money goes back: the member is still the debtor
        party = "Dbtr"
    facts = {
        "partner_name": detail.findtext(f"{{*}}RltdPties/{{*}}{party}/{{*}}Nm")
        or detail.findtext(f"{{*}}RltdPties/{{*}}{party}/{{*}}Pty/{{*}}Nm"),
        "account_number": detail.findtext(
            f"{{*}}RltdPties/{{*}}{party}Acct/{{*}}Id/{{*}}IBAN"
        ),
        "bank_reference": detail.findtext("{*}Refs/{*}EndToEndId"),
        "bank_mandate": detail.findtext("{*}Refs/{*}MndtId"),
        "bank_batch": detail.findtext("{*}Refs/{*}PmtInfId"),
        "bank_reject_code": detail.findtext("{*}RtrInf/{*}Rsn/{*}Cd"),
    }
    clean = {key: (value or "").strip() for key, value in facts.items()}
    return {k: v for k, v in clean.items() if v and v != "NOTPROVIDED"}


def entry_facts(entry):
    """The same for an entry that stays one line."""
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    credit = entry.findtext("{*}CdtDbtInd") == "CRDT"
    facts = detail_facts(details[0], credit) if len(details) == 1 else {}
    batch = entry.findtext("{*}NtryDtls/{*}Btch/{*}PmtInfId")
    if batch:
        facts["bank_batch"] = batch.strip()
    return facts
