from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestParallelOrders(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        jar = cls.make_product(env, "Honey", is_basket=False, type="service")
        offer = env["cocagne.offer"].create(
            {"product_id": jar.id, "company_id": garden.id, "quantity_limit": 1}
        )
        buyers = cls.make_members(env, "First buyer", "Second buyer")
        orders = env["sale.order"].create(
            [
                {
                    "partner_id": buyer.id,
                    "company_id": garden.id,
                    "order_line": [Command.create({"offer_id": offer.id})],
                }
                for buyer in buyers
            ]
        )
        cls.order_ids = orders.ids

    def confirm(self, order_id):
        """Confirm, after having seen that one is left."""

        def look(env):
            order = env["sale.order"].browse(order_id)
            order.order_line.offer_id.read(["quantity_left"])
            return order

        return Job(lambda env, order: order.action_confirm(), look)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r39_the_last_one_of_an_offer_is_sold_once(self):
        refusals = self.at_once(*map(self.confirm, self.order_ids))
        self.assertEqual(len(refusals), 1)
