"""The months of all gardens of the network: counted, validated, told."""

from datetime import date

from odoo import fields

EXPLAINED = "Chiffres relus."


def join(env):
    """Every garden of this database is in the network; those that were not, from now on.

    :return: the hosted gardens.
    """
    gardens = env["cocagne.network.garden"]
    action = gardens.action_propose()
    proposal = env["cocagne.garden.proposal"].browse(action["res_id"])
    if proposal.line_ids:
        proposal.action_add()
    return gardens.search([("company_id", "!=", False)])


def past_months(env):
    """First days of the months of this year that are over; of last year in January."""
    today = fields.Date.context_today(env["res.company"])
    if today.month == 1:
        return [date(today.year - 1, month, 1) for month in range(1, 13)]
    return [date(today.year, month, 1) for month in range(1, today.month)]


def validate(env, gardens, month):
    """Count the month of these gardens, validate it and give it to the network.

    What is validated already stays as it is.
    """
    months = env["cocagne.snapshot"]._compute(gardens, month)
    waiting = months.filtered(lambda one: one.state == "computed")
    waiting.write({"comment": EXPLAINED})
    waiting._validate()
    env.flush_all()
    return waiting
