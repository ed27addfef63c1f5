"""The money of the network for the demonstration: accounts, fee, a national agreement.

May be run again: what is there already is left as it is.
"""

from odoo import fields
from odoo.fields import Command

SCALE, AGREEMENT, FUNDER = (
    "Barème de démonstration",
    "Mieux manger pour tous",
    "Direction de la cohésion (démonstration)",
)
BUDGET = 60000.0


def fill(env, network):
    """The fee of the year, invoiced, and a budget shared between the gardens.

    :param network: the company of the head office.
    """
    context = {"lang": "fr_FR", "allowed_company_ids": network.ids}
    env = env(context={**env.context, **context})
    network = network.with_env(env)
    year = fields.Date.today().year
    if not network.chart_template:
        env["account.chart.template"].try_loading("fr", network)
    _invoice_fee(env, network, year)
    _share_budget(env, network, year)
    env["cocagne.network.account"]._synchronize()


def _invoice_fee(env, network, year):
    scales = env["cocagne.network.fee.scale"]
    scale = scales._scale_of(network, year) or scales.create(_scale(network, year))
    runs = env["cocagne.network.fee.run"]
    run = runs.search([("company_id", "=", network.id), ("year", "=", year)], limit=1)
    run = run or runs.create(
        {"company_id": network.id, "year": year, "scale_id": scale.id}
    )
    if run.state == "done":
        return
    run.action_count()
    for posting in (False, True):
        run.is_posting = posting
        run._run_now()


def _scale(network, year):
    members = [
        Command.create({"above": 0, "rate": 5.0}),
        Command.create({"above": 200, "rate": 3.0}),
    ]
    return {
        "name": SCALE,
        "company_id": network.id,
        "date_from": f"{year - 1}-01-01",
        "minimum": 300.0,
        "maximum": 5000.0,
        "part_ids": [
            Command.create(
                {"name": "Part fixe", "base": "fixed", "fixed_amount": 250.0}
            ),
            Command.create(
                {"name": "Adhérents", "base": "members", "bracket_ids": members}
            ),
        ],
    }


def _share_budget(env, network, year):
    programmes = env["cocagne.programme"]
    if programmes.search_count([("company_id", "=", network.id)], limit=1):
        return
    funder = env["res.partner"].create({"name": FUNDER, "is_company": True})
    programme = programmes.create(
        {
            "name": f"{AGREEMENT} {year}",
            "company_id": network.id,
            "partner_id": funder.id,
            "amount": BUDGET,
            "date_from": f"{year}-01-01",
            "date_to": f"{year}-12-31",
            "basket_share": 5.0,
            "basket_target": 12000,
        }
    )
    programme.action_run()
    wizard = env["cocagne.programme.share.out"].create(
        {"programme_id": programme.id, "amount": BUDGET * 0.9, "way": "alike"}
    )
    wizard._propose()
    wizard.action_apply()
