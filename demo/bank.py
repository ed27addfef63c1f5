"""A statement of the bank for the demo's big garden, through the import of the bank.

It pays part of the month's invoices: some by their number, some by name, some in a way
that only a person can tell.
"""

import base64
from datetime import timedelta

from odoo import fields

from .cfonb import cfonb
from .network import big_garden

OPENING = 12480.50
FILE = "releve-demonstration.txt"
#: What does not come from members, by how many days after the first one.
OTHERS = [
    (1, -18.40, "FRAIS TENUE DE COMPTE"),
    (2, -412.75, "PRLV SEPA URSSAF"),
    (3, -96.20, "CB GRAINES ET PLANTS"),
    (4, 5000.00, "VIR CONSEIL DEPARTEMENTAL"),
]


def import_statement(env):
    """The lines that came in; empty when the statement is there already."""
    garden = big_garden(env)
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    garden = garden.with_env(env)
    lines = env["account.bank.statement.line"]
    statements = env["account.bank.statement"]
    if not garden.chart_template or statements.search(
        [("company_id", "=", garden.id), ("reference", "=", FILE)], limit=1
    ):
        return lines
    garden._set_up_bank_rules()
    data = _statement_file(env, garden)
    wizard = env["account.statement.import"].create(
        {"statement_file": base64.b64encode(data), "statement_filename": FILE}
    )
    wizard.action_import()
    return statements.search([("reference", "=", FILE)]).line_ids


def _statement_file(env, garden):
    invoices = env["account.move"].search(
        [
            ("company_id", "=", garden.id),
            ("move_type", "=", "out_invoice"),
            ("state", "=", "posted"),
            ("payment_state", "=", "not_paid"),
            ("amount_total", ">", 0),
            # who is in a batch does not pay twice
            ("line_ids.payment_line_ids", "=", False),
        ],
        order="name",
        limit=36,
    )
    first = max(invoices.mapped("invoice_date"), default=fields.Date.today())
    first += timedelta(days=1)
    movements = [_payment(first, at, move) for at, move in enumerate(invoices)]
    movements += [(first + timedelta(days=d), *rest) for d, *rest in OTHERS]
    journal = garden._bank_journal()
    key = journal.bank_account_id.sanitized_acc_number
    return cfonb(
        sorted(movements, key=lambda movement: movement[0]),
        opening=OPENING,
        bank=key[4:9],
        branch=key[9:14],
        account=key[14:25],
    )


def _payment(first, at, move):
    """A transfer: by number, by name, with too much, or without a word."""
    day, name = first + timedelta(days=at // 6), move.partner_id.name.upper()
    amount = move.amount_total
    if at % 9 == 7:
        return day, amount + 10, "VIR SEPA RECU", {"NPY": name, "LCC": move.name}
    if at % 9 == 8:
        return day, amount, "VIR INST RECU", {"LCC": "MERCI POUR LES LEGUMES"}
    if at % 3 == 2:
        return day, amount, f"VIR {name}"[:31], {"NPY": name}
    return day, amount, "VIR SEPA RECU", {"NPY": name, "LCC": f"FACTURE {move.name}"}
