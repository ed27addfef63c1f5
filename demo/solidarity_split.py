"""Funders of the solidarity programme, for the demonstration."""

from odoo import fields
from odoo.fields import Command

#: Name, funder, kind, order, values of its rule, other values.
AGREEMENTS = (
    (
        "CCAS des Trois Rivières {year}",
        "CCAS des Trois Rivières (mairie)",
        "ccas",
        10,
        {"kind": "percent", "percent": 25},
        {"rhythm": "quarter", "number": "2026-07"},
    ),
    (
        "CCAS de Valmoutier, complément de prix {year}",
        "CCAS de Valmoutier (mairie)",
        "ccas",
        15,
        {"kind": "amount", "amount": 1.5},
        {"rhythm": "quarter", "settlement": "invoice", "number": "2026-11"},
    ),
    (
        "MSA des Trois Rivières {year}",
        "MSA des Trois Rivières",
        "msa",
        20,
        {"kind": "percent", "percent": 30},
        {"rhythm": "half", "scheme": "msa", "quota_households": 20},
    ),
    (
        "Réseau Cocagne, Paniers Solidaires {year}",
        "Réseau Cocagne (programme national)",
        "network",
        30,
        {"kind": "percent", "percent": 15},
        {"rhythm": "year", "settlement": "grant"},
    ),
)
#: Where an invoice goes: who is billed bears an address on it (CGI, ann. II, 242 nonies A).
ADDRESSES = {
    "CCAS de Valmoutier (mairie)": {
        "street": "2 place de la Mairie",
        "zip": "88120",
        "city": "Valmoutier",
        "email": "ccas@valmoutier.example.org",
    },
}
FUND = "Fonds de solidarité du jardin {year}"
#: The first agreement has used so much of its limit, in percent.
NEAR_END = 86


def agree(env, garden):
    """The agreements of the year, running; before the households are enrolled."""
    agreements = env["cocagne.solidarity.agreement"]
    house = garden.root_id
    if agreements.search_count([("company_id", "=", house.id)]):
        return
    year = fields.Date.context_today(garden).year
    for name, funder, kind, sequence, rule, values in AGREEMENTS:
        partner = env["res.partner"].create(
            {
                "name": funder,
                "is_company": True,
                "company_id": house.id,
                "country_id": env.ref("base.fr").id,
                **ADDRESSES.get(funder, {}),
            }
        )
        agreements |= agreements.create(
            {
                **_dates(year),
                "name": name.format(year=year),
                "partner_id": partner.id,
                "company_id": house.id,
                "kind": kind,
                "sequence": sequence,
                "rule_ids": [Command.create(rule)],
                **values,
            }
        )
    agreements |= agreements.create(
        {
            **_dates(year),
            "name": FUND.format(year=year),
            "company_id": house.id,
            "kind": "fund",
            "sequence": 90,
        }
    )
    agreements.action_run()


def _dates(year):
    return {"date_from": f"{year}-01-01", "date_to": f"{year}-12-31"}


def hand_out(env, garden):
    """The MSA helps the households of its scheme, once they are enrolled."""
    msa = env["cocagne.solidarity.agreement"].search(
        [("company_id", "=", garden.root_id.id), ("scheme", "=", "msa")], limit=1
    )
    households = env["cocagne.solidarity.enrolment"].search(
        [
            ("company_id", "child_of", garden.root_id.ids),
            ("company_id", "=", garden.id),
            ("state", "=", "active"),
            ("scheme", "=", "msa"),
        ],
        limit=msa.quota_households,
    )
    for household in households:
        household.agreement_ids |= msa


def fill(env, garden):
    """After the deliveries: the limit of the town is nearly reached."""
    towns = env["cocagne.solidarity.agreement"].search(
        [
            ("company_id", "=", garden.root_id.id),
            ("kind", "=", "ccas"),
            ("state", "=", "running"),
        ]
    )
    for town in towns:
        if town.used_amount and not town.quota_amount:
            # a whole number of hundreds, as a town promises
            limit = -(-town.used_amount * 100 // NEAR_END // 100) * 100
            town.quota_amount = limit
            town._raise_alerts()
