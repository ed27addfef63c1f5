"""A network bills its month: many gardens, queue_job's jobs, one worker, then two.

The whole network is 130 gardens of 238 payers, about 31 000 invoices; the usual run is a
part of it. ``COCAGNE_BENCH_GARDENS`` and ``COCAGNE_BENCH_MEMBERS`` ask for more. One garden
is built, the others are its copies (``demo/wide/garden_copy.py``).
"""

import os
import pathlib
import subprocess
import sys
import time
from datetime import date

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from seed import YEAR, Seed  # noqa: E402

from demo.wide.garden_copy import GardenCopy  # noqa: E402

WORKER = pathlib.Path(__file__).with_name("job_worker.py")
GARDENS = int(os.environ.get("COCAGNE_BENCH_GARDENS", 8))
MEMBERS = int(os.environ.get("COCAGNE_BENCH_MEMBERS", 100))
#: The only weeks that are delivered: those of two months.
OPEN_WEEKS = range(10, 18)
MARCH, APRIL = date(YEAR, 3, 1), date(YEAR, 4, 1)
#: The part of the gardens whose month is billed first, for the memory at two sizes.
FIRST_PART = 5


class SmallSeed(Seed):
    """A garden whose season has two months: quick to build."""

    def _season(self):
        super()._season()
        closed = set(range(1, 54)) - set(OPEN_WEEKS)
        self.season.close_weeks(sorted(closed))


def run(env):
    """Seconds, invoices per second and memory, with one worker and with two."""
    began = time.perf_counter()
    gardens = build(env, GARDENS)
    yield row("gardens built", GARDENS, time.perf_counter() - began, "s")
    part = max(1, GARDENS // FIRST_PART)
    yield from measure(env, gardens[:part], MARCH, 1)
    alone = yield from measure(env, gardens[part:], MARCH, 1)
    yield from measure(env, gardens, APRIL, 2, alone)


def measure(env, gardens, month, workers, alone=None):
    """Bill a month of these gardens; the invoices per second.

    :param alone: the pace of one worker.
    """
    enqueue(env, gardens, month)
    seconds, memory = work(env, workers)
    count, gaps = check(env, gardens, month)
    assert not gaps, f"{gaps} numbers are missing"
    pace = count / seconds
    label = f"{workers} worker" + "s" * (workers > 1)
    yield row(f"network billed, {label}", count, seconds, "s")
    yield {
        **row(f"pace, {label}", count, pace, "invoices/s"),
        "peer": "one worker",
        "peer_value": alone or pace,
        "ratio": pace / (alone or pace),
    }
    yield row(f"memory of a worker, {label}", count, memory, "MB")
    return pace


def build(env, count):
    """Gardens that delivered both months; their ids.

    One is built as people would, the others are its copies.
    """
    copies = GardenCopy(env)
    seed = SmallSeed(env, members=MEMBERS, name="Jardin du réseau").build()
    seed.plan()
    seed.confirm()
    seed.deliver(date(YEAR, 3, 1), date(YEAR, 4, 30))
    gardens = [seed.company.id, *copies.copy(seed.company, count - 1)]
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    return gardens


def enqueue(env, gardens, month):
    """The first job of each garden, as the button starts it."""
    runs = env["cocagne.billing.run"]
    for company in env["res.company"].browse(gardens):
        run = runs.with_company(company)._get_run(company, month)
        run._start()
        run._enqueue(0)
    env.flush_all()
    env.cr.commit()


def work(env, workers):
    """Seconds until nothing waits, and the most memory of a worker.

    The clock starts when all workers have loaded Odoo: in a garden they always run.
    """
    command = [sys.executable, str(WORKER), os.environ["ODOO_RC"], env.cr.dbname]
    processes = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _number in range(workers)
    ]
    for process in processes:
        # Odoo may say other things before
        while "ready" not in process.stdout.readline():
            assert process.poll() is None, "a worker did not start"
    began = time.perf_counter()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0].split()[-3:] for process in processes]
    assert not any(process.returncode for process in processes), outputs
    seconds = time.perf_counter() - began
    return seconds, max(int(memory) for _jobs, _retries, memory in outputs)


def check(env, gardens, month):
    """Invoices made, and numbers that are missing in any garden."""
    env.invalidate_all()
    runs = env["cocagne.billing.run"].search(
        [("company_id", "in", gardens), ("month", "=", month)]
    )
    assert set(runs.mapped("state")) == {"done"}, runs.mapped("state")
    gaps = 0
    for run in runs:
        numbers = run.move_ids.mapped("sequence_number")
        gaps += max(numbers) - min(numbers) + 1 - len(numbers)
    return len(runs.move_ids), gaps


def row(name, size, value, unit):
    """One measure without a peer."""
    return {"name": name, "size": size, "value": value, "unit": unit}
