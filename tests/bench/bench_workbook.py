"""The workbook of a year and the open data, at 13 gardens and at 130 with three years.

Figures are invented and written as the network publishes them; all is rolled back.
"""

import io
import resource
import time
import tracemalloc

from odoo.addons.cocagne_reseau.report.observatoire.open_data import write_zip
from odoo.addons.cocagne_reseau.report.observatoire.workbook import write_workbook

YEARS = (2023, 2024, 2025)
SIZES = (13, 130)
FILL = """
    INSERT INTO cocagne_network_figure (
           garden_id, company_id, region_id, month, year, indicator_id, aggregation,
           theme, unit, origin, level, value, numerator, denominator, is_masked)
    SELECT garden.id, garden.company_id, garden.region_id, month::date,
           to_char(month, 'YYYY'), indicator.id, indicator.aggregation,
           indicator.theme, indicator.unit, 'bundle', 'garden',
           CASE WHEN hidden THEN NULL WHEN indicator.aggregation = 'ratio' THEN 50
                ELSE number END,
           CASE WHEN indicator.aggregation = 'ratio' AND NOT hidden THEN number END,
           CASE WHEN indicator.aggregation = 'ratio' AND NOT hidden THEN 2 * number END,
           hidden
      FROM cocagne_network_garden garden
      JOIN cocagne_indicator indicator ON indicator.active
CROSS JOIN generate_series(%s::date, %s::date, interval '1 month') AS month
CROSS JOIN LATERAL (
    SELECT 20 + (garden.id * 7 + indicator.id * 13 + extract(month FROM month) * 3
                 + extract(year FROM month) * 5)::int %% 80 AS number,
           indicator.unit IN ('people', 'households')
           AND (garden.id + indicator.id) %% 9 = 0 AS hidden) AS made
     WHERE garden.id = ANY(%s)
       AND NOT (garden.id %% 5 = 0 AND month = '2025-12-01')
"""
MONTHS = """
    INSERT INTO cocagne_snapshot (
           garden_id, month, state, origin, revision, validated_at)
    SELECT garden.id, month::date, 'validated', 'bundle', 1, now()
      FROM cocagne_network_garden garden
CROSS JOIN generate_series(%s::date, %s::date, interval '1 month') AS month
     WHERE garden.id = ANY(%s)
       AND NOT (garden.id %% 5 = 0 AND month = '2025-12-01')
"""


def fill(env, count):
    """So many gardens in the regions, with every figure of three years."""
    regions = env["cocagne.region"].search([], limit=13)
    gardens = env["cocagne.network.garden"].create(
        [
            {
                "code": f"BENCH-{rank}",
                "name": f"Jardin {rank:03}",
                "region_id": regions[rank % len(regions)].id,
            }
            for rank in range(count)
        ]
    )
    figures = env["cocagne.network.figure"]
    first, last = f"{YEARS[0]}-01-01", f"{YEARS[-1]}-12-01"
    env.cr.execute(FILL, (first, last, gardens.ids))
    env.cr.execute(MONTHS, (first, last, gardens.ids))
    env.cr.execute("SELECT DISTINCT month FROM cocagne_network_figure")
    figures._write_totals([month for (month,) in env.cr.fetchall()])
    env.invalidate_all()


def measure(env, count):
    """Seconds, queries and memory of the files of the last year."""
    yearly = (
        env["cocagne.observatoire"]
        ._add_years()
        .filtered(lambda one: one.year == YEARS[-1])
    )
    yearly = yearly._in_french()
    env.flush_all()
    env.cr.execute("ANALYZE cocagne_network_figure")
    before, start = env.cr.sql_log_count, time.monotonic()
    book = yearly._read_book()
    read, queries = time.monotonic() - start, env.cr.sql_log_count - before
    start, stream = time.monotonic(), io.BytesIO()
    write_workbook(book, stream)
    write = time.monotonic() - start
    tracemalloc.start()
    write_workbook(book, io.BytesIO())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    start, archive = time.monotonic(), io.BytesIO()
    write_zip(yearly._read_open_data(), archive)
    opened = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for name, value, unit in (
        ("figures of the workbook read", read, "s"),
        ("figures of the workbook read", queries, "queries"),
        ("workbook written", write, "s"),
        ("workbook", len(stream.getvalue()) // 1024, "KB"),
        ("most memory of the writing", peak // 1024, "KB"),
        ("open data read and written", opened, "s"),
        ("memory of the process", memory, "MB"),
    ):
        yield {"name": name, "size": count, "value": value, "unit": unit}


def run(env):
    """The measures at both sizes."""
    for number in SIZES:
        fill(env, number)
        yield from measure(env, number)
        env.cr.rollback()
