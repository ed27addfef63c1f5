"""What a household is billed in advance costs, in the end, what its deliveries cost."""

from datetime import date
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_paniers_solidaires.splitting.advance import price_changes

from .solidarity_case import SolidarityCase

APRIL = date(2026, 4, 1)
PRICES = st.integers(1, 4)
UNITS = st.lists(st.tuples(PRICES, st.integers(1, 3)), max_size=6)


@tagged("post_install", "-at_install")
class TestAdvance(SolidarityCase):
    """Dina takes a pack of ten baskets at 3 €, then her help changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pack = cls.subscribe(
            cls.dina, billing_rule="pack", pack_size=10, confirm=False
        )
        cls.enrolment.order_line_ids |= cls.pack.order_line
        cls.pack.action_confirm()
        cls.pack.action_bill_now()

    def billed(self):
        """What was billed of the pack so far, in euros."""
        lines = self.pack.order_line.invoice_lines.filtered(
            lambda line: line.parent_state == "posted"
        )
        return sum(
            line.price_total * (-1 if line.move_type == "out_refund" else 1)
            for line in lines
        )

    def rules(self, *rules):
        self.ccas_agreement.rule_ids = [
            Command.clear(),
            *(Command.create(self.make_rule(**rule)) for rule in rules),
        ]

    def test_a_pack_at_the_price_of_its_deliveries_is_left_as_it_is(self):
        self.deliver(self.pack, 3, 10)
        self.assertEqual(self.billed(), 30.0)
        self.bill()
        self.assertEqual(self.billed(), 30.0)

    def test_a_price_that_falls_gives_the_difference_back(self):
        self.rules(
            {"amount": 7, "date_to": "2026-03-09"},
            {"amount": 8, "date_from": "2026-03-10"},
        )
        self.deliver(self.pack, 3, 10, 17)
        self.bill()
        # 1 at 3 €, 2 at 2 €, 7 to come at 3 €
        self.assertEqual(self.billed(), 28.0)
        self.assertEqual(self.pack.order_line.qty_invoiced, 10)

    def test_a_second_run_and_the_next_month_find_nothing_more(self):
        self.test_a_price_that_falls_gives_the_difference_back()
        self.bill()
        self.bill(month=APRIL)
        self.assertEqual(self.billed(), 28.0)
        self.deliver(self.pack, 7, month=4)
        self.bill(month=APRIL)
        self.assertEqual(self.billed(), 27.0)

    def test_who_leaves_the_programme_pays_the_public_price_from_then_on(self):
        self.enrolment.date_end = "2026-03-09"
        self.deliver(self.pack, 3, 10)
        invoice = self.bill()
        # 1 at 3 €, 1 at 10 €, 8 to come at 3 €
        self.assertEqual(self.billed(), 37.0)
        lines = invoice.invoice_line_ids.filtered("basket_billing")
        self.assertEqual(
            sorted(lines.mapped(lambda line: (line.quantity, line.price_unit))),
            [(-1, 3.0), (1, 10.0)],
        )

    def test_members_at_the_public_price_are_not_looked_at(self):
        order = self.subscribe(
            self.alice, billing_rule="pack", pack_size=10, confirm=False
        )
        order.action_confirm()
        order.action_bill_now()
        self.deliver(order, 3, 10)
        found = self.env["cocagne.billing"]._price_changes(
            self.garden, date(2026, 3, 1)
        )
        self.assertNotIn(order.order_line, found)


class TestChanges(TestCase):
    @given(UNITS, PRICES, UNITS)
    def test_what_is_billed_becomes_what_is_delivered(self, billed, agreed, delivered):
        units = {}
        for price, number in billed:
            units[price] = units.get(price, 0) + number
        changes = price_changes(units, agreed, delivered)
        self.assertEqual(sum(changes.values()), 0)
        after = {p: units.get(p, 0) + changes.get(p, 0) for p in {*units, *changes}}
        self.assertGreaterEqual(min(after.values(), default=0), 0)
        self.assertEqual(price_changes(after, agreed, delivered), {})
