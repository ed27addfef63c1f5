"""Labels: seconds per 100 of them, when the garden prints ten times more."""

import time

from seed import Seed

MEMBERS = 340
SIZES = (300, 3000)
REPORT = "cocagne_jardin.action_report_labels"


def run(env):
    """Print the labels of the first deliveries of a garden: 300 of them, then 3 000.

    The peer of the big print is the small one: the ratio is the growth of the time per
    label, 1 when twice the labels take twice the time.
    """
    seed = Seed(env, members=MEMBERS, name="Jardin des étiquettes").build()
    seed.plan()
    deliveries = seed.env["cocagne.delivery"].search(
        [("company_id", "=", seed.company.id)], order="date, id"
    )
    peer = None
    for size in SIZES:
        labels, seconds = _print(seed.env, _first(deliveries, size))
        value = round(100 * seconds / labels, 3)
        peer = peer or value
        yield {
            "name": "labels of a week, PDF",
            "size": labels,
            "value": value,
            "unit": "s per 100 labels",
            "peer": f"{SIZES[0]} labels",
            "peer_value": peer,
            "ratio": round(value / peer, 2),
        }


def _first(deliveries, size):
    """The first deliveries that make at least ``size`` labels together."""
    count = 0
    for place, delivery in enumerate(deliveries, start=1):
        count += delivery.unit_count
        if count >= size:
            return deliveries[:place]
    raise AssertionError("the garden is too small for that many labels")


def _print(env, deliveries):
    """How many labels were printed, and in how many seconds."""
    env.flush_all()
    env.invalidate_all()
    reports = env["ir.actions.report"].with_context(force_report_rendering=True)
    start = time.perf_counter()
    reports._render_qweb_pdf(REPORT, deliveries.ids)
    seconds = time.perf_counter() - start
    return sum(deliveries.mapped("unit_count")), seconds
