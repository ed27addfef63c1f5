"""Preparing statements asks as many queries for many baskets and funders as for few."""

from odoo.tests import tagged

from .statement_case import MARCH_31, StatementCase

FEW, MANY = 10, 50


@tagged("post_install", "-at_install")
class TestStatementSpeed(StatementCase):
    def agreements_with_shares(self, count, shares):
        """Agreements, each with shares of the same basket; they may exceed its price."""
        basket = self.baskets(self.order, 3)
        found = self.env["cocagne.solidarity.agreement"]
        for rank in range(count):
            found |= self.make_agreement(f"F{rank}-{shares}", self.caf, run=False)
        self.env["cocagne.solidarity.share"].create(
            [
                {
                    "basket_id": basket.id,
                    "enrolment_id": self.enrolment.id,
                    "company_id": self.garden.id,
                    "date": basket.date,
                    "sequence": 1000 * self.batch + 100 * at + rank,
                    "payer": "funder",
                    "agreement_id": agreement.id,
                    "product_id": basket.product_id.id,
                    "quantity": 1,
                    "amount": 1.0,
                }
                for at, agreement in enumerate(found)
                for rank in range(shares)
            ]
        )
        self.batch += 1
        return found

    def queries(self, count, shares):
        agreements = self.agreements_with_shares(count, shares)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        made = self.prepare(agreements, MARCH_31)
        self.env.flush_all()
        asked = self.env.cr.sql_log_count - before
        self.assertEqual(set(made.mapped("amount")), {float(shares)})
        return asked

    batch = 1

    def test_queries_follow_neither_shares_nor_agreements(self):
        self.queries(2, 2)
        few, many = self.queries(1, FEW), self.queries(1, MANY)
        self.assertEqual(few, many)
        few, many = self.queries(FEW, 1), self.queries(MANY, 1)
        # what is left: one UPDATE for each total that differs
        self.assertLessEqual(many, few + 5)

    def test_looking_at_statements_does_not_cost_by_statement(self):
        made = self.prepare(self.agreements_with_shares(MANY, 1), MARCH_31)

        def look(records):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.read(["display_name", "amount", "amount_due", "paid_state"])
            return self.env.cr.sql_log_count - before

        look(made)
        self.assertLessEqual(look(made), look(made[:FEW]) + 2)
