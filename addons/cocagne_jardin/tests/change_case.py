"""A garden whose subscriptions bend, for the tests of R50 to R58."""

from odoo import fields
from odoo.fields import Command

from .common import CocagneCase


class ChangeCase(CocagneCase):
    """Alice fetches a Simple at the Mairie every Tuesday until the end of 2026; two
    Simple of the same day become one Familial. The rules: postpone, advance and cancel
    until two days before, a cancelled basket being counted to double later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.m2 = cls.make_round("M2", 5, cls.mairie)
        cls.season = cls.make_season(plan=True)
        cls.rule = cls.env["cocagne.flexibility"].create(
            {
                "name": "Flexible",
                "company_id": cls.garden.id,
                "allow_cancel": True,
                "compensation": "counted",
            }
        )
        cls.garden.flexibility_id = cls.rule
        cls.simple.double_product_id = cls.familial
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.baskets = cls.order.basket_ids.sorted("date")
        cls.desk_env = cls.env(user=cls.user_sales_desk)

    @classmethod
    def as_desk(cls, records):
        return records.with_user(cls.user_sales_desk)

    @classmethod
    def as_manager(cls, records):
        return records.with_user(cls.user_manager)

    @classmethod
    def as_member(cls, records, partner=None):
        """As the member's own page will call: in sudo, under the member's login."""
        partner = partner or cls.alice
        user = cls.env["res.users"].search([("partner_id", "=", partner.id)])
        if not user:
            user = cls.env["res.users"].create(
                {
                    "login": f"portal_{partner.id}",
                    "partner_id": partner.id,
                    "group_ids": [Command.set([cls.env.ref("base.group_portal").id])],
                    "company_id": cls.garden.id,
                    "company_ids": [Command.set(cls.garden.ids)],
                }
            )
        return records.with_user(user).sudo()

    @classmethod
    def day(cls, number):
        """Where basket ``number`` of Alice was planned: 0 is Tuesday 16 June."""
        return cls.baskets[number].planned_delivery_id

    @classmethod
    def delivery(cls, garden_round, day):
        return cls.env["cocagne.delivery"].search(
            [("round_id", "=", garden_round.id), ("date", "=", day)]
        )

    @classmethod
    def history(cls, records):
        """The changes of these baskets, the last first."""
        return cls.env["cocagne.change"].search(
            [("line_ids.basket_id", "in", records.ids)]
        )

    def crate(self, basket):
        """What is prepared for a basket."""
        return (basket.prepared_product_id, basket.prepared_quantity)

    @classmethod
    def second_order(cls, partner=None, depot=None, product=None, **values):
        order = cls.make_subscription(
            partner or cls.bruno, depot or cls.mairie, product, **values
        )
        return order, order.basket_ids.sorted("date")

    @classmethod
    def today(cls):
        return fields.Date.context_today(cls.order)
