"""Immersions, exits and the dialogue de gestion in the demonstration."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError

from odoo.addons.cocagne_insertion.law.working_time import monday

from . import insertion_person

#: (name, trade, town): invented companies.
HOSTS = [
    ("Pépinières Grandjean", "Pépinière", "Villeneuve"),
    ("Cantine des Tilleuls", "Restauration collective", "Saint-Aubin"),
    ("Espaces verts Lormier", "Paysagiste", "Villeneuve"),
]
#: (host, days from today of the first day, length in days, object, job at the end)
IMMERSIONS = [
    (0, -60, 12, "discover", False),
    (1, -25, 10, "confirm_project", "CDD_LESS_THAN_6_MONTHS"),
    (2, -3, 12, "discover", False),
    (0, 10, 5, "recruit", False),
]
TUTORS = ("Nadia Ferrer", "Louis Mazeau", "Inès Corbel")
#: (role, status, posts) of those who supervise and advise.
STAFF = [
    ("Encadrante maraîchage", "eti", "permanent", 1.0),
    ("Encadrant conditionnement", "eti", "permanent", 0.8),
    ("Conseillère en insertion", "cip", "permanent", 0.6),
    ("Psychologue du travail", "cip", "external", 0.1),
]
#: (code of the ASP, hours told, proof, next employer) of ``insertion_person.LEFT``.
LEAVERS = [
    ("9", 820, "contract", "Pépinières Grandjean"),
    ("5", 640, "training", "Centre de formation des Prés"),
    ("7", 455, None, ""),
]
#: Planned rates of the annexes: lasting, transition, positive.
TARGETS = {"target_exits": 8, "target_durable": 25, "target_transition": 20}


def fill(env, garden):
    """Examples of the room; a second call doubles nothing."""
    env = env(context={**env.context, "tracking_disable": True})
    garden = garden.with_env(env)
    hosts = env["cocagne.immersion.host"]
    if hosts.search_count([("company_id", "=", garden.id)]):
        return
    _immersions(env, garden, _hosts(env, garden))
    _staff(env, garden)
    _exits(env, garden)
    _dialogue(env, garden)


def _hosts(env, garden):
    return env["cocagne.immersion.host"].create(
        [
            {
                "name": name,
                "activity": trade,
                "city": town,
                "zip": "25000",
                "company_id": garden.id,
            }
            for name, trade, town in HOSTS
        ]
    )


def _immersions(env, garden, hosts):
    today = fields.Date.context_today(garden)
    pathways = env["cocagne.pathway"].search(
        [("company_id", "=", garden.id), ("state", "=", "active")],
        order="id",
        limit=len(IMMERSIONS),
    )
    for pathway, example in zip(pathways, IMMERSIONS, strict=False):
        host, begins, length, what_for, job = example
        start = monday(today + timedelta(days=begins))
        values = {
            "pathway_id": pathway.id,
            "company_id": garden.id,
            "host_id": hosts[host].id,
            "tutor_name": TUTORS[host],
            "job_title": HOSTS[host][1],
            "object": what_for,
            "date_start": start,
            "date_end": start + timedelta(days=length - 1),
            "tasks": "Observer l'équipe, puis participer aux travaux courants.",
        }
        try:
            with env.cr.savepoint():
                immersion = env["cocagne.immersion"].create(values)
        except ValidationError:  # the contract of this person is too short for it
            continue
        _live(immersion, today, job)


def _live(immersion, today, job):
    """Signed when it has begun, assessed when it is over."""
    if immersion.date_start > today:
        return
    immersion.action_sign()
    if immersion.date_end < today:
        immersion.write({"assessment": "COMPLETED", "job": job, "goals": "met"})
        immersion.action_assess()


def _staff(env, garden):
    year = fields.Date.context_today(garden).year
    env["cocagne.insertion.staff"].create(
        [
            {
                "name": name,
                "role": role,
                "status": status,
                "etp": posts,
                "date_from": f"{year - 1}-01-01",
                "company_id": garden.id,
            }
            for name, role, status, posts in STAFF
        ]
    )


def _exits(env, garden):
    """Those whose last contract is over leave, by the same dialog as in life."""
    for person, told in zip(insertion_person.LEFT, LEAVERS, strict=True):
        code, hours, proof, employer = told
        pathway = env["cocagne.pathway"].search(
            [
                ("company_id", "=", garden.id),
                ("name", "=", f"{person[0]} {person[1]}"),
                ("state", "=", "active"),
            ]
        )
        if not pathway:
            continue
        dialog = env["cocagne.insertion.leave"].create(
            {
                "pathway_id": pathway.id,
                "reason_id": env.ref(f"cocagne_insertion.exit_reason_{code}").id,
                "employer_name": employer,
                "proof_kind": proof,
                "proof_seen": bool(proof),
            }
        )
        dialog.hours_told = hours if dialog.needs_hours else 0
        dialog.action_leave()
    _news(env, garden)


def _news(env, garden):
    """What the first one who left said three months later."""
    due = env["cocagne.insertion.follow.up"].search(
        [
            ("company_id", "=", garden.id),
            ("date", "<", fields.Date.context_today(garden)),
        ],
        order="date",
        limit=1,
    )
    due.write(
        {
            "situation": "durable",
            "employer_name": "Pépinières Grandjean",
            "asked_on": due.date,
        }
    )


def _dialogue(env, garden):
    annexes = env["cocagne.annex"].search([("company_id", "=", garden.id)])
    annexes.write({**TARGETS, "target_positive": 15})
    env["cocagne.dialogue"].create(
        {"company_id": garden.id, "annex_id": annexes[:1].id}
    )
