import threading
from datetime import date
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..tools import QUIET


@tagged("post_install", "-at_install")
class TestParallelRoad(TransactionCase):
    """Two people do the same thing at a depot at the same moment, in two real
    transactions. The garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            cls.make_garden(api.Environment(cr, SUPERUSER_ID, dict(QUIET)))

    @classmethod
    def make_garden(cls, env):
        # it is committed: another name for each run on the same database
        name = f"Garden of three crates {uuid4().hex[:8]}"
        garden = env["res.company"].create({"name": name})
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        cls.allowed = garden.ids
        crates, queue, other = env["cocagne.depot"].create(
            [
                {"name": "Crates", "crate_capacity": 3},
                {"name": "Queue", "capacity": 1},
                {"name": "Other"},
            ]
        )
        depots = crates + queue + other
        env["cocagne.round"].create(
            {
                "code": "K1",
                "weekday": "2",
                "stop_ids": [
                    Command.create({"depot_id": depot.id}) for depot in depots
                ],
            }
        )
        this_year = date.today().year
        env["cocagne.season"].create(
            {
                "name": "This year",
                "date_start": date(this_year, 1, 1),
                "date_end": date(this_year, 12, 31),
            }
        ).action_plan()
        big = env["product.product"].create(
            {
                "name": "Familial",
                "is_basket": True,
                "basket_family": "vegetables",
                "depot_places": 2,
                "list_price": 20,
                "taxes_id": False,
                "company_id": garden.id,
            }
        )
        cls.product_id = big.id
        members = env["res.partner"].create(
            [{"name": name} for name in ("Alice", "Bruno", "Chloé")]
        )
        line = {
            "product_id": big.id,
            "frequency_id": env.ref("cocagne_jardin.frequency_weekly").id,
        }
        cls.order_ids = (
            env["sale.order"]
            .create(
                [
                    {
                        "partner_id": member.id,
                        "is_subscription": True,
                        "depot_id": crates.id,
                        "date_start": date(this_year, 1, 1),
                        "order_line": [Command.create(line)],
                    }
                    for member in members[:2]
                ]
            )
            .ids
        )
        cls.member_ids, cls.depot_ids = members.ids, depots.ids

    def both(self, *jobs):
        """Run jobs in parallel transactions, each as a click on a button does."""
        outcomes, start = [], threading.Barrier(len(jobs))

        def run(job):
            with self.registry.cursor() as cr:
                context = {**QUIET, "allowed_company_ids": self.allowed}
                env = api.Environment(cr, SUPERUSER_ID, context)
                # both have the same snapshot of the depots
                env["cocagne.depot"].browse(self.depot_ids).read(["capacity"])
                start.wait()
                try:
                    retrying(lambda: job(env), env)
                    outcomes.append("done")
                except (UserError, ValidationError):
                    outcomes.append("refused")

        threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return sorted(outcomes)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r12_the_last_two_crates_are_taken_once(self):
        def confirm(order_id):
            return lambda env: env["sale.order"].browse(order_id).action_confirm()

        # three crates, two familials of two crates each
        self.assertEqual(self.both(*map(confirm, self.order_ids)), ["done", "refused"])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r12_a_free_place_is_offered_to_one_person_only(self):
        def wait(member_id):
            def job(env):
                depot = env["cocagne.depot"].browse(self.depot_ids[1])
                member = env["res.partner"].browse(member_id)
                product = env["product.product"].browse(self.product_id)
                depot.action_wait(member, product)

            return job

        self.both(*map(wait, self.member_ids[1:]))
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            entries = env["cocagne.waiting.entry"].search(
                [("depot_id", "=", self.depot_ids[1])]
            )
            self.assertEqual(sorted(entries.mapped("state")), ["offered", "waiting"])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r13_two_overlapping_closures_are_not_both_written(self):
        def close(env):
            env["cocagne.depot.closure"].create(
                {
                    "depot_id": self.depot_ids[2],
                    "date_from": "2031-07-01",
                    "date_to": "2031-07-15",
                    "mode": "cancel",
                }
            )

        self.assertEqual(self.both(close, close), ["done", "refused"])
