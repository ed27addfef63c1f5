"""Households of the solidarity programme, for the demonstration."""

import random
from datetime import timedelta

from odoo import fields
from odoo.fields import Command

#: Structure, its social worker, share of the households it sends.
STRUCTURES = (
    ("CCAS des Trois Rivières", ("Solène", "Aubépin"), 55),
    ("Centre social du Moulin", ("Hakim", "Rosier"), 30),
    ("Service social de l'université", ("Aude", "Lierre"), 15),
)
#: Situation, per cent, ages (under 3, 3-17, 18-24, 25-64, 65 and over).
SITUATIONS = (
    ("family", 45, (1, 2, 0, 2, 0)),
    ("isolated", 25, (0, 0, 0, 1, 0)),
    ("student", 15, (0, 0, 1, 0, 0)),
    ("senior", 15, (0, 0, 0, 0, 2)),
)
#: First name, last name, situation, quotient, ages, days since the demand.
WAITING = (
    ("Yasmine", "Charron", "family", 280, (1, 1, 0, 1, 0), 12),
    ("Robin", "Delarue", "student", 640, (0, 0, 1, 0, 0), 30),
    ("Awa", "Sylla", "family", 390, (0, 3, 0, 2, 0), 8),
    ("Gilberte", "Marchal", "senior", 520, (0, 0, 0, 0, 1), 21),
)
AGES = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")
MODULE = "cocagne_paniers_solidaires"


def fill(env, garden):
    """The reduced prices of the import become enrolments; some households wait."""
    takeovers = env["cocagne.solidarity.takeover"]
    if takeovers.search_count([("company_id", "=", garden.id)]):
        return
    env = env(context={**env.context, "lang": "fr_FR", "tracking_disable": True})
    env["cocagne.solidarity.criterion"].with_company(garden).action_usual()
    structures = [_structure(env, garden, *row[:2]) for row in STRUCTURES]
    today = fields.Date.context_today(garden)
    takeover = takeovers.with_env(env).create(
        {
            "company_id": garden.id,
            "agreement_ids": [Command.set(_agreements(env, garden).ids)],
            "date_from": today.replace(month=1, day=1),
        }
    )
    takeover._run_now()
    _tell(env, garden, takeover.enrolment_ids, structures, today)
    _wait(env, garden, structures[0], today)


def _structure(env, garden, name, person):
    partners = env["res.partner"]
    address, worker = partners.create(
        [
            {"name": name, "is_company": True, "company_id": garden.id},
            {"firstname": person[0], "lastname": person[1], "company_id": garden.id},
        ]
    )
    return env["cocagne.solidarity.structure"].create(
        {
            "partner_id": address.id,
            "contact_ids": [Command.set(worker.ids)],
            "company_id": garden.id,
            "date_from": fields.Date.context_today(garden).replace(month=1, day=1),
        }
    )


def _agreements(env, garden):
    """The agreements that are for any household."""
    return env["cocagne.solidarity.agreement"].search(
        [
            ("company_id", "=", garden.root_id.id),
            ("state", "=", "running"),
            ("scheme", "=", False),
            ("public_ids", "=", False),
            ("garden_ids", "=", False),
            ("quota_households", "=", 0),
        ]
    )


def _tell(env, garden, enrolments, structures, today):
    """What the households answered, the same at each run."""
    chance = random.Random(6)
    weights = [row[2] for row in STRUCTURES]
    for number, enrolment in enumerate(enrolments):
        code, _weight, ages = chance.choices(
            SITUATIONS, [row[1] for row in SITUATIONS]
        )[0]
        structure = chance.choices(structures, weights)[0]
        enrolment.write(
            {
                **dict(zip(AGES, ages, strict=True)),
                "public_id": env.ref(f"{MODULE}.public_{code}").id,
                "scheme": "msa" if chance.random() < 0.2 else "caf",
                "quotient": chance.randrange(120, 700, 10),
                "structure_id": structure.id,
                "prescriber_id": structure.contact_ids.id,
                "referral_date": enrolment.date_start,
                "asked_on": enrolment.date_start,
                "user_id": _who_welcomes(env, garden).id,
                # two in a hundred are still to ask about
                "is_incomplete": number % 50 == 0,
                **_dates(number, enrolment, today),
            }
        )
    enrolments.filtered(lambda item: not item.is_incomplete).action_consent()
    cook = "Cuisiner les légumes du panier deux fois par semaine"
    enrolments[:5].write({"objective_ids": [Command.create({"name": cook})]})


def _who_welcomes(env, garden):
    """The user of the solidarity role in the garden."""
    role = env.ref(f"{MODULE}.group_solidarity")
    return env["res.users"].search(
        [("company_id", "=", garden.id), ("group_ids", "in", role.id)], limit=1
    )


def _dates(number, enrolment, today):
    """Most have no end; some end soon, one is on trial."""
    if number % 20 == 3:
        return {"date_end": max(enrolment.date_start, today) + timedelta(days=20)}
    if number == 1:
        return {"trial_until": max(enrolment.date_start, today) + timedelta(days=5)}
    return {}


def _wait(env, garden, structure, today):
    """Households that ask for a place."""
    for first, last, code, quotient, ages, days in WAITING:
        partner = env["res.partner"].create(
            {
                "firstname": first,
                "lastname": last,
                "cocagne_client": True,
                "company_id": garden.root_id.id,
            }
        )
        demand = env["cocagne.solidarity.enrolment"].create(
            {
                **dict(zip(AGES, ages, strict=True)),
                "partner_id": partner.id,
                "company_id": garden.id,
                "public_id": env.ref(f"{MODULE}.public_{code}").id,
                "user_id": _who_welcomes(env, garden).id,
                "quotient": quotient,
                "structure_id": structure.id,
                "referral_date": max(today - timedelta(days=days), structure.date_from),
                "asked_on": today - timedelta(days=days),
            }
        )
        demand.action_wait()
