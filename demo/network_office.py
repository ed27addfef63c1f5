"""The head office of the demonstration: its company, its people, its gardens, a year of
months that the gardens validated and one that waits."""

from dateutil.relativedelta import relativedelta

from odoo import fields

from .network import BIG, MOTHER, ORDINARY

NAME = "Réseau des Jardins (démonstration)"
#: Months validated before the last one, so that a year can be compared with another.
MONTHS = 14
#: Postcode and town of each garden; their depots have the coordinates.
TOWNS = {
    BIG: ("54000", "Nancy"),
    ORDINARY: ("67000", "Strasbourg"),
    MOTHER: ("31000", "Toulouse"),
}
#: What a garden wrote beside its month, by months before the last one.
COMMENTS = {
    2: "Une tournée supprimée pour cause de neige.",
    5: "Fermeture d'été : trois semaines sans paniers.",
}
EXPLAINED = "Chiffres relus."


def fill(env):
    """The network and its months; a second call doubles nothing."""
    network = _network(env)
    _people(env, network)
    gardens = _gardens(env)
    _months(env, gardens)
    _campaign(env)
    env.cr.commit()


def last_month(env):
    """The first day of the month that is over."""
    today = fields.Date.context_today(env["res.company"])
    return today.replace(day=1) - relativedelta(months=1)


def _network(env):
    companies = env["res.company"]
    found = companies._network()
    return found or companies.create(
        {
            "name": NAME,
            "is_network": True,
            "email": "reseau@example.org",
            "street": "1 place du Marché",
            "zip": "75012",
            "city": "Paris",
            "country_id": env.ref("base.fr").id,
            "currency_id": env.ref("base.EUR").id,
        }
    )


def _people(env, network):
    """``siege`` reads the figures of the network, ``reseau`` manages it."""
    users = env["res.users"].search([("login", "in", ("siege", "reseau"))])
    users.write({"company_ids": [(4, network.id)], "company_id": network.id})
    manager = users.filtered(lambda user: user.login == "reseau")
    manager.write({"company_ids": [(6, 0, network.ids)]})


def _gardens(env):
    """The gardens of this database, proposed and added as the manager would."""
    for code, (postcode, town) in TOWNS.items():
        company = env["res.company"].search([("garden_code", "=", code)], limit=1)
        if company and not company.zip:
            company.write({"zip": postcode, "city": town})
    gardens = env["cocagne.network.garden"]
    action = gardens.action_propose()
    proposal = env["cocagne.garden.proposal"].browse(action["res_id"])
    ours = proposal.line_ids.filtered(lambda line: line.code in TOWNS)
    (proposal.line_ids - ours).is_taken = False
    proposal.action_add()
    return gardens.search([("company_id.garden_code", "in", list(TOWNS))])


def _months(env, gardens):
    """The months before the last one, validated; the oldest first."""
    snapshots = env["cocagne.snapshot"]
    last = last_month(env)
    for number in range(MONTHS, 0, -1):
        months = snapshots._compute(gardens, last - relativedelta(months=number))
        waiting = months.filtered(lambda month: month.state == "computed")
        waiting.write({"comment": COMMENTS.get(number, EXPLAINED)})
        waiting._validate()


def _campaign(env):
    """The campaign of the last month: counted, the big garden has validated."""
    campaigns = env["cocagne.network.campaign"]
    found = campaigns.search(
        [("kind", "=", "month"), ("date_from", "=", last_month(env))]
    )
    if found:
        return
    campaign = campaigns.create({"date_from": last_month(env)})
    campaign._prepare_months()
    campaign.stage = "open"
    campaign._run_now(commit=env.cr.commit)
    lines = campaign.line_ids.filtered(
        lambda line: line.garden_id.company_id.garden_code == ORDINARY
    )
    months = lines.snapshot_ids.filtered(lambda month: month.state == "computed")
    months.write({"comment": EXPLAINED})
    months._validate()
