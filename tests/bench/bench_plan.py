"""A season of a big garden: 51 000 baskets planned, beside the bare INSERT of the rows."""

import pathlib
import resource
import sys
import time

from psycopg2.extras import execute_values

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from seed import Seed  # noqa: E402

COLUMNS = (
    "order_line_id, order_id, company_id, partner_id, product_id, season_id,"
    " planned_delivery_id, delivery_id, date, round_id, depot_id, quantity, state,"
    " create_uid, create_date, write_uid, write_date"
)


def run(env):
    """Rows per second, the ratio to a bare INSERT, and the memory."""
    seed = Seed(env).build()
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    started = time.perf_counter()
    rows = seed.plan()
    env.flush_all()
    ours = time.perf_counter() - started
    env.cr.execute(
        f"SELECT {COLUMNS} FROM cocagne_basket WHERE company_id = %s",
        [seed.company.id],
    )
    written = env.cr.fetchall()
    env.cr.rollback()
    bare = _insert(env, written)
    yield {
        "name": "season planned",
        "size": rows,
        "value": rows / ours,
        "unit": "rows/s",
        "peer": "bare INSERT of the same rows (rows/s); ratio of the times",
        "peer_value": rows / bare,
        "ratio": ours / bare,
    }
    yield {
        "name": "memory of planning, Odoo included",
        "size": rows,
        "value": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "unit": "MB",
        "peer": "bound",
        "peer_value": 400,
        "ratio": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 400,
    }


def _insert(env, rows):
    """Seconds of writing these rows by SQL alone; nothing is kept."""
    started = time.perf_counter()
    # psycopg2's own cursor: Odoo's refuses the bytes that execute_values builds
    execute_values(
        env.cr._obj,
        f"INSERT INTO cocagne_basket ({COLUMNS}) VALUES %s",
        rows,
        page_size=1000,
    )
    seconds = time.perf_counter() - started
    env.cr.rollback()
    return seconds
