"""Billing by rule asks the database as often for ten members as for fifty."""

from datetime import date

from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase

FEW, MANY = 10, 50


@tagged("post_install", "-at_install")
class TestQueries(RulesCase):
    def people(self, count, rule, name):
        # a rank is counted with the first invoice of each client, by Odoo
        members = [
            self.make_member(name, f"{number}", customer_rank=1)
            for number in range(count)
        ]
        orders = [self.plan(member, rule) for member in members]
        for order in orders:
            self.baskets(order, 6, month=1)._set_state("delivered")
        return orders

    def spent(self, run, orders):
        """Queries of one chunk of billing."""
        engine = self.env["cocagne.billing"]
        orders = self.env["sale.order"].union(*orders)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.assertEqual(len(engine._bill_orders(run, orders)), len(orders))
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def growth(self, rule):
        """Queries that 40 members more cost in a chunk."""
        run = self.run_of_january()
        few = self.people(FEW, rule, "Few")
        many = self.people(MANY, rule, "Many")
        self.spent(run, self.people(1, rule, "First"))  # what is read once
        return self.spent(run, many) - self.spent(run, few)

    def test_r66_more_members_cost_no_more_queries_than_with_the_month(self):
        usual = self.growth("monthly_delivered")
        for rule in ("instalments", "pack", "prepaid"):
            with self.subTest(rule=rule):
                # Odoo prefetches and inserts by batches of its own
                self.assertLessEqual(self.growth(rule), usual + 10)

    def settled(self, count, name):
        """Queries of the credit notes of seasons with a cancelled basket each."""
        orders = self.env["sale.order"].union(*self.people(count, "instalments", name))
        engine = self.env["cocagne.billing"]
        engine._bill_orders(self.run_of_january(), orders)
        for order in orders:
            order.basket_ids[5]._set_state("cancelled")
            self.deliver_all(order)
        run = self.env["cocagne.billing.run"]._get_run(self.garden, DECEMBER)
        with self.on("2026-12-31"):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            credits = engine._bill_orders(run, orders)
            self.env.flush_all()
        self.assertEqual(set(credits.mapped("move_type")), {"out_refund"})
        self.assertEqual(set(credits.mapped("amount_total")), {10.0})
        self.assertEqual(set(credits.mapped("amount_residual")), {0.0})
        return self.env.cr.sql_log_count - before

    def run_of_january(self):
        return self.env["cocagne.billing.run"]._get_run(self.garden, JANUARY)

    def test_r66_the_credit_notes_of_seasons_are_made_and_matched_together(self):
        self.settled(1, "First")  # what is read once
        few, many = self.settled(FEW, "Few"), self.settled(MANY, "Many")
        # before: 44 for each
        self.assertLess((many - few) / (MANY - FEW), 8)

    def test_r66_who_has_to_pay_is_found_in_as_many_queries(self):
        engine = self.env["cocagne.billing"]

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            engine._payers(self.garden, date(2026, 1, 1))
            return self.env.cr.sql_log_count - before

        self.people(FEW, "instalments", "Few")
        small = count()
        self.people(MANY, "instalments", "Many")
        self.assertLessEqual(count(), small + 2)
