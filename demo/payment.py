"""Payments of the month, a slip, markets, gifts and a tax receipt, for the demonstration.

May be run again: a garden that has payments already is left as it is.
"""

from datetime import timedelta

from odoo import fields
from odoo.fields import Command

BANKS = ("Crédit agricole", "La Banque postale", "Crédit mutuel", "Caisse d'épargne")
MODES = ["cheque"] * 4 + ["card", "cash"]
MARKETS = ("Marché du samedi", "Marché de la gare")
ADDRESS = {"street": "12 rue des Vergers", "zip": "54000", "city": "Nancy"}


def fill(env):
    """Fill the big garden, that bills its month."""
    from .network import big_garden

    garden = big_garden(env)
    if not garden or not garden.chart_template:
        return
    env = env(
        context={
            **env.context,
            "lang": "fr_FR",
            "allowed_company_ids": garden.ids,
        }
    )
    garden = garden.with_env(env)
    garden._set_up_payment_ways()
    if env["account.payment"].search_count(
        [("company_id", "=", garden.id), ("way_id", "!=", False)], limit=1
    ):
        return
    _give_identity(garden)
    _take_payments(env, garden)
    _hold_markets(env, garden)
    _receive_gifts(env, garden)


def _give_identity(garden):
    """What tax receipts and slips say of the garden."""
    garden.write(
        {
            "issues_receipts": True,
            "receipt_purpose": "Insertion professionnelle par le maraîchage "
            "biologique et l'accès de tous à des légumes de qualité.",
            "receipt_quality": "insertion",
            "receipt_rna": "W543001234",
            "receipt_signatory": "Odile Verdier, présidente",
        }
    )
    missing = {name: ADDRESS[name] for name in ADDRESS if not garden[name]}
    if missing:
        garden.write(missing)
    env = garden.env
    if not env["cocagne.payment.way"].search_count(
        [("company_id", "=", garden.id), ("kind", "=", "local_currency")]
    ):
        env["cocagne.payment.way"].create(
            {
                "name": "Le Florain",
                "kind": "local_currency",
                "company_id": garden.id,
            }
        )


def _take_payments(env, garden):
    """Cheques, cash and cards of members who owe money; the first cheques are on a slip."""
    today = fields.Date.context_today(garden)
    invoices = env["account.move"].search(
        [
            ("company_id", "=", garden.id),
            ("move_type", "=", "out_invoice"),
            ("state", "=", "posted"),
            ("payment_state", "=", "not_paid"),
            ("amount_residual", ">", 0),
        ],
        order="id",
        limit=14,
    )
    first, last = list(enumerate(invoices))[:8], list(enumerate(invoices))[8:]
    for group, days in ((first, 2), (last, 0)):
        garden._register_payments(
            [
                _payment(rank, invoice, today - timedelta(days))
                for rank, invoice in group
            ]
        )
        if days and group:
            _slip(garden).validate_deposit()


def _payment(rank, invoice, day):
    """Who pays, and how: four cheques, a card, cash, and so on."""
    mode = MODES[rank % len(MODES)]
    cheque = mode == "cheque"
    return {
        "partner": invoice.partner_id,
        "amount": invoice.amount_residual,
        "mode": mode,
        "date": day,
        "memo": invoice.ref,
        "number": f"{4210031 + 17 * rank:07d}" if cheque else None,
        "bank": BANKS[rank % len(BANKS)] if cheque else None,
        "moves": invoice,
    }


def _slip(garden):
    way = garden._way_of("cheque").with_env(garden.env)
    action = way.action_prepare_slip()
    return garden.env["account.check.deposit"].browse(action["res_id"])


def _hold_markets(env, garden):
    """A market that is booked, and yesterday's, still to check."""
    takings = env["cocagne.market.taking"].create(
        [_market(env, garden, rank, name) for rank, name in enumerate(MARKETS)]
    )
    takings[:1].action_post()


def _market(env, garden, rank, name):
    """What a market took: 386.50 of vegetables in cash, cards and two cheques."""
    tax = env["cocagne.market.line"]._default_tax(garden)
    cash, card = garden._way_of("cash"), garden._way_of("card")
    days = 7 - 6 * rank
    sold = {
        "name": "Légumes",
        "tax_id": tax.id if garden.vat_liable else False,
        "amount": 386.5,
    }
    return {
        "name": name,
        "company_id": garden.id,
        "date": fields.Date.context_today(garden) - timedelta(days=days),
        "line_ids": [Command.create(sold)],
        "money_ids": [
            Command.create({"way_id": cash.id, "amount": 241.0}),
            Command.create({"way_id": card.id, "amount": 98.5}),
        ],
        "cheque_ids": [
            Command.create(
                {"drawer": drawer, "bank": bank, "number": number, "amount": amount}
            )
            for drawer, bank, number, amount in (
                ("J. Mirabel", BANKS[0], "0081225", 29.0),
                ("C. Houblon", BANKS[2], "7700412", 18.0),
            )
        ],
    }


def _receive_gifts(env, garden):
    """Gifts of this year and of the last one; the receipts of the last one are made."""
    today = fields.Date.context_today(garden)
    donors = env["res.partner"].search(
        [
            ("cocagne_client", "=", True),
            ("company_id", "=", garden.id),
            ("street", "!=", False),
            ("zip", "!=", False),
            ("city", "!=", False),
            ("is_company", "=", False),
        ],
        limit=5,
    )
    last_year = today.year - 1
    gifts = env["cocagne.gift"]
    stories = (
        (f"{last_year}-03-12", "money", 50.0),
        (f"{last_year}-11-28", "money", 120.0),
        (f"{last_year}-12-15", "baskets", 20.0),
        (str(today - timedelta(days=3)), "baskets", 20.0),
        (str(today - timedelta(days=1)), "money", 100.0),
    )
    received = gifts.create(
        [
            {
                "partner_id": (donors[0] if rank == 1 else donor).id,
                "company_id": garden.id,
                "date": day,
                "kind": kind,
                "amount": amount,
                "way_id": garden._way_of("cheque").id,
                "number": f"{9900113 + rank}",
                "bank": BANKS[rank % len(BANKS)],
            }
            for rank, (donor, (day, kind, amount)) in enumerate(
                zip(donors, stories, strict=False)
            )
        ]
    )
    received.action_receive()
    past = gifts.search(
        [("company_id", "=", garden.id), ("date", "<", f"{today.year}-01-01")]
    )
    if past:
        env["cocagne.gift.receipt"]._make(past)
