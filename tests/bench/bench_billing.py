"""A month of 850 members billed and posted, beside two usual ways on the same lines.

The three ways take turns, 200 members at a time, each in its own transaction: whatever
else the machine does weighs on all of them alike. Their sums must agree.
"""

import cProfile
import os
import pathlib
import pstats
import sys
import time
from datetime import date

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from peers import Contracts, SaleOrders  # noqa: E402
from seed import Seed  # noqa: E402

MODULES = ["contract"]
CHUNK = 200
MEMBERS = 850
MONTH, NEXT = date(2026, 3, 1), date(2026, 4, 1)

#: Where our time goes: what is measured, and the function that does it.
SECTIONS = {
    "lock the baskets": "_lock_baskets",
    "prepare the values": "_prepare_invoice",
    "create the invoices": "_create_moves",
    "mark the baskets": "_mark",
    "post": "_post",
}


def run(env, members=MEMBERS):
    """Milliseconds per invoice of each way, and where our time goes."""
    seed = prepare(env, members)
    ours = Baskets(seed, MONTH)
    ways = [ours, SaleOrders(seed, MONTH), Contracts(seed, MONTH)]
    for peer in ways[1:]:
        peer.make(ours.bills())
    keep(seed.env)
    for start in range(0, len(ours.waiting), CHUNK):
        for way in ways:
            began = time.perf_counter()
            way.bill(slice(start, start + CHUNK))
            seed.env.flush_all()
            seed.env.cr.commit()
            way.seconds += time.perf_counter() - began
            seed.env.invalidate_all()
    assert len({round(way.total, 2) for way in ways}) == 1, "the sums differ"
    for peer in ways[1:]:
        yield measure(ours, peer)
    seed.deliver(date(2026, 4, 1), date(2026, 4, 30))
    keep(seed.env)
    yield from sections(Baskets(seed, NEXT))
    seed.deliver(date(2026, 5, 1), date(2026, 5, 31))
    keep(seed.env)
    yield from memory(Baskets(seed, date(2026, 5, 1)))
    yield from foresight(seed)


def memory(ours, size=50):
    """What the process holds after each part of a month: it must not grow.

    Chunks of 50: the first ones fill caches that stay.
    """
    held = []
    for start in range(0, len(ours.waiting), size):
        ours.bill(slice(start, start + size))
        ours.env.flush_all()
        ours.env.cr.commit()
        ours.env.invalidate_all()
        held.append((ours.count, resident()))
    for count, megabytes in (held[3], held[len(held) // 2], held[-1]):
        yield row("memory held after so many", count, megabytes, "MB")


def resident():
    """Megabytes of this process that are in memory now."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def foresight(seed):
    """The preview of a whole month: seconds and queries."""
    seed.deliver(date(2026, 6, 1), date(2026, 6, 30))
    keep(seed.env)
    month = seed.env["cocagne.billing.run"]._get_run(seed.company, date(2026, 6, 1))
    before, began = seed.env.cr.sql_log_count, time.perf_counter()
    rows = seed.env["cocagne.billing.preview"]._fill(month)
    seed.env.flush_all()
    seconds = time.perf_counter() - began
    queries = seed.env.cr.sql_log_count - before
    yield row("preview of a month", len(rows), seconds, "s")
    yield row("preview of a month", len(rows), queries, "queries")


def prepare(env, members):
    """A garden that billed January, and delivered February and March."""
    seed = Seed(env, members=members).build()
    seed.plan()
    seed.confirm()
    seed.deliver(date(2026, 1, 1), date(2026, 1, 31))
    seed.env["cocagne.billing"].bill_month(
        seed.company, date(2026, 1, 1), commit=seed.env.cr.commit
    )
    seed.deliver(date(2026, 3, 1), date(2026, 3, 31))
    keep(seed.env)
    return seed


def keep(env):
    """Commit, with fresh statistics and an empty cache."""
    env.flush_all()
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    env.invalidate_all()


class Baskets:
    """Our way: a chunk of ``cocagne.billing.run``."""

    def __init__(self, seed, month):
        self.env = seed.env
        self.seconds, self.total, self.count = 0.0, 0.0, 0
        self.month = self.env["cocagne.billing.run"]._get_run(seed.company, month)
        self.waiting = [orders.ids for orders in self.month._waiting()]

    def bills(self):
        """(payer, [(product, quantity, price)]) of all that waits."""
        engine = self.env["cocagne.billing"]
        orders = self.env["sale.order"].browse(
            [order_id for ids in self.waiting for order_id in ids]
        )
        groups = engine._group(engine._lock_baskets(self.month, orders))
        return [
            (
                payer,
                [
                    (line.product_id, sum(b.quantity for b in found), line.price_unit)
                    for line, found in lines.items()
                ],
            )
            for payer, lines in groups.items()
        ]

    def bill(self, chunk):
        """Bill one chunk."""
        orders = [self.env["sale.order"].browse(ids) for ids in self.waiting[chunk]]
        moves, errors = self.month._try(orders)
        assert not errors, errors
        self.total += sum(moves.mapped("amount_total"))
        self.count += len(moves)


def measure(ours, peer):
    """Our milliseconds per invoice beside those of a peer."""
    return {
        "name": "invoice billed and posted",
        "size": ours.count,
        "value": ours.seconds / ours.count * 1000,
        "unit": "ms/invoice",
        "peer": peer.name,
        "peer_value": peer.seconds / peer.count * 1000,
        "ratio": ours.seconds / peer.seconds,
    }


def sections(ours):
    """Shares of the time of one chunk, under the profiler."""
    profile = cProfile.Profile()
    profile.enable()
    ours.bill(slice(0, CHUNK))
    ours.env.flush_all()
    profile.disable()
    stats = pstats.Stats(profile)
    rest = 100.0
    for name, function in SECTIONS.items():
        share = (100 / stats.total_tt) * max(
            times[3]
            for (file, _line, found), times in stats.stats.items()
            if found == function and "cocagne_jardin" in file
        )
        rest -= share
        yield row(f"share: {name}", ours.count, share, "%")
    yield row("share: the rest", ours.count, rest, "%")


def row(name, size, value, unit):
    """One measure without a peer."""
    return {"name": name, "size": size, "value": value, "unit": unit}
