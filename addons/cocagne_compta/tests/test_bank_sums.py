"""Sums of the bank, with any amounts: amounts of CFONB, plans, what is matched alone."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from demo.cfonb import cfonb, cfonb_amount

from ..banking.cfonb import parse_amount, read
from ..banking.matching import Due, Matcher, Movement, Payer
from ..banking.spread import spread

DAY = date(2026, 5, 5)
CENTS = st.integers(-9_999_999, 9_999_999)


def euros(cents):
    return Decimal(cents) / 100


class TestBankSums(BaseCase):
    @given(CENTS)
    def test_an_amount_is_read_as_it_was_written(self, cents):
        self.assertEqual(parse_amount(cfonb_amount(euros(cents)), 2), euros(cents))

    @settings(max_examples=50)
    @given(CENTS, st.lists(CENTS, min_size=1, max_size=8))
    def test_a_statement_adds_up(self, opening, amounts):
        rows = [(DAY, euros(amount), "VIR") for amount in amounts]
        block = read(cfonb(rows, opening=euros(opening)))[0]
        self.assertEqual([m.amount for m in block.movements], list(map(euros, amounts)))
        self.assertEqual(block.closing, euros(opening + sum(amounts)))

    @given(st.integers(1, 9_999_999), st.integers(1, 36))
    def test_a_plan_adds_up_and_is_even_to_the_cent(self, cents, count):
        parts = spread(euros(cents), count)
        self.assertEqual((sum(parts), len(parts)), (euros(cents), count))
        self.assertLessEqual(max(parts) - min(parts), Decimal("0.01"))

    @given(st.lists(st.integers(1, 300), min_size=1, max_size=8), st.integers(1, 900))
    def test_what_is_sure_pays_exactly_what_is_owed(self, amounts, paid):
        dues = [
            Due(key, 1 + key % 2, euros(amount), DAY, (f"FAC/2026/{key:05}",))
            for key, amount in enumerate(amounts)
        ]
        payers = [Payer(1, "Alice Martin"), Payer(2, "Bruno Petit")]
        movement = Movement(1, DAY, euros(paid), "VIR ALICE MARTIN")
        for proposal in Matcher(dues, payers).propose(movement):
            total = sum(dues[key].amount for key in proposal.dues)
            self.assertEqual(total + proposal.rest, euros(paid))
            if proposal.sure:
                self.assertEqual(total, euros(paid))
                self.assertEqual({dues[key].payer for key in proposal.dues}, {1})
