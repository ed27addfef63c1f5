from datetime import date

from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestParallelRoad(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        year = date.today().year
        depots = cls.make_road(
            env,
            {"name": "Crates", "crate_capacity": 3},
            {"name": "Queue", "capacity": 1},
            {"name": "Other"},
            year=year,
        )
        members = cls.make_members(env, "Alice", "Bruno", "Chloé")
        big = cls.make_product(env, "Familial", depot_places=2, list_price=20)
        orders = cls.make_orders(env, members[:2], depots[0], big, year=year)
        cls.order_ids, cls.product_id = orders.ids, big.id
        cls.member_ids, cls.depot_ids = members.ids, depots.ids

    def job(self, act):
        """Act, both having the same snapshot of the depots."""

        def look(env):
            env["cocagne.depot"].browse(self.depot_ids).read(["capacity"])

        return Job(lambda env, _seen: act(env), look)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r12_the_last_two_crates_are_taken_once(self):
        def confirm(order_id):
            return self.job(
                lambda env: env["sale.order"].browse(order_id).action_confirm()
            )

        # three crates, two familials of two crates each
        refusals = self.at_once(*map(confirm, self.order_ids))
        self.assertEqual(len(refusals), 1)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r12_a_free_place_is_offered_to_one_person_only(self):
        def wait(member_id):
            def act(env):
                depot = env["cocagne.depot"].browse(self.depot_ids[1])
                member = env["res.partner"].browse(member_id)
                product = env["product.product"].browse(self.product_id)
                depot.action_wait(member, product)

            return self.job(act)

        self.at_once(*map(wait, self.member_ids[1:]))

        def states(env):
            domain = [("depot_id", "=", self.depot_ids[1])]
            return env["cocagne.waiting.entry"].search(domain).mapped("state")

        self.assertEqual(sorted(self.afterwards(states)), ["offered", "waiting"])

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

        refusals = self.at_once(self.job(close), self.job(close))
        self.assertEqual(len(refusals), 1)
