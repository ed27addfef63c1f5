import uuid

from odoo.tests import tagged
from odoo.tools import mute_logger

from .committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestTwoTablets(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        kiosk = cls.make_road(env, {"name": "Kiosk"})
        members = cls.make_members(env, "Alice")
        order = cls.make_orders(env, members, kiosk, cls.make_product(env))
        order.action_confirm()
        cls.delivery_id = order.basket_ids[0].delivery_id.id
        cls.depot_id = kiosk.id
        cls.uid_of_both = uuid.uuid4().hex

    def send(self, answers):
        """A tablet sends one operation that the other sends too, and one of its own."""
        step = {
            "kind": "step",
            "delivery_id": self.delivery_id,
            "depot_id": self.depot_id,
            "done": True,
        }
        operations = [
            {**step, "uid": self.uid_of_both, "step": "prepared"},
            {**step, "uid": uuid.uuid4().hex, "step": "loaded"},
        ]

        def act(env, _seen):
            answers.extend(env["cocagne.cold.store"].apply(operations))

        return Job(
            act, lambda env: env["cocagne.preparation.progress"].search([], limit=1)
        )

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r85_two_tablets_at_once_make_one_tick(self):
        answers = []
        self.assertFalse(self.at_once(self.send(answers), self.send(answers)))
        self.assertEqual([answer["ok"] for answer in answers], [True] * 4)
        self.afterwards(self.check_one_tick)

    def check_one_tick(self, env):
        rows = env["cocagne.preparation.progress"].search(
            [("delivery_id", "=", self.delivery_id)]
        )
        self.assertEqual(len(rows), 1)
        self.assertTrue(rows.prepared_on and rows.loaded_on)
        known = [("uid", "=", self.uid_of_both)]
        self.assertEqual(env["cocagne.preparation.operation"].search_count(known), 1)
