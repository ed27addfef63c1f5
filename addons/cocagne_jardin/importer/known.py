"""The facts of a garden that is in the database already."""

from ..planning import moves
from .facts import (
    DepotFact,
    Facts,
    FrequencyFact,
    HolidayFact,
    ProductFact,
    RoundFact,
    SeasonFact,
    SubscriptionFact,
    frequency_key,
)


def known_facts(env, company):
    """What ``company`` and its establishments have; frequencies belong to everybody."""
    facts = Facts(frequencies=_frequencies(env))
    if not company:
        return facts
    env = env(context={**env.context, "active_test": False})
    mine = [("company_id", "child_of", company.id)]
    facts.subdivision = company.holiday_subdivision or ""
    facts.seasons = [
        _season(s) for s in env["cocagne.season"].search(mine, order="date_start")
    ]
    facts.rounds = {
        r.code: RoundFact(int(r.weekday), r.fortnight_phase)
        for r in env["cocagne.round"].search(mine)
    }
    facts.depots = {
        d.number: DepotFact(
            d.name,
            d.capacity,
            tuple(d.stop_ids.sorted("id").round_id.mapped("code")),
            d.has_access_code,
        )
        for d in env["cocagne.depot"].search(mine)
    }
    facts.products = _products(env, mine)
    facts.members = _members(env, mine)
    facts.membership_types = set(
        env["cocagne.membership.type"].search(mine).mapped("name")
    )
    facts.mandates = _mandates(env, mine)
    facts.subscriptions = _subscriptions(env, mine)
    facts.has_manual_calendars = bool(
        env["cocagne.calendar"].search_count([*mine, ("is_manual", "=", True)], limit=1)
    )
    return facts


def _frequencies(env):
    return {
        frequency_key(f.code): FrequencyFact(f.rule, f.phase, int(f.month_position))
        for f in env["cocagne.frequency"].search([])
    }


def _season(season):
    days = {holiday.date for holiday in season.holiday_ids}
    fact = SeasonFact(
        season.date_start,
        season.date_end,
        set(season.closed_week_ids.mapped("monday")),
    )
    for holiday in season.holiday_ids:
        moved = {"kept": holiday.date, "skipped": None, "moved": holiday.moved_to}.get(
            holiday.policy, holiday.date
        )
        if holiday.policy == "auto":
            moved = moves.default_move(holiday.date, days.__contains__)
        own = {move.round_id.code: move.moved_to for move in holiday.move_ids}
        fact.holidays[holiday.date] = HolidayFact(moved, own)
    return fact


def _products(env, mine):
    found = env["product.product"].search(
        [*mine, ("is_basket", "=", True), ("default_code", "!=", False)]
    )
    return {
        p.default_code: ProductFact(p.basket_family, p.list_price, p.depot_places)
        for p in found
    }


def _members(env, mine):
    found = env["res.partner"].search_fetch(
        [*mine, ("member_number", "!=", False)], ["member_number"]
    )
    return {member.member_number for member in found}


def _mandates(env, mine):
    found = env["account.banking.mandate"].search([*mine, ("state", "!=", "cancel")])
    return {m.unique_mandate_reference: m.partner_id.member_number for m in found}


def _subscriptions(env, mine):
    groups = env["sale.order.line"]._read_group(
        [
            *[(f"order_id.{field}", *rest) for field, *rest in mine],
            ("order_id.is_subscription", "=", True),
            ("order_id.state", "=", "sale"),
            ("order_id.subscription_ref", "!=", False),
        ],
        ["order_id", "product_id"],
        ["quantity_per_delivery:sum"],
    )
    facts = {}
    for order, product, quantity in groups:
        known = facts.setdefault(
            order.subscription_ref,
            SubscriptionFact(order.depot_id.number, 0, order.date_end),
        )
        known.places += quantity * product.depot_places
    return facts
