"""Statements for the funders of the demonstration, and the garden's solidarity fund."""

from datetime import timedelta

from odoo import fields

#: Gifts that feed the fund: days ago, kind, what is given.
GIFTS = (
    (95, {"kind": "baskets", "basket_count": 10}),
    (60, {"kind": "money", "amount": 150.0, "for_solidarity": True}),
    (20, {"kind": "baskets", "basket_count": 5}),
)
#: Statements of a funder that are sent; older ones wait to be looked at.
SENT = 3
DONOR = "Amis des paniers solidaires"


def fill(env, garden):
    """Gifts, statements of the periods that are over, the fund; twice doubles nothing."""
    _give(env, garden)
    _state(env, garden)
    _book_fund(env, garden)


def _give(env, garden):
    donors = env["res.partner"]
    if donors.search_count([("name", "=", DONOR), ("company_id", "=", garden.id)]):
        return
    donor = donors.create({"name": DONOR, "is_company": True, "company_id": garden.id})
    today = fields.Date.context_today(donor)
    gifts = env["cocagne.gift"].create(
        [
            {
                "partner_id": donor.id,
                "company_id": garden.id,
                "date": today - timedelta(days=days),
                "way_id": garden._way_of("cheque").id,
                "number": f"70{days}",
                **values,
            }
            for days, values in GIFTS
        ]
    )
    gifts.action_receive()


def _state(env, garden):
    """Statements: the oldest are paid, the next one is waited for, the last to check."""
    quiet = env(context={**env.context, "tracking_disable": True})
    statements = quiet["cocagne.solidarity.statement"]
    due = statements._agreements_due(garden)
    ready = due.filtered("partner_id").with_env(quiet)
    made = statements._prepare_due(ready) if ready else statements
    for mine in made.grouped("partner_id").values():
        sent = mine.sorted("date_from")[:-1][-SENT:]
        sent.action_mark_sent()
        for statement in sent[:-1].filtered("move_id"):
            receipts = quiet["cocagne.solidarity.receipt"]
            receipts.create({"statement_id": statement.id}).action_receive()


def _book_fund(env, garden):
    """The periods of the fund but the last, which waits to be looked at."""
    quiet = env(context={**env.context, "tracking_disable": True})
    drafts = quiet["cocagne.solidarity.fund"]._count_all(garden).sorted("date_from")
    drafts[:-1].action_book()
