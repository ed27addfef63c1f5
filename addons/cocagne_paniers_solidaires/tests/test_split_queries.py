"""A delivery of fifty households asks as many queries as one of ten."""

from .solidarity_case import SolidarityCase


class TestSplitQueries(SolidarityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ccas_agreement.quota_amount = 5000
        caf = cls.make_agreement(
            "CAF", cls.caf, rules=[{"kind": "rest"}], sequence=20, quota_households=500
        )
        cls.orders = cls.env["sale.order"]
        for number in range(60):
            partner = cls.make_household("Ana", f"Number {number}")
            order = cls.subscribe(partner)
            cls.make_enrolment(partner, cls.ccas_agreement | caf, order)
            cls.orders |= order

    def tuesday(self, day, count):
        """The baskets of so many households on a Tuesday of March."""
        found = self.orders.basket_ids.filtered(
            lambda basket: (basket.date.month, basket.date.day) == (3, day)
        )[:count]
        self.assertEqual(len(found), count)
        return found

    def queries(self, work, baskets):
        """The queries of ``work``, all caches cold."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work(baskets)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_a_delivery_asks_as_many_queries_whatever_its_size(self):
        def deliver(baskets):
            baskets._set_state("delivered")

        self.queries(deliver, self.tuesday(3, 5))  # what Odoo learns once
        few = self.queries(deliver, self.tuesday(10, 10))
        many = self.queries(deliver, self.tuesday(17, 50))
        self.assertEqual(few, many)

    def test_the_split_alone_too(self):
        split, counts = self.env["cocagne.solidarity.split"], []
        for day, count in ((3, 5), (10, 10), (17, 50)):
            baskets = self.tuesday(day, count)
            baskets._set_state("delivered")
            split._unsplit(baskets)
            counts.append(self.queries(split._split, baskets))
            self.assertEqual(len(self.shares(baskets)), 2 * count)
        self.assertEqual(counts[1], counts[2])

    def test_the_prices_of_a_month_are_read_at_once(self):
        split, counts = self.env["cocagne.solidarity.split"], []
        for count in (5, 10, 50):
            baskets = self.tuesday(3, count)
            baskets._set_state("delivered")
            counts.append(self.queries(split._prices, baskets))
        self.assertEqual(counts[1], counts[2])

    def test_the_prices_of_baskets_that_are_not_split_yet_too(self):
        split = self.env["cocagne.solidarity.split"]
        counts = [
            self.queries(split._prices, self.tuesday(3, count)) for count in (5, 10, 50)
        ]
        self.assertEqual(counts[1], counts[2])
