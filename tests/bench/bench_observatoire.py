"""The head office at a tenth of its gardens, then at all of them.

Every garden has a year of life (``demo/wide``), counted and validated month by month. Each
measure at all gardens stands beside ten times the same at a tenth of them: a ratio of 1 is
linear. ``COCAGNE_BENCH_GARDENS`` (20; the whole network is 130) is how many gardens.
"""

import os
import pathlib
import resource
import sys
import time
from functools import partial

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from demo.wide import months  # noqa: E402
from demo.wide.garden_copy import GardenCopy  # noqa: E402
from demo.wide.life import YearOfLife  # noqa: E402

GARDENS = int(os.environ.get("COCAGNE_BENCH_GARDENS", 20))
#: Size of each garden (``demo/shares.py``).
SIZE = os.environ.get("COCAGNE_BENCH_SIZE", "village")
PART = 10
ROUNDS = 3


def run(env):
    """Seconds of each step at both sizes, their ratio, the most memory."""
    began = time.perf_counter()
    gardens = build(env)
    yield row("gardens built", len(gardens), time.perf_counter() - began, "s")
    yield row("baskets", len(gardens), count(env, "cocagne_basket"), "rows")
    few = gardens[: max(1, len(gardens) // PART)]
    *past, last = months.past_months(env)
    first = {}
    for chosen in (few, gardens):
        for name, seconds in measure(env, chosen, past, last):
            yield compared(name, chosen, seconds, first)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield row("memory of the process", len(gardens), memory, "MB")


def build(env):
    """A garden that lived, and its copies; all in the network."""
    copies = GardenCopy(env)
    model = YearOfLife(env, SIZE, "BENCH", 901).run(lambda _label: None)
    copies.copy(model, GARDENS - 1)
    env.cr.execute("UPDATE res_company SET is_network = true WHERE id = 1")
    env.invalidate_all()
    gardens = months.join(env)
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    return gardens.filtered(lambda garden: garden.code.startswith("BENCH"))


def measure(env, gardens, past, last):
    """(what, seconds) of a month of these gardens, then of what is read."""
    for month in past:
        months.validate(env, gardens, month)
        env.cr.commit()
    yield "month counted", timed(lambda: count_again(env, gardens, last))
    yield "month validated and told", timed(lambda: months.validate(env, gardens, last))
    env.cr.commit()
    env.cr.execute("ANALYZE")
    reader = env(user=head_office(env).id)
    for name, read in (
        ("dashboard", lambda: dashboard(reader)),
        ("pivot: gardens by months", lambda: pivot(reader, "garden_id")),
        ("pivot: regions by months", lambda: pivot(reader, "region_id")),
        ("alerts", lambda: reader["cocagne.network.alert"]._first(50)),
    ):
        yield name, min(timed(partial(fresh, reader, read)) for _round in range(ROUNDS))


def count_again(env, gardens, month):
    env["cocagne.snapshot"]._compute(gardens, month)
    env.flush_all()


def fresh(env, read):
    """As a new request reads it."""
    env.invalidate_all()
    read()


def dashboard(env):
    return env["cocagne.network.figure"].dashboard_data()


def pivot(env, row):
    """What the web client asks when the pivot opens."""
    return env["cocagne.network.figure"].formatted_read_grouping_sets(
        [("theme", "=", "baskets")],
        [[], [row], [row, "month:month"], ["month:month"]],
        ["value:sum", "__count"],
    )


def head_office(env):
    login = "bench-head-office"
    users = env["res.users"].with_context(no_reset_password=True)
    found = users.search([("login", "=", login)])
    group = env.ref("cocagne_jardin.group_head_office")
    return found or users.create(
        {"name": "Siège", "login": login, "group_ids": [(4, group.id)]}
    )


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compared(name, gardens, seconds, first):
    """A measure, beside the same at a tenth of the gardens."""
    measure = row(name, len(gardens), seconds, "s")
    if name not in first:
        first[name] = (len(gardens), seconds)
        return measure
    size, before = first[name]
    linear = before * len(gardens) / size
    return {
        **measure,
        "peer": f"linear from {size}",
        "peer_value": linear,
        "ratio": seconds / linear,
    }


def count(env, table):
    env.cr.execute(f"SELECT count(*) FROM {table}")
    return env.cr.fetchone()[0]


def row(name, size, value, unit):
    """One measure without a peer."""
    return {"name": name, "size": size, "value": value, "unit": unit}
