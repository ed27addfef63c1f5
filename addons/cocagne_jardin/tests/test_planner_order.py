from odoo.tools import SQL

from .test_planner import PlannedCase

#: Ways in which PostgreSQL may join the rows, as its statistics advise.
WAYS = ("nestloop", "hashjoin", "mergejoin")


class TestPlannerOrder(PlannedCase):
    """Who subscribed first has the first basket of a delivery (and of a funder)."""

    def test_baskets_are_written_in_the_order_of_the_subscriptions(self):
        orders = self.env["sale.order"]
        for _number in range(6):
            orders |= self.subscribe()
        for way in WAYS:
            with self.subTest(way):
                orders.basket_ids.unlink()
                for other in WAYS:
                    # only this way is left to choose
                    switch = SQL("on" if other == way else "off")
                    name = SQL.identifier(f"enable_{other}")
                    self.env.cr.execute(SQL("SET LOCAL %s = %s", name, switch))
                self.env["cocagne.planner"].plan_orders(orders)
                for delivery in orders.basket_ids.delivery_id:
                    baskets = delivery.basket_ids.sorted("id")
                    self.assertEqual(baskets.order_id.ids, orders.ids)
