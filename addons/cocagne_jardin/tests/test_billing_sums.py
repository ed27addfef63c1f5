"""What is invoiced is what was delivered, to the cent, in few queries."""

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from .billing_case import BillingCase


class _Undo(Exception):
    """Leaves a savepoint without keeping anything."""


@tagged("post_install", "-at_install")
class TestBilledSums(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(cls.alice)
        cls.march = cls.baskets(cls.order)
        cls.env.flush_all()

    @settings(max_examples=20, deadline=None)
    @given(
        states=st.lists(
            st.sampled_from(
                ["planned", "delivered", "not_collected", "lost", "given", "cancelled"]
            ),
            min_size=5,
            max_size=5,
        ),
        quantities=st.lists(st.integers(1, 9), min_size=5, max_size=5),
        cents=st.integers(1, 9_999),
        bills_not_collected=st.booleans(),
    )
    def test_what_is_invoiced_is_what_was_delivered_times_the_price(
        self, states, quantities, cents, bills_not_collected
    ):
        wanted = {"delivered", "given"} | (
            {"not_collected"} if bills_not_collected else set()
        )
        units = sum(
            quantity
            for state, quantity in zip(states, quantities, strict=True)
            if state in wanted
        )
        try:
            with self.env.cr.savepoint():
                self.garden.bill_not_collected = bills_not_collected
                self.order.order_line.price_unit = cents / 100
                for basket, state, quantity in zip(
                    self.march, states, quantities, strict=True
                ):
                    basket.write({"state": state, "quantity": quantity})
                billed = sum(self.bill().mapped("amount_total"))
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        self.assertEqual(round(billed * 100), units * cents)


@tagged("post_install", "-at_install")
class TestBillingQueries(BillingCase):
    #: Queries that the first invoice of one more member may cost; measured: 4, of
    #: which 2 read the member whom Odoo notes as a customer. Later ones cost less than 1.
    PER_INVOICE = 5

    def count(self, members):
        """Queries of a month with this many members of one subscription each."""
        for number in range(members):
            member = self.make_member(f"Member {number}", "Test")
            self.deliver(self.subscribe(member), 3)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.bill()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_one_more_invoice_costs_few_queries(self):
        self.count(2)
        few, many = self.count(5), self.count(25)
        self.assertLessEqual((many - few) / 20, self.PER_INVOICE)
