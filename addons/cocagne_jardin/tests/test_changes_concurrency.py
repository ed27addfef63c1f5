from datetime import date

from odoo import api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ..tools import QUIET
from .committed_case import CommittedCase, Job

#: Far ahead of any clock: these tests run in real transactions, at the real date.
YEAR = date.today().year + 1


@tagged("post_install", "-at_install")
class TestParallelChanges(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        kiosk = cls.make_road(env, {"name": "Kiosk"}, year=YEAR)
        garden.write({"doubling_limited": True, "doubling_maximum": 1})
        members = cls.make_members(env, "Alice", "Bruno")
        basket = cls.make_product(env)
        orders = cls.make_orders(env, members, kiosk, basket, year=YEAR)
        orders.action_confirm()
        cls.basket_ids = [order.basket_ids.sorted("date").ids for order in orders]
        planned = orders[0].basket_ids.sorted("date").planned_delivery_id
        cls.days = planned.ids
        cls.user_ids = cls.make_desk(env, garden).ids

    @classmethod
    def make_desk(cls, env, garden):
        """Two people at the sales desk."""
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

    def move(self, basket_id, day, person=0):
        """Move one basket, after having looked at it."""

        def look(env):
            return env["cocagne.basket"].browse(basket_id)._change_stamps()

        def act(env, seen):
            basket = env["cocagne.basket"].browse(basket_id)
            return basket.action_move(self.days[day], seen=seen)

        return Job(act, look, self.user_ids[person])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r53_the_last_doubling_of_a_week_is_taken_once(self):
        refusals = self.at_once(
            self.move(self.basket_ids[0][10], 20),
            self.move(self.basket_ids[1][10], 20, person=1),
        )
        self.assertEqual(len(refusals), 1)
        self.assertIn("can be doubled", refusals[0])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r50_two_staff_move_the_same_basket_and_the_second_is_told(self):
        basket_id = self.basket_ids[0][15]
        refusals = self.at_once(
            self.move(basket_id, 25), self.move(basket_id, 26, person=1)
        )
        self.assertEqual(len(refusals), 1)
        self.assertRegex(refusals[0], "by somebody else")

        def check(env):
            basket = env["cocagne.basket"].browse(basket_id)
            self.assertEqual(len(basket.change_line_ids), 1)
            self.assertIn(basket.delivery_id.id, (self.days[25], self.days[26]))

        self.afterwards(check)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r50_who_decides_on_an_old_screen_is_told(self):
        """The second looked before the first decided, and confirms after."""
        basket_id = self.basket_ids[0][30]
        late = self.move(basket_id, 36, person=1)
        with self.registry.cursor() as cr:
            env = self.inside(api.Environment(cr, late.uid, dict(QUIET)))
            seen = late.look(env)
            self.assertFalse(self.at_once(self.move(basket_id, 35)))
            with self.assertRaisesRegex(UserError, "while you were deciding"):
                retrying(lambda: late.act(env, seen), env)
        day = self.afterwards(
            lambda env: env["cocagne.basket"].browse(basket_id).delivery_id.id
        )
        self.assertEqual(day, self.days[35])
