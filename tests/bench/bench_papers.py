"""The papers of a week: time and memory at 735, 1 500 and 3 000 baskets."""

import time
import tracemalloc
from functools import partial

from seed import Seed

MEMBERS = 340
SIZES = (735, 1500, 3000)
PAPERS = {
    "labels": "cocagne_jardin.action_report_labels",
    "preparation sheet": "cocagne_jardin.action_report_preparation",
    "road sheets": "cocagne_jardin.action_report_road_sheet",
}


def run(env):
    """Gather, then print, the papers of the first deliveries of a garden.

    The peer of a big print is the smallest one: the ratio is the growth of the cost per
    basket, 1 when twice the baskets take twice as much. The memory is that of our own
    Python, at its highest; wkhtmltopdf has a process of its own.
    """
    seed = Seed(env, members=MEMBERS, name="Jardin des étiquettes").build()
    seed.plan()
    env.cr.commit()
    env.cr.execute("ANALYZE")
    deliveries = seed.env["cocagne.delivery"].search(
        [("company_id", "=", seed.company.id)], order="date, id"
    )
    # the first weeks have no previous delivery to be compared with
    deliveries = deliveries.filtered(lambda delivery: delivery.iso_week > 5)
    for name, work in _works(seed.env).items():
        yield from _measure(seed.env, deliveries, name, work)


def _works(env):
    """What is measured, by name: each takes deliveries."""
    screen = env["cocagne.preparation.changes"]
    works = {
        "changes since last delivery": screen.changes_of,
        "tablet, all the rounds": lambda deliveries: [
            env["cocagne.cold.store"].get_round(one.id) for one in deliveries
        ],
    }
    for paper, report in PAPERS.items():
        works[f"{paper}, data and HTML"] = partial(_html, env, report)
        works[f"{paper}, PDF"] = partial(_pdf, env, report)
    return works


def _measure(env, deliveries, name, work):
    peers = {}
    for size in SIZES:
        chosen = _first(deliveries, size)
        baskets = sum(chosen.mapped("unit_count"))
        is_pdf = name.endswith("PDF")
        # the machine is shared: the best of three; a PDF takes long enough by itself
        tries = 1 if is_pdf else 3
        seconds = min(_seconds(env, chosen, work) for _try in range(tries))
        measures = {"s per 100 baskets": 100 * seconds / baskets}
        if not is_pdf:
            measures["kB per basket"] = _memory(env, chosen, work) / 1024 / baskets
        for unit, value in measures.items():
            peer = peers.setdefault(unit, value)
            yield {
                "name": name,
                "size": baskets,
                "value": round(value, 4),
                "unit": unit,
                "peer": f"{SIZES[0]} baskets",
                "peer_value": round(peer, 4),
                "ratio": round(value / peer, 2),
            }


def _first(deliveries, size):
    """The first deliveries that carry at least ``size`` baskets together."""
    count = 0
    for place, delivery in enumerate(deliveries, start=1):
        count += delivery.unit_count
        if count >= size:
            return deliveries[:place]
    raise AssertionError("the garden is too small for that many baskets")


def _cold(env):
    env.flush_all()
    env.invalidate_all()


def _seconds(env, deliveries, work):
    _cold(env)
    start = time.perf_counter()
    work(deliveries)
    return time.perf_counter() - start


def _memory(env, deliveries, work):
    """Bytes at the highest, of what the work itself allocated."""
    _cold(env)
    tracemalloc.start()
    try:
        work(deliveries)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _html(env, report, deliveries):
    env["ir.actions.report"]._render_qweb_html(report, deliveries.ids)


def _pdf(env, report, deliveries):
    reports = env["ir.actions.report"].with_context(force_report_rendering=True)
    reports._render_qweb_pdf(report, deliveries.ids)
