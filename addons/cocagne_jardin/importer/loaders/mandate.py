"""Bank accounts and direct debit mandates, their references kept (R69, R102)."""

from datetime import date

from dateutil.relativedelta import relativedelta

from .member import known_members

#: A mandate without a debit for that long lapses (SEPA rulebook).
MONTHS_BEFORE_LAPSE = 36


def load_mandates(job):
    """Create or update the mandates by reference; the newest of a member is valid."""
    sheet = job.files.get("mandats")
    if not sheet:
        return
    members = known_members(job)
    banks = _load_banks(job, sheet.records, members)
    known = _known_mandates(job)
    newest = {}
    for record in sorted(sheet.records, key=lambda r: r["date_signature"]):
        newest[record["adherent"]] = record["rum"]
    rows = []
    for record in sheet.records:
        member = members[record["adherent"]]
        is_newest = newest[record["adherent"]] == record["rum"]
        mandate = known.get(record["rum"])
        vals = {
            "unique_mandate_reference": record["rum"],
            "partner_id": member.id,
            "partner_bank_id": banks[member.id, record["iban"]].id,
            "signature_date": record["date_signature"],
            "company_id": job.company.id,
        }
        if not mandate:
            vals |= {"format": "sepa_core", "type": "recurrent"}
            vals["state"] = "valid" if is_newest else "expired"
        if not (mandate and mandate.last_debit_date):
            last = _last_debit(record)
            if last:
                vals["last_debit_date"] = last
        rows.append((record["rum"], record, vals))
    job.upsert("account.banking.mandate", known, rows)


def _last_debit(record):
    """The last debit that the file gives.

    Failing that, and only for a mandate signed so long ago that the nightly job would
    let it lapse, today: the garden says by importing it that it is in use.
    """
    if "dernier_prelevement" in record:
        return record["dernier_prelevement"]
    today = date.today()
    lapse = today - relativedelta(months=MONTHS_BEFORE_LAPSE)
    return today if record["date_signature"] <= lapse else None


def _known_mandates(job):
    found = job.env["account.banking.mandate"].search(
        [("company_id", "=", job.company.id)]
    )
    return {mandate.unique_mandate_reference: mandate for mandate in found}


def _load_banks(job, records, members):
    """The bank account of each member and IBAN."""
    wanted = [members[record["adherent"]].id for record in records]
    found = job.env["res.partner.bank"].search([("partner_id", "in", wanted)])
    known = {(bank.partner_id.id, bank.sanitized_acc_number): bank for bank in found}
    rows, bics = [], _banks_by_bic(job, records)
    for record in records:
        key = (members[record["adherent"]].id, record["iban"])
        vals = {"company_id": job.company.id}
        if key not in known:
            vals |= {"partner_id": key[0], "acc_number": record["iban"]}
        if "titulaire" in record:
            vals["acc_holder_name"] = record["titulaire"]
        if "bic" in record:
            vals["bank_id"] = bics[record["bic"]].id
        rows.append((key, record, vals))
    return job.upsert("res.partner.bank", known, list({r[0]: r for r in rows}.values()))


def _banks_by_bic(job, records):
    wanted = {record["bic"] for record in records if "bic" in record}
    model = job.env["res.bank"]
    banks = {bank.bic: bank for bank in model.search([("bic", "in", list(wanted))])}
    for bic in sorted(wanted - set(banks)):
        banks[bic] = model.create({"name": bic, "bic": bic})
    return banks
