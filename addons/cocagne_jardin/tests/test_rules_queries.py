"""Billing by rule asks the database as often for ten members as for fifty."""

from datetime import date

from odoo.tests import tagged

from .rules_case import JANUARY, RulesCase

FEW, MANY = 10, 50


@tagged("post_install", "-at_install")
class TestQueries(RulesCase):
    def people(self, count, rule, name):
        members = [self.make_member(name, f"{number}") for number in range(count)]
        return [self.plan(member, rule) for member in members]

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

    def compare(self, rule):
        run = self.env["cocagne.billing.run"]._get_run(self.garden, JANUARY)
        few = self.people(FEW, rule, "Few")
        many = self.people(MANY, rule, "Many")
        self.spent(run, self.people(1, rule, "First"))  # what is read once
        small, big = self.spent(run, few), self.spent(run, many)
        # Odoo prefetches and inserts by batches of its own
        self.assertLessEqual(big, small + 12, f"{rule}: {small} then {big} queries")

    def test_r66_instalments_of_many_cost_as_many_queries_as_of_few(self):
        self.compare("instalments")

    def test_r65_packs_of_many_cost_as_many_queries_as_of_few(self):
        self.compare("pack")

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
