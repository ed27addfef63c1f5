"""Two clients of the demo's big garden who are late: one is reminded, one pays in parts.

Through the buttons of the screens; a second run finds what is there.
"""

from datetime import timedelta

from odoo import fields
from odoo.fields import Command, Domain

from .network import big_garden

#: What they took in spring and did not pay: a word on the invoice, price, days late.
SALES = {
    "reminded": ("Plants de légumes", 38.0, 35),
    "in parts": ("Compost et plants", 126.0, 50),
}
REF = "Vente de printemps"
PAYMENTS = 3


def remind(env):
    """The reminders to send and the payment plan; nothing on a second run."""
    garden = big_garden(env)
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    garden = garden.with_env(env)
    known = Domain("company_id", "=", garden.id) & Domain("ref", "=", REF)
    if not garden.chart_template or env["account.move"].search_count(known, limit=1):
        return env["cocagne.reminder"]
    today = fields.Date.context_today(garden)
    clients = dict(zip(SALES, _clients(env, garden), strict=False))
    for key, client in clients.items():
        _sell(env, client, today, *SALES[key])
    if "in parts" in clients:
        plan = env["cocagne.payment.plan"].create(
            {"partner_id": clients["in parts"].id, "payment_count": PAYMENTS}
        )
        plan.action_spread()
        plan.action_agree()
    return env["cocagne.reminder"]._prepare_all(garden, today)


def _clients(env, garden):
    """Clients with a mail address whom no debit reaches, always the same ones."""
    mandates = env["account.banking.mandate"].search([("company_id", "=", garden.id)])
    return env["res.partner"].search(
        [
            ("company_id", "=", garden.id),
            ("cocagne_client", "=", True),
            ("email", "!=", False),
            ("id", "not in", mandates.partner_id.ids),
        ],
        order="name, id",
        limit=len(SALES),
    )


def _sell(env, client, today, name, price, days):
    """A posted invoice that should have been paid so many days ago."""
    move = env["account.move"].create(
        {
            "move_type": "out_invoice",
            "partner_id": client.id,
            "ref": REF,
            "invoice_date": today - timedelta(days=days + 15),
            "invoice_date_due": today - timedelta(days=days),
            "invoice_payment_term_id": False,
            "invoice_line_ids": [Command.create({"name": name, "price_unit": price})],
        }
    )
    move.action_post()
    return move
