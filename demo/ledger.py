"""Grants, hours of volunteers and the closing of last month in the demonstration.

May be run again: what is there already stays as it is.
"""

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.fields import Command

from .network import big_garden

#: Funder, kind, project, amount, dedicated, activity (xmlid without addon).
GRANTS = [
    (
        "Département des Trois Rivières",
        "department",
        "Accompagnement socioprofessionnel",
        18000.0,
        True,
        "analytic_insertion",
    ),
    (
        "DREETS Grand Est",
        "asp",
        "Aide aux postes d'insertion",
        96000.0,
        False,
        "analytic_insertion",
    ),
    (
        "Fondation du Verger bleu",
        "foundation",
        "Paniers solidaires",
        6000.0,
        True,
        "analytic_solidarity",
    ),
]
#: Hours of volunteers of last month, by kind of work, in the order of the list.
HOURS = (12.0, 20.0, 8.0, 46.0)


def load(env):
    """The examples of the accounts, in the big garden."""
    garden = big_garden(env)
    env = env(
        context={
            **env.context,
            "allowed_company_ids": garden.ids,
            "lang": "fr_FR",
        }
    )
    garden = garden.with_env(env)
    today = fields.Date.context_today(garden)
    garden._set_up_ledger()
    _load_grants(env, garden, today)
    _load_hours(env, garden, today)
    closings = env["cocagne.closing"]
    month = today.replace(day=1) - relativedelta(days=1)
    closings._get_closing(garden, month).action_refresh()
    closings._get_closing(garden, month - relativedelta(months=1)).action_refresh()


def _load_grants(env, garden, today):
    grants = env["cocagne.grant"]
    if grants.search_count([("company_id", "=", garden.id)], limit=1):
        return
    start = today.replace(month=1, day=1)
    for funder, kind, project, amount, is_dedicated, activity in GRANTS:
        partner = env["res.partner"].create(
            {"name": funder, "is_company": True, "company_id": garden.id}
        )
        grant = grants.create(
            {
                "name": project,
                "company_id": garden.id,
                "partner_id": partner.id,
                "kind": kind,
                "agreement_number": f"{start.year}-{partner.id}",
                "agreement_date": start,
                "date_from": start,
                "date_to": start + relativedelta(years=1, days=-1),
                "amount": amount,
                "is_dedicated": is_dedicated,
                "activity_id": env.ref(f"cocagne_compta.{activity}").id,
                "payment_ids": _payments(start, amount),
            }
        )
        grant.action_grant()
        grant.year_ids.spent = round(amount * 0.75, 2)
    received = grants.search([("company_id", "=", garden.id)]).payment_ids
    for payment in received.filtered(lambda p: p.date < today and not p.received)[:2]:
        env["cocagne.grant.receipt"].create(
            {"payment_id": payment.id, "date": payment.date}
        ).action_receive()


def _payments(start, amount):
    """Seven tenths at the signature, the rest with the report of the year."""
    first = round(amount * 0.7, 2)
    return [
        Command.create(
            {
                "date": start + relativedelta(months=2),
                "amount": first,
                "condition": "À la signature",
            }
        ),
        Command.create(
            {
                "date": start + relativedelta(months=11),
                "amount": round(amount - first, 2),
                "condition": "Sur bilan",
            }
        ),
    ]


def _load_hours(env, garden, today):
    works = env["cocagne.volunteer.work"].with_company(garden)
    if works.search_count([("company_id", "=", garden.id)], limit=1):
        return
    last = today.replace(day=1) - relativedelta(days=1)
    work = works.create(
        {
            "company_id": garden.id,
            "date_from": last.replace(day=1),
            "date_to": last,
        }
    )
    for line, hours in zip(work.line_ids, HOURS, strict=False):
        line.hours = hours
    work.line_ids.filtered(lambda line: not line.hours).unlink()
    work.action_post()
