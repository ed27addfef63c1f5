"""Files of the bank for the tests, written from the formats: CFONB, CAMT.053, OFX.

A movement is ``(day, amount, label, facts)``; facts are NPY, RCN, RUM (CFONB) or name,
reference, mandate, account, reject (CAMT).
"""

from datetime import date
from decimal import Decimal

from demo.cfonb import ACCOUNT, BANK, BRANCH

#: An invented account: bank 30004, branch 00123, key right.
IBAN = "FR7630004001230000123456766"


def camt(movements, opening=0, version="08", iban=IBAN, closing=None, day=None):
    """A statement camt.053.001.02 or .08 as bytes."""
    total = sum((Decimal(str(m[1])) for m in movements), Decimal(str(opening)))
    end = total if closing is None else Decimal(str(closing))
    first, last = day or movements[0][0], movements[-1][0]
    entries = "".join(camt_entry(*movement, version=version) for movement in movements)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">
<BkToCstmrStmt>
<GrpHdr><MsgId>RELEVE-{last}</MsgId><CreDtTm>{last}T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>RELEVE-{last}</Id><CreDtTm>{last}T06:00:00</CreDtTm>
<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{_camt_balance("OPBD", opening, first)}{_camt_balance("CLBD", end, last)}
{entries}
</Stmt></BkToCstmrStmt></Document>
""".encode()


def _camt_amount(amount):
    sign = "CRDT" if amount >= 0 else "DBIT"
    value = abs(Decimal(str(amount)))
    return f'<Amt Ccy="EUR">{value:.2f}</Amt><CdtDbtInd>{sign}</CdtDbtInd>'


def _camt_balance(code, amount, day):
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_camt_amount(amount)}"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def camt_entry(day, amount, label, facts=None, details=None, version="08"):
    """An entry; ``details`` is a list of (amount, label, facts) that it gathers."""
    facts = facts or {}
    status = facts.get("status", "BOOK")
    status = f"<Cd>{status}</Cd>" if version == "08" else status
    family = facts.get("family", "RCDT" if amount > 0 else "ICDT")
    sub = facts.get("sub_family", "ESCT")
    found = details or [(amount, label, facts)]
    batch = facts.get("batch")
    batch = f"<Btch><PmtInfId>{batch}</PmtInfId></Btch>" if batch else ""
    inside = "".join(
        _camt_detail(*d, credit=amount > 0, version=version) for d in found
    )
    return f"""<Ntry>{_camt_amount(amount)}<Sts>{status}</Sts>
<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub}</SubFmlyCd></Fmly>
</Domn></BkTxCd>
<NtryDtls>{batch}{inside}</NtryDtls><AddtlNtryInf>{label}</AddtlNtryInf></Ntry>"""


def _camt_detail(amount, label, facts, credit=True, version="08"):
    name, account = facts.get("name"), facts.get("account")
    party = "Dbtr" if credit or facts.get("reject") else "Cdtr"
    who = f"<Pty><Nm>{name}</Nm></Pty>" if version == "08" else f"<Nm>{name}</Nm>"
    parties = f"<{party}>{who}</{party}>" if name else ""
    if account:
        parties += f"<{party}Acct><Id><IBAN>{account}</IBAN></Id></{party}Acct>"
    mandate = facts.get("mandate")
    mandate = f"<MndtId>{mandate}</MndtId>" if mandate else ""
    reject = facts.get("reject")
    reject = f"<RtrInf><Rsn><Cd>{reject}</Cd></Rsn></RtrInf>" if reject else ""
    return f"""<TxDtls><Refs><EndToEndId>{facts.get("reference", "NOTPROVIDED")}</EndToEndId>
{mandate}</Refs><AmtDtls><TxAmt><Amt Ccy="EUR">{abs(Decimal(str(amount))):.2f}</Amt>
</TxAmt></AmtDtls><RltdPties>{parties}</RltdPties>
<RmtInf><Ustrd>{label}</Ustrd></RmtInf>{reject}</TxDtls>"""


def ofx(movements, closing, version=1, account=(BANK, BRANCH, ACCOUNT)):
    """A statement OFX as bytes: 1 is SGML, 2 is XML."""
    close = version == 2
    rows = "".join(_ofx_row(*m, close=close) for m in movements)
    last = movements[-1][0] if movements else date(2026, 5, 31)

    def tag(name, value):
        return f"<{name}>{value}" + (f"</{name}>" if close else "") + "\n"

    body = f"""<OFX><SIGNONMSGSRSV1><SONRS><STATUS>{tag("CODE", 0)}{tag("SEVERITY", "INFO")}
</STATUS>{tag("DTSERVER", f"{last:%Y%m%d}")}{tag("LANGUAGE", "FRA")}</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS>{tag("TRNUID", 0)}<STATUS>{tag("CODE", 0)}{tag("SEVERITY", "INFO")}
</STATUS><STMTRS>{tag("CURDEF", "EUR")}<BANKACCTFROM>{tag("BANKID", account[0])}
{tag("BRANCHID", account[1])}{tag("ACCTID", account[2])}{tag("ACCTTYPE", "CHECKING")}
</BANKACCTFROM><BANKTRANLIST>{tag("DTSTART", f"{movements[0][0]:%Y%m%d}")}
{tag("DTEND", f"{last:%Y%m%d}")}{rows}</BANKTRANLIST><LEDGERBAL>{tag("BALAMT", closing)}
{tag("DTASOF", f"{last:%Y%m%d}")}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""
    if version == 2:
        head = (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?OFX OFXHEADER='
            '"200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
        )
        return (head + body).encode()
    head = (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\n"
        "CHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
    )
    return (head + body).encode("cp1252")


def _ofx_row(day, amount, label, facts=None, close=False):
    kind = "CREDIT" if amount > 0 else "DEBIT"
    number = (facts or {}).get("id", f"{day:%Y%m%d}{abs(amount)}{len(label)}")
    values = {
        "TRNTYPE": kind,
        "DTPOSTED": f"{day:%Y%m%d}",
        "TRNAMT": amount,
        "FITID": number,
        "NAME": label[:32],
    }
    inside = "".join(
        f"<{name}>{value}" + (f"</{name}>" if close else "") + "\n"
        for name, value in values.items()
    )
    return f"<STMTTRN>{inside}</STMTTRN>\n"
