"""The accompaniment in the demonstration: interviews, skills, objectives, trainings."""

from datetime import datetime, time, timedelta

from odoo import fields

from odoo.addons.cocagne_insertion.law.working_time import monday

#: (days from today, kind, hours, what happened, report that may be shared)
INTERVIEWS = [
    (-75, "entry", 1.5, "held", "Accueil : présentation du jardin et du parcours."),
    (-45, "follow_up", 1.0, "held", "Fait le point sur la garde des enfants."),
    (-32, "follow_up", 1.0, "missed", ""),
    (
        -20,
        "project",
        1.0,
        "held",
        "Deux pistes : cuisine de collectivité, espaces verts.",
    ),
    (0, "follow_up", 1.0, "planned", ""),
]
NOTE = "Ce que la personne préfère garder pour elle est noté ici."
#: Days between the same thing of one person and of the next.
APART = 3
#: (obstacle, who handles it, where it stands)
OBSTACLES = [
    ("mobilite", "both", "handled"),
    ("demarch", "inside", "lifted"),
    ("heberg", "outside", "handled"),
    ("benef_projet_pro", "inside", "lighter"),
    ("illetrisme", "outside", "handled"),
]
#: (theme, objective, state, actions: (what, who, days from today, done))
OBJECTIVES = [
    (
        "mobility",
        "Passer le permis de conduire",
        "doing",
        [
            ("S'inscrire au code", "person", -20, True),
            ("Demander l'aide au permis", "adviser", 3, False),
        ],
    ),
    (
        "project",
        "Découvrir deux métiers",
        "todo",
        [("Trouver une entreprise pour une immersion", "adviser", 12, False)],
    ),
    ("rights", "Mettre à jour ses droits", "reached", []),
    (
        "housing",
        "Trouver un logement",
        "doing",
        [
            ("Déposer la demande de logement social", "person", -30, True),
            ("Réunir les papiers", "person", -6, True),
            ("Relancer le bailleur", "partner", 18, False),
        ],
    ),
    (
        "training",
        "Lire une consigne écrite",
        "doing",
        [("Suivre les cours du mardi", "person", 40, False)],
    ),
]
#: (name, kind, provider, days from today: first and last, hours, state)
TRAININGS = [
    ("Sauveteur secouriste du travail", "safety", "Croix verte", -40, -39, 14, "done"),
    ("Français au travail", "basic", "Les Mots d'ici", -30, 28, 60, "running"),
    ("CACES chariots", "job", "Formalogis", 18, 22, 35, "planned"),
]
#: (days from today, what, employer, job, result, days until the call)
SEARCHES = [
    (-15, "cv", "", "", "done", None),
    (-8, "application", "Cantine des Tilleuls", "Aide de cuisine", "waiting", 2),
    (-3, "visit", "Pépinières Grandjean", "Ouvrier paysagiste", "meeting", None),
]
#: (kind, days from today until it runs out)
DOCUMENTS = [("identity", 700), ("residence", 50), ("caces", 20), ("cv", None)]
#: Levels of the first and second assessment, one skill after the other.
FIRST, SECOND = (2, 1, 2, 3, 1), (3, 2, 3, 4, 3)
#: How many people get all of it.
PEOPLE = 8


def fill(env, garden):
    """Examples for the first people at work; a second call doubles nothing."""
    env = env(context={**env.context, "tracking_disable": True})
    garden = garden.with_env(env)
    grids = env["cocagne.skill.grid"].with_company(garden)
    if not grids.search_count([("company_id", "=", garden.id)]):
        grids.action_take_examples()
    pathways = env["cocagne.pathway"].search(
        [("company_id", "=", garden.id), ("state", "=", "active")],
        order="id",
        limit=PEOPLE,
    )
    for rank, pathway in enumerate(pathways):
        if not pathway.interview_ids:
            _accompany(env, garden, pathway, rank)
    _report(env, garden)


def _accompany(env, garden, pathway, rank):
    today = fields.Date.context_today(garden)
    _interviews(env, pathway, today, rank)
    _situation(env, pathway, today, rank)
    _work(env, pathway, today, rank)
    _skills(env, garden, pathway, today, rank)
    if rank == 0:
        _professional(env, pathway, today)


def _professional(env, pathway, today):
    """A professional interview that was held, with its copy; the others are due."""
    interview = env["cocagne.interview"].create(
        {
            "pathway_id": pathway.id,
            "kind": "professional",
            "date_start": datetime.combine(
                _working(_day(pathway, today, -50), today, 0), time(13)
            ),
            "duration": 1.0,
            "adviser_id": (pathway.adviser_id or env.user).id,
            "wished_jobs": "Cuisine de collectivité. Sait tenir un poste de préparation.",
            "wished_trainings": "CAP cuisine, par la validation des acquis.",
            "agreed_actions": "Une immersion en cantine, puis un rendez-vous au CEP.",
            "told_training_account": True,
            "told_experience": True,
            "told_counsel": True,
        }
    )
    interview.action_held()
    interview.action_copy_given()


def _report(env, garden):
    """The report for the contract that ends first, being written."""
    reports = env["cocagne.support.report"]
    ending = env["hr.version"].search(
        [
            ("company_id", "=", garden.id),
            ("insertion_kind", "!=", False),
            ("contract_date_end", ">=", fields.Date.context_today(garden)),
        ],
        order="contract_date_end, id",
        limit=1,
    )
    if ending and not reports.search_count([("company_id", "=", garden.id)], limit=1):
        reports.create(
            {
                "pathway_id": ending.pathway_id.id,
                "author_id": (ending.pathway_id.adviser_id or env.user).id,
                "summary": "À l'heure, à l'aise en équipe ; lit seul les consignes.",
            }
        )


def _day(pathway, today, days):
    """Never before the person was here."""
    day = today + timedelta(days=days)
    return max(day, pathway.date_start) if pathway.date_start else day


def _working(day, today, rank):
    """A day from Monday to Friday; those to come are spread over the next days."""
    if day >= today:
        day += timedelta(days=rank)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def _interviews(env, pathway, today, rank):
    adviser = pathway.adviser_id or env.user
    for days, kind, hours, outcome, report in INTERVIEWS[rank % 2 :]:
        day = _working(
            _day(pathway, today, days + (days < 0) * (rank % 3)), today, rank
        )
        interview = env["cocagne.interview"].create(
            {
                "pathway_id": pathway.id,
                "kind": kind,
                "date_start": datetime.combine(day, time(8 + rank % 4)),
                "duration": hours,
                "adviser_id": adviser.id,
                "shared_report": report,
            }
        )
        if outcome == "held":
            interview.action_held()
        elif outcome == "missed":
            interview.missed_reason = "excused"
            interview.action_missed()
        if kind == "project":
            interview.confidential_report = NOTE


def _situation(env, pathway, today, rank):
    for kind, handling, state in OBSTACLES[rank % 3 : rank % 3 + 3]:
        env["cocagne.obstacle"].create(
            {
                "pathway_id": pathway.id,
                "kind": kind,
                "handling": handling,
                "state": state,
                "date_found": _day(pathway, today, -60),
            }
        )
    chosen = [*OBJECTIVES[rank % len(OBJECTIVES) :], *OBJECTIVES][: 2 + rank % 2]
    for theme, name, state, actions in chosen:
        env["cocagne.objective"].create(
            {
                "pathway_id": pathway.id,
                "theme": theme,
                "name": name,
                "state": state,
                "date_deadline": today + timedelta(days=20 + 15 * (rank % 6)),
                "action_ids": [
                    fields.Command.create(
                        {
                            "name": what,
                            "who": who,
                            "date_deadline": today
                            + timedelta(days=days + (0 if done else APART * rank)),
                            "is_done": done,
                        }
                    )
                    for what, who, days, done in actions
                ],
            }
        )


def _work(env, pathway, today, rank):
    name, kind, provider, start, end, hours, state = TRAININGS[rank % len(TRAININGS)]
    training = env["cocagne.training"].create(
        {
            "pathway_id": pathway.id,
            "name": name,
            "kind": kind,
            "provider": provider,
            "date_start": monday(today + timedelta(days=start)),
            "date_end": monday(today + timedelta(days=start))
            + timedelta(days=end - start),
            "planned_hours": hours,
        }
    )
    if state != "planned":
        training.action_start()
    if state == "done":
        training.action_done()
    for days, what, employer, job, result, call in SEARCHES[: 1 + rank % 3]:
        env["cocagne.job.search"].create(
            {
                "pathway_id": pathway.id,
                "date": today + timedelta(days=days),
                "kind": what,
                "employer": employer,
                "job": job,
                "result": result,
                "date_next": call is not None
                and today + timedelta(days=call + APART * rank),
            }
        )
    for kind, days in DOCUMENTS[rank % 2 : rank % 2 + 2]:
        env["cocagne.pathway.document"].create(
            {
                "pathway_id": pathway.id,
                "kind": kind,
                "date_end": days is not None and today + timedelta(days=days),
            }
        )


def _skills(env, garden, pathway, today, rank):
    grid = env["cocagne.skill.grid"].search(
        [("company_id", "=", garden.id)], order="id", limit=1
    )
    for days, levels in ((-60, FIRST), (-10, SECOND))[: 2 - rank % 2]:
        assessment = env["cocagne.skill.assessment"].create(
            {
                "pathway_id": pathway.id,
                "grid_id": grid.id,
                "date": _day(pathway, today, days),
                "assessor_id": (pathway.supervisor_id or env.user).id,
                "next_goal": "Conduire une récolte seul",
            }
        )
        for number, line in enumerate(assessment.line_ids):
            line.level = str(levels[(number + rank) % len(levels)])
        assessment.action_done()
