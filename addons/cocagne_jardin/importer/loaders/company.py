"""The garden itself: a company with the French chart of accounts (R1, R2)."""

from ...tools import QUIET

FRENCH_CHART = "fr"


def find(env, name, files):
    """The garden that the files or the directory name, if it is there already."""
    companies, record = env["res.company"], _record(files)
    if record is not None and "code" in record:
        found = companies.search([("garden_code", "=", record["code"])], limit=1)
        if found:
            return found
    name = _name(name, files)
    domain = [("name", "=ilike", name), ("parent_id", "=", False)]
    return companies.search(domain, limit=1)


def create(env, name, files):
    """A new garden of that name."""
    # the chart of accounts is loaded below, once: not a second time by its country
    context = {**QUIET, "chart_template_load": True}
    return (
        env["res.company"]
        .with_context(**context)
        .create(
            {
                "name": _name(name, files),
                "country_id": env.ref("base.fr").id,
                # from the start: the price list made with the company keeps it
                "currency_id": env.ref("base.EUR").id,
                "is_garden": True,
            }
        )
    )


def _name(name, files):
    record = _record(files)
    return record["nom"] if record is not None and "nom" in record else name


def _record(files):
    return next(iter(files.records("jardin")), None)


def complete(env, company, files):
    """Set up a garden: fields of ``jardin``, chart of accounts, establishments."""
    record = _record(files)
    vals = {"is_garden": True}
    if not company.country_id:
        vals["country_id"] = env.ref("base.fr").id
    if record is not None:
        vals.update(_garden_vals(record))
    company.write({k: v for k, v in vals.items() if company[k] != v})
    _load_chart(env, company)
    if record is not None and "iban" in record:
        _add_bank(env, company, record)
    _create_branches(env, company, files)


def _garden_vals(record):
    columns = {
        "code": "garden_code",
        "forme_juridique": "legal_form",
        "siret": "company_registry",
        "adresse": "street",
        "code_postal": "zip",
        "ville": "city",
        "telephone": "phone",
        "courriel": "email",
        "site": "website",
        "ics": "sepa_creditor_identifier",
        "assujetti_tva": "vat_liable",
        "region_feries": "holiday_subdivision",
    }
    return {field: record[c] for c, field in columns.items() if c in record}


def _load_chart(env, company):
    if not company.chart_template:
        # sudo: setting up the accounts of a new garden is part of its creation
        charts = env["account.chart.template"].sudo().with_context(lang="fr_FR")
        charts.try_loading(FRENCH_CHART, company)


def _add_bank(env, company, record):
    iban = record["iban"]
    banks = env["res.partner.bank"].with_context(**QUIET)
    known = banks.search(
        [
            ("partner_id", "=", company.partner_id.id),
            ("sanitized_acc_number", "=", iban),
        ]
    )
    if not known:
        vals = {"acc_number": iban, "partner_id": company.partner_id.id}
        known = banks.create({**vals, "company_id": company.id})
    journal = env["account.journal"].search(
        [("company_id", "=", company.id), ("type", "=", "bank")], limit=1
    )
    if journal and not journal.bank_account_id:
        journal.bank_account_id = known


def _create_branches(env, company, files):
    known = env["res.company"].search([("parent_id", "=", company.id)])
    names = {branch.name.casefold() for branch in known}
    for kind in ("tournees", "depots"):
        for record in files.records(kind):
            name = record["etablissement"]
            if name and name.casefold() not in names | {company.name.casefold()}:
                names.add(name.casefold())
                _create_branch(env, company, name)


def _create_branch(env, company, name):
    """An establishment; Odoo gives it the chart of accounts of its mother house."""
    env["res.company"].with_context(**QUIET).create(
        {
            "name": name,
            "parent_id": company.id,
            "country_id": company.country_id.id,
            "is_garden": True,
            "holiday_subdivision": company.holiday_subdivision,
        }
    )
