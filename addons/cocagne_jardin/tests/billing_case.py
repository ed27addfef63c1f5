"""Deliveries and months for the tests of billing."""

from datetime import date

from odoo.fields import Command

from .common import CocagneCase

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


class BillingCase(CocagneCase):
    """A planned season. Mairie is served on Tuesdays: 3, 10, 17, 24, 31 March."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # beside browser tests a job runner is up: its jobs would not see our data
        runs = type(cls.env["cocagne.progress.mixin"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.make_logistics()
        cls.season = cls.make_season(closed_weeks=[1, 52, 53], plan=True)
        (cls.alice | cls.bruno | cls.chloe).lang = "en_US"

    @classmethod
    def subscribe(cls, partner, product=None, **values):
        """A weekly subscription at Mairie from 1 March 2026."""
        values.setdefault("date_start", MARCH)
        return cls.make_subscription(partner, cls.mairie, product, **values)

    @classmethod
    def baskets(cls, order, *days, month=3):
        """The baskets of an order on these days of a month (all of it by default)."""
        return order.basket_ids.filtered(
            lambda basket: (
                basket.date.month == month and (not days or basket.date.day in days)
            )
        )

    @classmethod
    def deliver(cls, order, *days, month=3, state="delivered"):
        """Mark the baskets of these days of March (all of them by default)."""
        found = cls.baskets(order, *days, month=month)
        assert not days or {basket.date.day for basket in found} == set(days)
        found._set_state(state)
        return found

    @classmethod
    def bill(cls, month=MARCH, **values):
        """Bill a month of the first garden, as its accountant does."""
        engine = cls.env["cocagne.billing"].with_user(cls.user_accountant)
        return engine.bill_month(cls.garden, month, **values).sudo()

    @classmethod
    def add_line(cls, order, product, quantity=1):
        """One more formule on a subscription that is not confirmed."""
        order.order_line = [
            Command.create(
                {
                    "product_id": product.id,
                    "frequency_id": order.order_line[0].frequency_id.id,
                    "quantity_per_delivery": quantity,
                }
            )
        ]
