"""Invoices made together are refused links to another garden, as one alone is."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..models.billing.company_links import links_agree
from .billing_case import BillingCase


@tagged("post_install", "-at_install")
class TestLinksOfInvoices(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.foreign = cls.env["product.product"].create(
            {"name": "Foreign", "company_id": cls.other_garden.id}
        )

    def drafts(self, *products):
        """One draft invoice of Alice for each product, made together."""
        return self.env["account.move"].create(
            [
                {
                    "move_type": "out_invoice",
                    "partner_id": self.alice.id,
                    "invoice_line_ids": [
                        Command.create(
                            {"product_id": product.id, "tax_ids": [Command.clear()]}
                        )
                    ],
                }
                for product in products
            ]
        )

    def test_a_product_of_another_garden_is_refused_among_good_ones(self):
        with self.assertRaisesRegex(UserError, "company inconsistencies"):
            self.drafts(self.simple, self.foreign, self.eggs)

    def test_good_links_are_told_at_once(self):
        moves = self.drafts(self.simple, self.eggs, self.familial)
        self.assertTrue(links_agree(moves))
        self.assertTrue(links_agree(moves.line_ids))

    def test_a_wrong_link_is_seen_whatever_its_place(self):
        moves = self.drafts(self.simple, self.eggs)
        with patch.object(type(moves.line_ids), "_check_company"):
            moves.invoice_line_ids[1].product_id = self.foreign
        self.assertFalse(links_agree(moves.line_ids))
        self.assertFalse(links_agree(moves.line_ids, ["product_id"]))
        with self.assertRaises(UserError):
            moves.line_ids._check_company()

    def test_one_record_is_left_to_odoo(self):
        self.assertFalse(links_agree(self.drafts(self.simple)))
