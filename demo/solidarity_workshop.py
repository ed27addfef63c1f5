"""Workshops of the demonstration: past ones with their attendance, coming ones."""

from datetime import datetime, time, timedelta

import pytz

from odoo import fields

#: (days from today, kind, name, seats, hour, who leads it, summary)
WORKSHOPS = [
    (-49, "cooking", "Soupes et veloutés d'hiver", 10, 14, "Marguerite Cendrier"),
    (-35, "gardening", "Semer sur un balcon", 12, 10, "Lucien Pommeraie"),
    (-21, "meal", "Repas partagé de saison", 24, 12, "Marguerite Cendrier"),
    (-7, "nutrition", "Manger bon pour pas cher", 12, 14, "Diane Valériane"),
    (-1, "cooking", "Que faire des fanes ?", 10, 14, "Marguerite Cendrier"),
    (0, "preserves", "Bocaux et lacto-fermentation", 8, 14, "Lucien Pommeraie"),
    (7, "visit", "Visite du jardin", 20, 15, "Lucien Pommeraie"),
    (14, "cooking", "Cuisiner les courges", 6, 14, "Marguerite Cendrier"),
]
#: How many people register for each, how many of ten come.
REGISTERED, PRESENT_OF_TEN = 8, 8
SUMMARY = (
    "<p>Chacun a épluché, goûté, et est reparti avec la recette et un bocal. Deux "
    "personnes proposent d'animer le prochain atelier.</p>"
)


def fill(env, garden):
    """Workshops with people from all members mixed; a second call doubles nothing."""
    env = env(context={**env.context, "tracking_disable": True})
    garden = garden.with_env(env)
    events = env["event.event"].with_company(garden)
    today = fields.Date.context_today(garden)
    known = events.search(
        [("is_workshop", "=", True), ("company_id", "=", garden.id)]
    ).mapped("name")
    crowd = _crowd(env, garden)
    for rank, (days, kind, name, seats, hour, leader) in enumerate(WORKSHOPS):
        if name in known:
            continue
        workshop = events.create(
            _values(env, garden, today + timedelta(days=days), kind, hour)
            | {
                "name": name,
                "seats_max": seats,
                "facilitator_id": _leader(env, garden, leader).id,
                "workshop_cost": 40 + 5 * rank,
                "user_id": _in_charge(env, garden, rank).id,
            }
        )
        _register(workshop, crowd[rank * 5 : rank * 5 + REGISTERED], rank)
        if days < -1:
            _hold(workshop)


def _crowd(env, garden):
    """Households of the programme and other members, one after the other."""
    households = env["cocagne.solidarity.enrolment"].search(
        [("company_id", "=", garden.id), ("state", "=", "active")], order="id", limit=25
    )
    members = env["res.partner"].search(
        [
            ("cocagne_client", "=", True),
            ("company_id", "=", garden.id),
            ("is_company", "=", False),
            ("id", "not in", households.partner_id.ids),
        ],
        order="id",
        limit=60,
    )
    mixed = env["res.partner"]
    ours = list(households.partner_id)
    for rank, member in enumerate(members):
        mixed |= member
        if rank % 2 and ours:
            mixed |= ours.pop(0)
    return mixed


def _values(env, garden, day, kind, hour):
    zone = pytz.timezone("Europe/Paris")
    kind = env.ref(f"cocagne_paniers_solidaires.workshop_kind_{kind}")
    start = zone.localize(datetime.combine(day, time(hour)))
    start = start.astimezone(pytz.utc).replace(tzinfo=None)
    depots = env["cocagne.depot"].search([("company_id", "=", garden.id)], limit=3)
    values = {
        "is_workshop": True,
        "company_id": garden.id,
        "workshop_kind_id": kind.id,
        "date_tz": "Europe/Paris",
        "date_begin": start,
        "date_end": start + timedelta(hours=kind.hours),
        "description": "<p>Apportez un tablier et un bocal vide. Nous fournissons les "
        "légumes du jardin.</p>",
    }
    if depots and kind.code in ("nutrition", "cooking"):
        return values | {"depot_id": depots[0].id}
    return values | {"address_id": garden.partner_id.id}


def _leader(env, garden, name):
    first, last = name.split()
    partners = env["res.partner"]
    domain = [("name", "ilike", last), ("company_id", "=", garden.id)]
    values = {"firstname": first, "lastname": last, "company_id": garden.id}
    return partners.search(domain, limit=1) or partners.create(values)


def _in_charge(env, garden, rank):
    """Now the desk, now the gardener, who ticks on a phone."""
    users = env["res.users"]
    logins = ("accueil", "preparation")
    found = users.search([("login", "=", logins[rank % 2])], limit=1)
    return found.filtered(lambda user: garden in user.company_ids) or env.user


def _register(workshop, people, rank):
    for number, person in enumerate(people):
        children = (number + rank) % 3 if workshop.seats_max > 10 else 0
        workshop._register_person(person, 0, children)


def _hold(workshop):
    """Tick who came, close it, tell what was done."""
    people = workshop.registration_ids.filtered(lambda r: r.state == "open")
    for number, person in enumerate(people.sorted("id")):
        if number % 10 < PRESENT_OF_TEN - 2:
            person.action_present()
        elif number % 2:
            person.action_absent()
        else:
            person.action_excused()
    workshop.write({"summary": SUMMARY, "is_real_cost": True})
    workshop.action_close_workshop()
