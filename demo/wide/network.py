"""Makes the database of the demonstration a network of many gardens.

Model gardens of six sizes live a year (``life.py``), the rest are copies of them. A size
is built and committed as a whole; a run that was stopped goes on with the sizes and the
months that are not there.
"""

import time

from odoo.tools import SQL

from . import months
from .garden_copy import GardenCopy
from .life import YearOfLife
from .places import places

#: Size of a model garden and how many gardens in a hundred have it.
SIZES = (
    ("young", 11),
    ("village", 17),
    ("valley", 22),
    ("town", 23),
    ("ordinary", 16),
    ("city", 11),
)
FIRST_SEED = 201
MODEL = "MODELE"


def extend(env, size, progress=None):
    """Bring the network to ``size`` gardens.

    :param progress: called with (steps done, steps in all, what is being done).
    :return: the rows of the final table, as (label, value).
    """
    network = WideNetwork(env, size, progress or (lambda *_args: None))
    started = time.monotonic()
    network.build()
    network.analyze()
    network.count_months()
    return network.summary(time.monotonic() - started)


class WideNetwork:
    """Builds model gardens and their copies, one size after the other."""

    #: Steps of a model's life, and its copies.
    STEPS = 8

    def __init__(self, env, size, progress):
        self.env = env(context={**env.context, "lang": "fr_FR"})
        self.progress, self.done = progress, 0
        chosen = places(size)
        others = env["res.company"].search_count(
            [
                ("is_garden", "=", True),
                ("parent_id", "=", False),
                ("garden_code", "not in", [place.code for place in chosen]),
            ]
        )
        self.places = chosen[: max(0, size - others)]
        self.months = months.past_months(env)
        self.total = len(SIZES) * self.STEPS + 1 + len(self.months)

    def step(self, label):
        """Tell what begins now."""
        self.progress(self.done, self.total, label)
        self.done += 1

    def build(self):
        """All gardens of all sizes; each size is committed."""
        first = 0
        for rank, (size, share) in enumerate(shares(len(self.places))):
            chosen = self.places[first : first + share]
            if self._is_built(chosen):
                self.done += self.STEPS
            else:
                self._build_size(rank, size, chosen)
                self.env.cr.commit()
            first += share

    def _is_built(self, chosen):
        """Whether there is nothing to do for these places."""
        codes = [place.code for place in chosen]
        there = self.env["res.company"].search_count([("garden_code", "in", codes)])
        return there == len(codes)

    def _build_size(self, rank, size, chosen):
        copies = GardenCopy(self.env)
        life = YearOfLife(self.env, size, f"{MODEL}{rank}", FIRST_SEED + rank)
        model = life.run(self.step)
        self.step(f"{life.code} : {len(chosen)} jardins comme lui")
        gardens = [model.id, *copies.copy(model, len(chosen) - 1)]
        for garden, place in zip(gardens, chosen, strict=True):
            self._name(garden, place)
        self.env.invalidate_all()

    def _name(self, garden, place):
        """Its own name, code, town and logins; its depots move with it."""
        company = self.env["res.company"].browse(garden)
        partner, old = company.partner_id, company.garden_code
        shift = (
            place.latitude - partner.partner_latitude,
            place.longitude - partner.partner_longitude,
        )
        company.write({"name": place.name, "garden_code": place.code})
        partner.write({"zip": place.zip, "city": place.town})
        self._move(garden, shift)
        for user in self.env["res.users"].search([("company_ids", "in", garden)]):
            role = user.login.removesuffix(f"-{old.lower()}")
            if role != user.login:
                user.login = f"{role}-{place.code.lower()}"

    def _move(self, garden, shift):
        """Move the points of the map; one statement for all of a garden."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE res_partner
                   SET partner_latitude = partner_latitude + %s,
                       partner_longitude = partner_longitude + %s
                 WHERE partner_latitude <> 0
                   AND (company_id = %s OR id = (
                        SELECT partner_id FROM res_company WHERE id = %s))
                """,
                *shift,
                garden,
                garden,
            )
        )

    def analyze(self):
        """PostgreSQL learns how big everything has become."""
        self.step("statistiques de la base")
        self.env.cr.execute("ANALYZE")
        self.env.cr.commit()

    def count_months(self):
        """The months of all gardens, one after the other; each is committed."""
        gardens = months.join(self.env)
        campaigns = self.env["cocagne.network.campaign"]
        campaigns.search([("stage", "=", "open")]).action_add_gardens()
        for month in self.months:
            self.step(f"{month:%m/%Y} : mois des {len(gardens)} jardins")
            months.validate(self.env, gardens, month)
            self.env.cr.commit()
            self.env.invalidate_all()
        self.progress(self.total, self.total, "terminé")

    def summary(self, seconds):
        """What the newcomer reads at the end."""
        counts = {
            "Chiffres publiés": "SELECT count(*) FROM cocagne_network_figure",
            "Jardins": "SELECT count(*) FROM res_company WHERE is_garden"
            " AND parent_id IS NULL",
            "Foyers abonnés": "SELECT count(DISTINCT partner_id) FROM sale_order"
            " WHERE is_subscription AND state = 'sale'",
            "Paniers de l'année": "SELECT count(*) FROM cocagne_basket",
            "Factures validées": "SELECT count(*) FROM account_move"
            " WHERE move_type = 'out_invoice' AND state = 'posted'",
            "Taille de la base": "SELECT pg_size_pretty("
            "pg_database_size(current_database()))",
        }
        rows = []
        for label, query in counts.items():
            self.env.cr.execute(SQL(query))
            rows.append((label, self.env.cr.fetchone()[0]))
        return [*rows, ("Secondes", round(seconds))]


def shares(count):
    """(size, how many gardens of it), ``count`` in all; the largest take the rest."""
    left, result = count, []
    for size, percent in SIZES[:-1]:
        share = min(left, round(count * percent / 100))
        result.append((size, share))
        left -= share
    return [*result, (SIZES[-1][0], left)]
