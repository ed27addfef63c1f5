"""Three gardens and their users in a database, from the generated files.

May be run again: what is there already is updated by number. The only door to the data
is the importer, so the demonstration shows what an import really brings.
"""

import tempfile
from datetime import date
from pathlib import Path

from . import offers
from .generator import Garden, Plan
from .logins import LOGINS

BIG, ORDINARY, MOTHER = "RIVIERES", "COMBE", "MIDI"
#: The people of each login: first name, last name, group (with its addon when it is not
#: the garden's), code of the garden or "".
PEOPLE = {
    "responsable": ("Odile", "Verdier", "manager", BIG),
    "accueil": ("Karim", "Fontenelle", "sales_desk", BIG),
    "preparation": ("Léa", "Prunelier", "preparer", BIG),
    "compta": ("Pascal", "Moulinet", "accountant", BIG),
    "solidarite": (
        "Maud",
        "Sorbier",
        "cocagne_paniers_solidaires.group_solidarity",
        BIG,
    ),
    "insertion": ("Nadège", "Viornel", "insertion_adviser", BIG),
    "eti": ("Yves", "Grandval", "cocagne_insertion.group_supervisor", BIG),
    "paie": ("Solenn", "Carrouges", "cocagne_insertion.group_payroll", BIG),
    "direction": ("Thierry", "Hautecourt", "cocagne_insertion.group_director", BIG),
    "siege": ("Irène", "Chantepie", "head_office", ""),
    "reseau": ("Agathe", "Courtil", "cocagne_reseau.group_network_manager", ""),
    "responsable-alsace": ("Séverin", "Merisier", "manager", ORDINARY),
    "responsable-midi": ("Samia", "Lavandier", "manager", MOTHER),
}


def plans(year=None):
    """What the three gardens are, for the civil year ``year`` (this one by default)."""
    year = year or date.today().year
    return [
        Plan("ordinary", year, 11, "alsace", "Jardin de la Combe aux Prés", ORDINARY),
        Plan("big", year, 12, "lorraine", "Grand Jardin des Trois Rivières", BIG),
        Plan(
            "ordinary",
            year,
            13,
            "midi",
            "Les Jardins du Midi vert",
            MOTHER,
            establishments=("Jardin du Causse clair", "Jardin de la Plaine haute"),
        ),
    ]


def load(env, progress=None, year=None):
    """Import the gardens and create the users; a second call doubles nothing.

    :param progress: called with (steps done, steps in all, label).
    :raise RuntimeError: when the importer refuses a line of ours.
    :return: the gardens.
    """
    progress = progress or (lambda done, total, label: None)
    env = env(context={**env.context, "lang": "fr_FR"})
    gardens = env["res.company"]
    chosen = plans(year)
    for rank, plan in enumerate(chosen):
        progress(rank, len(chosen) + 1, plan.name)
        gardens |= _import(env, plan)
        env.cr.commit()
    progress(len(chosen), len(chosen) + 1, "utilisateurs")
    _create_users(env, gardens)
    offers.create(env)
    progress(len(chosen) + 1, len(chosen) + 1, "")
    return gardens


def big_garden(env):
    """The big garden of the demonstration."""
    return env["res.company"].search([("garden_code", "=", BIG)], limit=1)


def _import(env, plan):
    with tempfile.TemporaryDirectory() as folder:
        Garden(plan).write(Path(folder))
        result = env["cocagne.garden.import"].import_directory(folder)
    if result["errors"]:
        raise RuntimeError(f"{plan.name}: {result['errors'][:5]}")
    return env["res.company"].browse(result["company_id"])


def _create_users(env, gardens):
    companies = {garden.garden_code: garden | garden.child_ids for garden in gardens}
    everything = gardens | gardens.child_ids
    for login, password, _role in LOGINS:
        first, last, group, code = PEOPLE[login]
        allowed = companies[code] if code else everything
        role = group if "." in group else f"cocagne_jardin.group_{group}"
        vals = {
            "lang": "fr_FR",
            "tz": "Europe/Paris",
            "company_ids": [(6, 0, allowed.ids)],
            "company_id": allowed[0].id,
            "group_ids": [(4, env.ref(role).id)],
        }
        users = env["res.users"].with_context(no_reset_password=True)
        user = users.with_context(active_test=False).search([("login", "=", login)])
        if user:
            user.write(vals)
        else:
            name = {"firstname": first, "lastname": last, "name": f"{first} {last}"}
            mail = f"{login}@example.org"
            users.create(
                {**vals, **name, "login": login, "password": password, "email": mail}
            )
