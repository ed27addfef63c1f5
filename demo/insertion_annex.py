"""Posts and aid in the demonstration: a convention, the annexes, declared months."""

from datetime import date

from odoo import fields

#: Posts of the annex in the demonstration, for each person at work.
POSTS_PER_PERSON = 0.55
#: Wages of the whole garden with what is paid on them, in euros a month.
MONTHLY_WAGES = 31000


def fill(env, garden):
    """The convention and annex of the year, months declared until the last one.

    May be run twice: what is there already stays.
    """
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    today = fields.Date.context_today(env.user)
    _convention(env, garden, today.year)
    annex = _annex(env, garden, today.year)
    _payer(env, garden)
    for month in range(1, today.month):
        states = env["cocagne.insertion.month"]._prepare(
            date(today.year, month, 1), garden
        )
        ready = states.filtered(lambda one: one.annex_id and not one.problems)
        if month < today.month - 1:
            ready.action_validate()
    annex.action_refresh_schedule()
    _charges(env, garden, today)


def _convention(env, garden, year):
    domain = [("company_id", "=", garden.id), ("date_end", ">=", date(year, 12, 31))]
    found = env["cocagne.convention"].search(domain, limit=1)
    return found or env["cocagne.convention"].create(
        {
            "name": f"ACI {year}-{year + 2}",
            "company_id": garden.id,
            "date_start": date(year, 1, 1),
            "date_end": date(year + 2, 12, 31),
            "posts_text": "Maraîchage biologique, préparation des paniers, livraison.",
            "commitments": "60 % de sorties dynamiques, un entretien par mois.",
            "funding": "État, Département, FSE+.",
            "has_immersions": True,
            "immersion_number": "Douze par an.",
            "immersion_hosts": "Entreprises et collectivités du bassin d'emploi.",
            "immersion_support": "Un bilan avec l'entreprise à la fin de chacune.",
            "immersion_objects": "Découvrir un métier, confirmer un projet.",
        }
    )


def _annex(env, garden, year):
    annexes = env["cocagne.annex"]
    domain = [("company_id", "=", garden.id), ("date_start", "<=", date(year, 12, 31))]
    found = annexes.search([*domain, ("date_end", ">=", date(year, 1, 1))], limit=1)
    if found:
        return found
    people = env["hr.version"]._insertion_stages(
        garden, date(year, 1, 1), date(year, 12, 31)
    )
    return annexes.create(
        {
            "number": f"ACI025{year % 100}{garden.id % 10000:04}A0M0",
            "company_id": garden.id,
            "date_start": date(year, 1, 1),
            "date_end": date(year, 12, 31),
            "date_signed": date(year, 1, 5),
            "posts": max(round(len(people) * POSTS_PER_PERSON, 2), 1.0),
        }
    )


def _charges(env, garden, today):
    """Wages of the garden in the accounts, month by month: sales stay below their part."""
    name = "Salaires et charges sociales"
    moves = env["account.move"].with_company(garden)
    accounts = env["account.account"].with_company(garden)
    debit, credit = (
        accounts.search([("code", "=like", f"{code}%")], limit=1, order="code")
        for code in ("641", "421")
    )
    known = [("company_id", "=", garden.id), ("ref", "=", name)]
    if not debit or not credit or moves.search_count(known, limit=1):
        return
    journal = env["account.journal"].search(
        [("company_id", "=", garden.id), ("type", "=", "general")], limit=1
    )
    amount = MONTHLY_WAGES
    moves.create(
        [
            {
                "journal_id": journal.id,
                "date": date(today.year, month, 28),
                "ref": name,
                "line_ids": [
                    fields.Command.create(
                        {"account_id": debit.id, "name": name, "debit": amount}
                    ),
                    fields.Command.create(
                        {"account_id": credit.id, "name": name, "credit": amount}
                    ),
                ],
            }
            for month in range(1, today.month)
        ]
    ).action_post()


def _payer(env, garden):
    name = "Agence de services et de paiement"
    if not garden.asp_partner_id:
        garden.asp_partner_id = env["res.partner"].create(
            {"name": name, "company_id": garden.id, "is_company": True}
        )
