import threading
import uuid
from datetime import date

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..tools import QUIET

#: Far ahead of any clock: these tests run in real transactions, at the real date.
YEAR = date.today().year + 1


@tagged("post_install", "-at_install")
class TestParallelChanges(TransactionCase):
    """Two people change baskets at the same moment, in two real transactions. The
    garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            orders = cls._make_two_orders(env)
            cls.basket_ids = [order.basket_ids.sorted("date").ids for order in orders]
            cls.days = [
                basket.planned_delivery_id.id
                for basket in orders[0].basket_ids.sorted("date")
            ]
            cls.user_ids = cls._make_desk(env, orders.company_id).ids

    @classmethod
    def _make_two_orders(cls, env):
        garden = env["res.company"].create(
            {"name": f"Garden of one doubling {uuid.uuid4()}"}
        )
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        depot = env["cocagne.depot"].create({"name": "Kiosk"})
        env["cocagne.round"].create(
            {
                "code": "K1",
                "weekday": "2",
                "stop_ids": [Command.create({"depot_id": depot.id})],
            }
        )
        season = env["cocagne.season"].create(
            {
                "name": f"Season {YEAR}",
                "date_start": date(YEAR, 1, 1),
                "date_end": date(YEAR, 12, 31),
            }
        )
        season.action_plan()
        garden.write({"doubling_limited": True, "doubling_maximum": 1})
        basket = env["product.product"].create(
            {
                "name": "Simple",
                "is_basket": True,
                "basket_family": "vegetables",
                "list_price": 10,
                "taxes_id": False,
                "company_id": garden.id,
            }
        )
        weekly = env.ref("cocagne_jardin.frequency_weekly")
        line = {"product_id": basket.id, "frequency_id": weekly.id}
        orders = env["sale.order"].create(
            [
                {
                    "partner_id": env["res.partner"].create({"name": name}).id,
                    "is_subscription": True,
                    "depot_id": depot.id,
                    "date_start": date(YEAR, 1, 1),
                    "order_line": [Command.create(line)],
                }
                for name in ("Alice", "Bruno")
            ]
        )
        orders.action_confirm()
        return orders

    @classmethod
    def _make_desk(cls, env, garden):
        users = env["res.users"]
        for number in range(2):
            users |= new_test_user(
                env,
                login=f"desk_{number}_{garden.id}",
                groups="cocagne_jardin.group_sales_desk",
                company_id=garden.id,
                company_ids=[Command.set(garden.ids)],
            )
        return users

    def run_both(self, *wishes):
        """Do each wish in a transaction of its own, all having looked first.

        A wish is called with (env, look), ``look`` being True before the start.
        """
        outcomes, start = [], threading.Barrier(len(wishes), timeout=30)

        def person(number, wish):
            with self.registry.cursor() as cr:
                env = api.Environment(cr, self.user_ids[number], dict(QUIET))
                seen = wish(env, None)
                start.wait()
                try:
                    retrying(lambda: wish(env, seen), env)
                    outcomes.append("done")
                except UserError as refusal:
                    outcomes.append(str(refusal))

        people = [
            threading.Thread(target=person, args=item, daemon=True)
            for item in enumerate(wishes)
        ]
        for thread in people:
            thread.start()
        for thread in people:
            thread.join(60)
        return sorted(outcomes, key=lambda outcome: outcome == "done")

    def move(self, basket_id, day):
        """The wish to move one basket, after having looked at it."""

        def wish(env, seen):
            basket = env["cocagne.basket"].browse(basket_id)
            if seen is None:
                return basket._change_stamps()
            return basket.action_move(self.days[day], seen=seen)

        return wish

    def fresh(self, cr):
        return api.Environment(cr, SUPERUSER_ID, {})["cocagne.basket"]

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r53_the_last_doubling_of_a_week_is_taken_once(self):
        outcomes = self.run_both(
            self.move(self.basket_ids[0][10], 20), self.move(self.basket_ids[1][10], 20)
        )
        self.assertEqual(outcomes[1], "done")
        self.assertIn("can be doubled", outcomes[0])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r50_two_staff_move_the_same_basket_and_the_second_is_told(self):
        basket_id = self.basket_ids[0][15]
        outcomes = self.run_both(self.move(basket_id, 25), self.move(basket_id, 26))
        self.assertEqual(outcomes[1], "done")
        self.assertRegex(outcomes[0], "by somebody else")
        with self.registry.cursor() as cr:
            basket = self.fresh(cr).browse(basket_id)
            self.assertEqual(len(basket.change_line_ids), 1)
            self.assertIn(basket.delivery_id.id, (self.days[25], self.days[26]))

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r50_who_decides_on_an_old_screen_is_told(self):
        """The second looked before the first decided, and confirms after."""
        basket_id = self.basket_ids[0][30]
        with self.registry.cursor() as late:
            env = api.Environment(late, self.user_ids[1], dict(QUIET))
            wish = self.move(basket_id, 36)
            seen = wish(env, None)
            outcomes = self.run_both(self.move(basket_id, 35))
            self.assertEqual(outcomes, ["done"])
            with self.assertRaisesRegex(UserError, "while you were deciding"):
                retrying(lambda: wish(env, seen), env)
        with self.registry.cursor() as cr:
            basket = self.fresh(cr).browse(basket_id)
            self.assertEqual(basket.delivery_id.id, self.days[35])
