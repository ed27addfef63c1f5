"""Posts and aid in the demonstration: a convention, the annexes, declared months."""

from datetime import date

from odoo import fields

from odoo.addons.cocagne_insertion.law import dates

from . import insertion_person

#: Months that were declared, the last one still to check.
MONTHS = 23
#: Posts of an annex, for each one that its contracts would fill.
MARGIN = 1.06
#: Wages of the whole garden with what is paid on them, in euros a month.
MONTHLY_WAGES = 31000


def prepare(env, garden):
    """The convention and the annexes of last year and this one, before people arrive."""
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    year = fields.Date.context_today(env.user).year
    _convention(env, garden, year - 1)
    for one in (year - 1, year):
        _annex(env, garden, one)


def fill(env, garden):
    """Months declared until the last one, what the ASP pays, the garden's wages.

    May be run twice: what is there already stays.
    """
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    today = fields.Date.context_today(env.user)
    _payer(env, garden)
    this_month = today.replace(day=1)
    month = dates.same_day(this_month, -MONTHS)
    while month < this_month:
        following = dates.same_day(month, 1)
        states = env["cocagne.insertion.month"]._prepare(month, garden)
        ready = states.filtered(lambda one: one.annex_id and not one.problems)
        if following < this_month:
            ready.action_validate()
        month = following
    annexes = env["cocagne.annex"].search([("company_id", "=", garden.id)])
    annexes.action_refresh_schedule()
    annexes.filtered(lambda one: one.date_end < this_month).action_close()
    _charges(env, garden, today)
    _department(env, garden, dates.same_day(this_month, -2))
    running = annexes.filtered(lambda one: one.date_start <= today <= one.date_end)
    if running and not running.grant_id:
        _receive(env, garden, running[0], this_month)


def _receive(env, garden, annex, until):
    """The aid is booked; what came in at the bank until a day is matched with it."""
    annex.action_book()
    journal = env["account.journal"].search(
        [("company_id", "=", garden.id), ("type", "=", "bank")], limit=1
    )
    came = annex.payment_ids.filtered(lambda one: one.date < until and one.amount > 0)
    env["account.bank.statement.line"].create(
        [
            {
                "journal_id": journal.id,
                "date": one.date,
                "payment_ref": f"VIR ASP {annex.number}",
                "partner_id": garden.asp_partner_id.id,
                "amount": one.amount,
            }
            for one in came
        ]
    )
    annex.action_match()
    annex.match_ids.filtered("payment_ids").action_confirm()


def _department(env, garden, month):
    """What the Département owed for a month, sent to it."""
    shares = env["cocagne.department.share"]
    if shares.search_count([("company_id", "=", garden.id)], limit=1):
        return
    share = shares._prepare(month, garden)
    share.partner_id = env["res.partner"].create(
        {"name": "Département", "company_id": garden.id, "is_company": True}
    )
    share.action_send()


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
    return annexes.create(
        {
            "number": f"ACI025{year % 100}{garden.id % 10000:04}A0M0",
            "company_id": garden.id,
            "date_start": date(year, 1, 1),
            "date_end": date(year, 12, 31),
            "date_signed": date(year, 1, 5),
            "posts": _posts(fields.Date.context_today(garden), year),
        }
    )


def _posts(today, year):
    """What the contracts of the demonstration fill in a year, and a little more."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    etp = 0.0
    for person in (*insertion_person.PEOPLE, *insertion_person.LEFT):
        since, months, hours = person[4:7]
        start = insertion_person.first_day(today, since)
        end = min(insertion_person.last_day(start, months), last)
        days = (end - max(start, first)).days + 1
        etp += max(days, 0) / 365 * hours / 35
    return max(round(etp * MARGIN, 2), 1.0)


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
