"""A year of solidarity baskets shared out: the network's 140 000 of 2023.

Size by COCAGNE_BENCH_SPLIT (baskets). Every household has three payers, two of them with
a limit that runs out on the way. The first and the last thousand ask as many queries.
"""

import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from seed import MEMBERS, Seed  # noqa: E402

from odoo.fields import Command  # noqa: E402

#: Baskets a year of the seed's garden at its full size.
SEED_BASKETS = 51_000
BASKETS = int(os.environ.get("COCAGNE_BENCH_SPLIT", "140000"))
CHUNK = 1000


def run(env, baskets=BASKETS):
    """Rows per second, and queries per thousand baskets."""
    seed = Seed(env, members=baskets * MEMBERS // SEED_BASKETS + 1, name="Solidaire")
    seed.build()
    seed.plan()
    enrol(seed)
    todo = deliver(seed.env)[:baskets]
    split, queries = seed.env["cocagne.solidarity.split"], []
    began = time.perf_counter()
    for start in range(0, len(todo), CHUNK):
        before = seed.env.cr.sql_log_count
        split._split(seed.env["cocagne.basket"].browse(todo[start : start + CHUNK]))
        seed.env.flush_all()
        queries.append(seed.env.cr.sql_log_count - before)
        seed.env.cr.commit()
        seed.env.invalidate_all()
    seconds = time.perf_counter() - began
    rows = check(seed.env, todo)
    yield row("baskets split", len(todo), len(todo) / seconds, "baskets/s")
    yield row("shares written", rows, rows / seconds, "rows/s")
    yield row("queries of the second thousand", CHUNK, queries[1], "queries")
    yield row("queries of the last full thousand", CHUNK, queries[-2], "queries")
    yield from forecast(seed)


def enrol(seed):
    """Every member is a household of three funders."""
    env = seed.env
    partners = env["res.partner"].create(
        [{"name": name, "company_id": seed.company.id} for name in ("A", "B", "C")]
    )
    percents, limits = (25, 25, 50), (100_000, 150_000, 0)
    agreements = env["cocagne.solidarity.agreement"].create(
        [
            {
                "name": partner.name,
                "partner_id": partner.id,
                "kind": "ccas",
                "sequence": percent,
                "date_from": f"{seed.season.date_start:%Y}-01-01",
                "date_to": f"{seed.season.date_start:%Y}-12-31",
                "quota_amount": limit,
                "rule_ids": [
                    Command.create({"kind": "percent", "percent": percent})
                    if percent < 50
                    else Command.create({"kind": "rest"})
                ],
            }
            for partner, percent, limit in zip(partners, percents, limits, strict=True)
        ]
    )
    agreements.action_run()
    orders = env["sale.order"].search([("company_id", "=", seed.company.id)])
    public = env.ref("cocagne_paniers_solidaires.public_family")
    enrolments = env["cocagne.solidarity.enrolment"].create(
        [
            {
                "partner_id": partner.id,
                "public_id": public.id,
                "age_25_64": 1,
                "agreement_ids": [Command.set(agreements.ids)],
                "order_line_ids": [Command.set(mine.order_line.ids)],
                "date_start": seed.season.date_start,
            }
            for partner, mine in orders.grouped("partner_id").items()
        ]
    )
    enrolments.state = "active"
    env.flush_all()


def deliver(env):
    """Mark all baskets as delivered, without splitting them; their ids in order."""
    baskets = env["cocagne.basket"].search(
        [("company_id", "in", env.companies.ids)], order="date, delivery_id, id"
    )
    env.flush_all()
    env.cr.execute(
        "UPDATE cocagne_basket SET state = 'delivered' WHERE id = ANY(%s)",
        [baskets.ids],
    )
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    env.invalidate_all()
    return baskets.ids


def check(env, todo):
    """The shares sum to the prices; how many there are."""
    env.cr.execute(
        """
        SELECT count(*), sum(amount) FROM cocagne_solidarity_share
         WHERE basket_id = ANY(%s)
        """,
        [todo],
    )
    count, paid = env.cr.fetchone()
    env.cr.execute(
        """
        SELECT sum(round((basket.quantity * line.price_unit)::numeric, 2))
          FROM cocagne_basket basket
          JOIN sale_order_line line ON line.id = basket.order_line_id
         WHERE basket.id = ANY(%s)
        """,
        [todo],
    )
    assert env.cr.fetchone()[0] == paid, "the shares do not sum to the prices"
    return count


def forecast(seed):
    """The cards of the agreements, with the sums of the year."""
    agreements = seed.env["cocagne.solidarity.agreement"].search(
        [("company_id", "=", seed.company.id)]
    )
    began = time.perf_counter()
    agreements.mapped("used_percent")
    yield row("sums of the agreements", 3, time.perf_counter() - began, "s")


def row(name, size, value, unit):
    """One measure."""
    return {"name": name, "size": size, "value": value, "unit": unit}
