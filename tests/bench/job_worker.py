"""A process that runs the waiting jobs of a database, as a worker of queue_job does.

    job_worker.py CONFIG DATABASE

Jobs are taken one by one under a lock, so several workers share them; the process ends
when nothing waits. Says "ready" once Odoo is loaded, and begins at the first line of its
input. Prints how many jobs it ran and the memory that it held at most.
"""

import re
import sys
from pathlib import Path

import odoo.api
import odoo.tools
from odoo.modules.registry import Registry
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

#: Jobs that wait, those of other workers left out.
NEXT = """
    SELECT uuid FROM queue_job
     WHERE state = 'pending' AND channel = 'root.invoicing'
  ORDER BY priority, date_created, id
     LIMIT 1 FOR UPDATE SKIP LOCKED
"""


def run_one(registry):
    """Run one job in a transaction of its own; False when none waits."""
    from odoo.addons.queue_job.job import Job

    with registry.cursor() as cr:
        env = odoo.api.Environment(cr, odoo.api.SUPERUSER_ID, {})
        cr.execute(NEXT)
        found = cr.fetchone()
        if not found:
            return False
        job = Job.load(env, found[0])
        job.set_started()
        job.perform()
        job.set_done()
        job.store()
        env.flush_all()
        cr.commit()
        return True


def peak_memory():
    """Megabytes that this program held at most.

    Not ``ru_maxrss``: that also counts the process that started it, whose memory it
    shares until it begins.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)[1]) // 1024


def main(config, database):
    odoo.tools.config.parse_config(["-c", config, "-d", database], setup_logging=True)
    registry, jobs, retries = Registry(database), 0, 0
    print("ready", flush=True)
    sys.stdin.readline()
    while True:
        try:
            if not run_one(registry):
                break
            jobs += 1
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            retries += 1
    print(jobs, retries, peak_memory(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
