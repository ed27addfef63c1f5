"""A process of its own that seeds or bills a garden, for the tests that kill it.

    billing_worker.py CONFIG DATABASE seed MEMBERS
    billing_worker.py CONFIG DATABASE bill CHUNK
    billing_worker.py CONFIG DATABASE half PART

Prints a line after each chunk that is committed.
"""

import pathlib
import sys
from datetime import date

import odoo.api
import odoo.tools
from odoo.modules.registry import Registry

sys.path.insert(0, str(pathlib.Path(__file__).parent / "bench"))

GARDEN = "Grand jardin"
MARCH = date(2026, 3, 1)


def seed(env, members):
    """A garden that delivered March."""
    from seed import Seed

    garden = Seed(env, members=members, name=GARDEN).build()
    garden.plan()
    garden.confirm()
    garden.deliver(MARCH, date(2026, 3, 31))
    garden.env["cocagne.billing.run"]._get_run(garden.company, MARCH)
    env.cr.commit()


def bill(env, chunk_size):
    """Bill March, telling each chunk."""
    company = env["res.company"].search([("name", "=", GARDEN)])
    env["cocagne.billing"].bill_month(
        company,
        MARCH,
        chunk_size=chunk_size,
        commit=env.cr.commit,
        progress=lambda done, total: print("chunk", done, total, flush=True),
    )


def half(env, part):
    """Every second payer, two at a time, beside a worker that bills the others."""
    company = env["res.company"].search([("name", "=", GARDEN)])
    run = env["cocagne.billing.run"].with_company(company)._get_run(company, MARCH)
    mine = run._waiting()[part::2]
    for start in range(0, len(mine), 2):
        run._save_chunk(mine[start : start + 2], env.cr.commit)
        print("chunk", start, len(mine), flush=True)


def main(config, database, action, number):
    odoo.tools.config.parse_config(["-c", config, "-d", database], setup_logging=True)
    with Registry(database).cursor() as cr:
        env = odoo.api.Environment(cr, odoo.api.SUPERUSER_ID, {})
        {"seed": seed, "bill": bill, "half": half}[action](env, int(number))


if __name__ == "__main__":
    main(*sys.argv[1:])
