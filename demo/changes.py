"""Rules of flexibility, and some baskets that members moved, for the demonstration."""

from datetime import timedelta

from odoo import fields

#: Reasons that members give on the telephone.
REASONS = ("Vacances", "Déplacement", "Mariage de sa sœur", "Reçoit du monde")


def fill(env):
    """Write the rules of each garden, then a change of each kind."""
    for garden in env["res.company"].search([]):
        if env["cocagne.season"].search_count(
            [("company_id", "=", garden.id)], limit=1
        ):
            _fill_garden(env(context={**env.context, "lang": "fr_FR"}), garden)


def _fill_garden(env, garden):
    if garden.flexibility_id:
        return
    garden.flexibility_id = env["cocagne.flexibility"].create(
        {
            "name": "Abonnement souple",
            "company_id": garden.id,
            "allow_cancel": True,
            "compensation": "counted",
            "deadline_days": 2,
            "max_cancellations": 4,
            "window_ids": [(0, 0, {"maximum": 3})],
        }
    )
    garden.write({"doubling_limited": True, "doubling_maximum": 40})
    today = fields.Date.context_today(garden)
    start, end = today + timedelta(days=7), today + timedelta(days=13)
    members = _members(env, garden, start, end)
    choices = ("postpone", "cancel", "give", "postpone")
    for member, choice, reason in zip(members, choices, REASONS, strict=False):
        member = member.with_context(allowed_company_ids=garden.ids)
        if member.can_be_absent(start, end, choice):
            member.action_declare_absence(start, end, choice=choice, reason=reason)


def _members(env, garden, start, end):
    """Some members who get a basket in these days."""
    domain = [
        ("company_id", "=", garden.id),
        ("state", "=", "planned"),
        ("date", ">=", start),
        ("date", "<=", end),
    ]
    return env["cocagne.basket"].search(domain, limit=60).partner_id[:4]
