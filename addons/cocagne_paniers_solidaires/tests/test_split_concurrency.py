"""Two rounds marked at the same moment never pay more than a quota together."""

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cocagne_jardin.tests.committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestParallelDeliveries(CommittedCase):
    @classmethod
    def make(cls, env, garden):
        depot = cls.make_road(env, {"name": "Kiosk"})
        members = cls.make_members(env, "Dina", "Farid", "Gina", "Hugo")
        orders = cls.make_orders(env, members, depot, cls.make_product(env))
        orders.action_confirm()
        funder = env["res.partner"].create({"name": "CCAS", "company_id": garden.id})
        agreement = env["cocagne.solidarity.agreement"].create(
            {
                "name": "CCAS",
                "partner_id": funder.id,
                "kind": "ccas",
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "quota_amount": 30,
                "rule_ids": [Command.create({"kind": "amount", "amount": 7})],
            }
        )
        agreement.action_run()
        public = env.ref("cocagne_paniers_solidaires.public_isolated")
        env["cocagne.solidarity.enrolment"].create(
            [
                {
                    "partner_id": order.partner_id.id,
                    "state": "active",
                    "public_id": public.id,
                    "agreement_ids": [Command.set(agreement.ids)],
                    "order_line_ids": [Command.set(order.order_line.ids)],
                    "date_start": "2026-01-01",
                }
                for order in orders
            ]
        )
        cls.agreement_id = agreement.id
        cls.order_ids = orders.ids

    def deliver(self, order_id):
        """Mark three baskets of a household, having seen how much is left."""

        def look(env):
            order = env["sale.order"].browse(order_id)
            env["cocagne.solidarity.agreement"].browse(self.agreement_id).read(
                ["left_amount"]
            )
            return order.basket_ids.sorted("date")[:3]

        return Job(lambda env, baskets: baskets._set_state("delivered"), look)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_four_rounds_at_once_share_what_is_left(self):
        # 12 baskets at 7 € for a limit of 30 €
        self.assertFalse(self.at_once(*map(self.deliver, self.order_ids)))
        sums = self.afterwards(self.read_sums)
        self.assertEqual(sums["funder"], 30.0)
        self.assertEqual(sums["participant"], 36.0)
        self.assertEqual(sum(sums.values()), 120.0)

    def read_sums(self, env):
        groups = env["cocagne.solidarity.share"]._read_group(
            [("company_id", "=", self.garden_id)], ["payer"], ["amount:sum"]
        )
        return dict(groups)


@tagged("post_install", "-at_install")
class TestParallelSplit(TestParallelDeliveries):
    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_four_rounds_at_once_share_what_is_left(self):
        """The same basket split twice at once has its shares once."""

        def split(env, _seen):
            order = env["sale.order"].browse(self.order_ids[0])
            env["cocagne.solidarity.split"]._split(order.basket_ids)

        with self.registry.cursor() as cr:
            from odoo import SUPERUSER_ID, api

            env = self.inside(api.Environment(cr, SUPERUSER_ID, {}))
            basket = env["sale.order"].browse(self.order_ids[0]).basket_ids[0]
            # delivered without a split, as if the enrolment had come later
            cr.execute(
                "UPDATE cocagne_basket SET state = 'delivered' WHERE id = %s",
                [basket.id],
            )
            basket_id = basket.id
        self.at_once(Job(split), Job(split))
        count = self.afterwards(
            lambda env: env["cocagne.solidarity.share"].search_count(
                [("basket_id", "=", basket_id)]
            )
        )
        self.assertEqual(count, 2)
