"""A big garden for the measures: the shape of a real one, without its people.

850 members, 1 281 subscriptions of one formule each, 68 depots on 8 rounds, 49 open
weeks: about 51 000 baskets a year. The figures are drawn from nothing: the same garden
is built each time.
"""

from datetime import date

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tools import QUIET

YEAR = 2026
MEMBERS = 850
SUBSCRIPTIONS = 1281
DEPOTS = 68
LEAVING = date(YEAR, 9, 30)
ROUNDS = ("2", "3", "3", "3", "4", "5", "5", "5")

#: Formule: code, name, family, price with VAT.
PRODUCTS = {
    "PS": ("Panier simple", "vegetables", 14.20),
    "PF": ("Panier familial", "vegetables", 24.30),
    "FR1": ("Panier fruité 1", "fruits", 6.00),
    "FR2": ("Panier fruité 2", "fruits", 11.00),
    "OE": ("Six œufs", "eggs", 2.60),
}
#: The first subscription of a member, then the second one: (product, frequency), and
#: how many of them in a hundred.
FIRST = {
    ("PS", "weekly"): 62,
    ("PS", "fortnightly"): 19,
    ("PF", "weekly"): 14,
    ("PF", "fortnightly"): 5,
}
SECOND = {
    ("FR1", "weekly"): 20,
    ("FR2", "weekly"): 19,
    ("FR2", "fortnightly"): 15,
    ("FR1", "fortnightly"): 14,
    ("OE", "weekly"): 16,
    ("OE", "fortnightly"): 16,
}


def _spread(shares, number):
    """The share that the ``number``-th one falls in, evenly mixed."""
    place = number * 37 % 100
    for value, share in shares.items():
        place -= share
        if place < 0:
            return value
    raise AssertionError("shares must add up to 100")


class Seed:
    """Builds the garden in the database of ``env``; the caller commits.

    :param members: 850 for the full size; the rest follows in proportion.
    """

    def __init__(self, env, members=MEMBERS, name="Grand jardin"):
        self.members_count = members
        self.subscription_count = SUBSCRIPTIONS * members // MEMBERS
        self.company = self._company(env, name)
        self.env = env(
            context={
                **env.context,
                **QUIET,
                "allowed_company_ids": self.company.ids,
                "install_mode": True,
            }
        )
        self.company = self.company.with_env(self.env)

    def _company(self, env, name):
        company = env["res.company"].create(
            {
                "name": name,
                "country_id": env.ref("base.fr").id,
                "currency_id": env.ref("base.EUR").id,
            }
        )
        env.user.company_ids = [Command.link(company.id)]
        chart = env["account.chart.template"].with_company(company)
        chart.try_loading("fr", company, install_demo=False)
        return company

    def build(self):
        """Season, rounds, depots, products, members, and subscriptions that wait for
        their baskets: ``plan`` writes them."""
        self._products()
        self._season()
        self._rounds()
        self._members()
        self._orders()
        self.env.flush_all()
        return self

    def _products(self):
        products = self.env["product.product"].create(
            [
                {
                    "name": name,
                    "default_code": code,
                    "is_basket": True,
                    "basket_family": family,
                    "list_price": price,
                    "company_id": self.company.id,
                }
                for code, (name, family, price) in PRODUCTS.items()
            ]
        )
        self.products = dict(zip(PRODUCTS, products, strict=True))

    def _season(self):
        self.season = self.env["cocagne.season"].create(
            {
                "name": f"Saison {YEAR}",
                "company_id": self.company.id,
                "date_start": date(YEAR, 1, 1),
                "date_end": date(YEAR, 12, 31),
            }
        )
        self.season.close_weeks([1, 52, 53])

    def _rounds(self):
        self.rounds = self.env["cocagne.round"].create(
            [
                {
                    "code": f"T{number}",
                    "weekday": weekday,
                    "company_id": self.company.id,
                    "fortnight_phase": "odd" if weekday > "3" else "even",
                }
                for number, weekday in enumerate(ROUNDS)
            ]
        )
        self.depots = self.env["cocagne.depot"].create(
            [
                {"name": f"Dépôt {number}", "company_id": self.company.id}
                for number in range(DEPOTS)
            ]
        )
        self.env["cocagne.round.stop"].create(
            [
                {
                    "round_id": self.rounds[number % len(ROUNDS)].id,
                    "depot_id": depot.id,
                    "sequence": number,
                }
                for number, depot in enumerate(self.depots)
            ]
        )
        self.season.action_plan()

    def _members(self):
        self.members = self.env["res.partner"].create(
            [
                {
                    "name": f"Adhérent {number:04}",
                    "company_id": self.company.id,
                    "cocagne_client": True,
                    "email": f"adherent{number}@example.org",
                    "street": f"{number} rue des Jardins",
                    "zip": "88100",
                    "city": "Raonville",
                    "country_id": self.company.country_id.id,
                    "lang": self.env.lang or "en_US",
                }
                for number in range(self.members_count)
            ]
        )

    def _orders(self):
        frequency = {
            rule: self.env.ref(f"cocagne_jardin.frequency_{rule}").id
            for rule in ("weekly", "fortnightly")
        }
        vals_list = []
        for number in range(self.subscription_count):
            second = number >= self.members_count
            member = self.members[number % self.members_count]
            depot = self.depots[number % self.members_count % DEPOTS]
            product, rule = _spread(SECOND if second else FIRST, number)
            line = {
                "product_id": self.products[product].id,
                "frequency_id": frequency[rule],
                "quantity_per_delivery": 2 if number % 35 == 0 else 1,
            }
            vals_list.append(
                {
                    "partner_id": member.id,
                    "company_id": self.company.id,
                    "is_subscription": True,
                    "subscription_ref": f"AB{number + 1:05}",
                    "season_id": self.season.id,
                    "depot_id": depot.id,
                    "round_id": depot.stop_ids.round_id.id,
                    "date_start": self.season.date_start,
                    # one in five leaves in autumn
                    "date_end": LEAVING if number % 5 == 4 else self.season.date_end,
                    "order_line": [Command.create(line)],
                }
            )
        self.orders = self.env["sale.order"].create(vals_list)

    def plan(self, progress=None):
        """Plan the baskets of all subscriptions, as a confirmation does; their number."""
        return self.env["cocagne.planner"].plan_orders(self.orders, progress=progress)

    def confirm(self):
        """The subscriptions run from now on."""
        self.orders.write({"state": "sale"})

    def deliver(self, first, last):
        """Mark the deliveries of a period as done; one unit in fifty is not fetched."""
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("company_id", "=", self.company.id),
                ("date", ">=", first),
                ("date", "<=", last),
            ]
        )
        deliveries.basket_ids.filtered(lambda basket: basket.id % 50 == 0)._set_state(
            "not_collected"
        )
        deliveries.action_deliver()
        self.env.flush_all()
