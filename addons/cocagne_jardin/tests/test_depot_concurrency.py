from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestParallelSignUps(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        kiosk = cls.make_road(env, {"name": "Kiosk", "capacity": 1})
        members = cls.make_members(env, "Somebody", "Somebody else")
        cls.order_ids = cls.make_orders(env, members, kiosk, cls.make_product(env)).ids

    def confirm(self, order_id):
        """Confirm, after having seen the free place."""

        def look(env):
            order = env["sale.order"].browse(order_id)
            order.depot_id.read(["capacity"])
            return order

        return Job(lambda env, order: order.action_confirm(), look)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_the_last_place_of_a_depot_is_taken_once(self):
        refusals = self.at_once(*map(self.confirm, self.order_ids))
        self.assertEqual(len(refusals), 1)
