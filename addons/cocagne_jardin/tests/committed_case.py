"""Two people at the same moment: real transactions, on a garden that is committed."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase

from ..tools import QUIET


class Job(NamedTuple):
    """What one person does: look at the screen, then click."""

    #: called with (env, what was seen); again when PostgreSQL refuses the transaction
    act: Callable[[api.Environment, Any], Any]
    #: called with (env) before anybody acts: all see the same state
    look: Callable[[api.Environment], Any] = lambda env: None
    uid: int = SUPERUSER_ID


class CommittedCase(TransactionCase):
    """A garden of its own, committed under a new name at each run.

    Only a database of tests may hold it. Its members and products belong to it: no other
    test finds them by their names.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            name = f"{cls.__name__} {uuid4().hex[:12]}"
            garden = env["res.company"].create({"name": name})
            cls.garden_id = garden.id
            cls.make(cls.inside(env), garden)

    @classmethod
    def make(cls, env, garden):
        """Make what the tests need, and keep ids on the class."""
        raise NotImplementedError

    @classmethod
    def inside(cls, env):
        """The environment as seen from the garden."""
        return env(context={**env.context, "allowed_company_ids": [cls.garden_id]})

    # -- the cast ----------------------------------------------------------------------

    @classmethod
    def make_road(cls, env, *depots, year=2026):
        """Depots on one round of Tuesdays, and a planned season; the depots."""
        made = env["cocagne.depot"].create(list(depots))
        stops = [Command.create({"depot_id": depot.id}) for depot in made]
        env["cocagne.round"].create({"code": "K1", "weekday": "2", "stop_ids": stops})
        season = env["cocagne.season"].create(
            {
                "name": f"Season {year}",
                "date_start": date(year, 1, 1),
                "date_end": date(year, 12, 31),
            }
        )
        season.action_plan()
        return made

    @classmethod
    def make_product(cls, env, name="Simple", **values):
        """A basket of 10 EUR, unless told otherwise."""
        return env["product.product"].create(
            {
                "name": name,
                "is_basket": True,
                "basket_family": "vegetables",
                "list_price": 10,
                "taxes_id": False,
                "company_id": cls.garden_id,
                **values,
            }
        )

    @classmethod
    def make_members(cls, env, *names):
        """Clients of this garden alone."""
        return env["res.partner"].create(
            [{"name": name, "company_id": cls.garden_id} for name in names]
        )

    @classmethod
    def make_orders(cls, env, members, depot, product, year=2026):
        """A weekly subscription for each member, not confirmed."""
        weekly = env.ref("cocagne_jardin.frequency_weekly")
        line = {"product_id": product.id, "frequency_id": weekly.id}
        return env["sale.order"].create(
            [
                {
                    "partner_id": member.id,
                    "is_subscription": True,
                    "depot_id": depot.id,
                    "date_start": date(year, 1, 1),
                    "order_line": [Command.create(line)],
                }
                for member in members
            ]
        )

    # -- at the same moment ------------------------------------------------------------

    def at_once(self, *jobs):
        """Do all jobs at the same moment, each in a transaction of its own.

        :return: what was said to those who were refused.
        """
        refusals, failures = [], []
        start = threading.Barrier(len(jobs), timeout=30)

        def person(job):
            try:
                with self.registry.cursor() as cr:
                    env = self.inside(api.Environment(cr, job.uid, dict(QUIET)))
                    seen = job.look(env)
                    start.wait()
                    retrying(lambda: job.act(env, seen), env)
            except UserError as refusal:
                refusals.append(str(refusal))
            except Exception as failure:
                failures.append(failure)

        people = [
            threading.Thread(target=person, args=(job,), daemon=True) for job in jobs
        ]
        for thread in people:
            thread.start()
        for thread in people:
            thread.join(60)
        self.assertFalse(failures)
        return refusals

    def afterwards(self, read):
        """What ``read(env)`` finds once all is committed."""
        with self.registry.cursor() as cr:
            return read(self.inside(api.Environment(cr, SUPERUSER_ID, {})))
