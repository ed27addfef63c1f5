from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.billing_case import BillingCase

from .payment_case import PaymentCase

ADDRESS = {"street": "1 rue du Lac", "zip": "39000", "city": "Lons"}


class GiftCase(PaymentCase):
    """A garden of general interest, and a donor with an address."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.write(
            {
                **ADDRESS,
                "issues_receipts": True,
                "receipt_purpose": "Insertion par le maraîchage biologique",
                "receipt_rna": "W391000001",
                "receipt_signatory": "Marie Roux, trésorière",
            }
        )
        cls.alice.write(dict(ADDRESS))

    def gift(self, amount=20.0, partner=None, user=None, receive=True, **values):
        """A gift that the desk types and receives."""
        gifts = self.env["cocagne.gift"].with_user(user or self.user_sales_desk)
        gift = gifts.create(
            {
                "partner_id": (partner or self.alice).id,
                "amount": amount,
                "date": "2026-05-10",
                "number": "55",
                **values,
            }
        )
        if receive:
            gift.action_receive()
        return gift

    def batch(self, year=2026, user=None):
        return (
            self.env["cocagne.gift.batch"]
            .with_user(user or self.user_accountant)
            .create({"year": year, "company_id": self.garden.id})
        )

    def receipts(self, gifts):
        return self.env["cocagne.gift.receipt"]._make(gifts.sudo())


@tagged("post_install", "-at_install")
class TestPaymentGift(GiftCase):
    """Gifts, booked and paid."""

    def test_r63_a_gift_is_booked_and_paid_and_owed_by_nobody(self):
        gift = self.gift(50.0)
        self.assertEqual(gift.state, "received")
        self.assertEqual(self.account_balance("754100"), -50.0)
        self.assertEqual(self.account_balance("511200"), 50.0)
        self.assertEqual(self.balance(self.alice), 0.0)

    def test_r63_a_gift_does_not_pay_what_the_donor_owes(self):
        invoice = self.invoice(self.alice, 30.0)
        self.gift(50.0)
        self.assertEqual(invoice.amount_residual, 30.0)
        self.assertEqual(self.balance(self.alice), -30.0)

    def test_r63_twenty_euros_give_five_baskets(self):
        gift = self.gift(kind="baskets", basket_count=5, amount=None, receive=False)
        gift = self.env["cocagne.gift"].new(
            {"partner_id": self.alice.id, "kind": "baskets", "basket_count": 5}
        )
        self.assertEqual(gift.amount, 20.0)

    def test_r63_the_cheque_of_a_gift_goes_on_the_slip(self):
        self.gift(50.0)
        self.assertEqual(self.slip().total_amount, 50.0)

    def test_r63_a_gift_in_goods_is_described(self):
        with self.assertRaisesRegex(UserError, "describe"):
            self.gift(50.0, kind="in_kind")
        gift = self.gift(50.0, kind="in_kind", description="Une brouette")
        self.assertFalse(gift.payment_id)

    def test_r63_a_gift_whose_cheque_came_back_is_no_gift(self):
        gift = self.gift(50.0)
        gift.sudo().payment_id._bounce(gift.date)
        self.assertEqual(gift.state, "returned")
        self.assertEqual(self.account_balance("754100"), 0.0)
        self.assertEqual(self.balance(self.alice), 0.0)

    def test_r63_a_gift_of_zero_is_refused(self):
        with self.assertRaisesRegex(UserError, "amount of the gift"):
            self.gift(0.0)

    def test_r63_a_gift_in_the_books_does_not_change(self):
        gift = self.gift(50.0)
        with self.assertRaisesRegex(UserError, "in the books"):
            gift.amount = 500.0

    def test_r63_the_reduction_of_the_day_of_the_gift_counts(self):
        reductions = self.env["cocagne.gift.reduction"]
        for regime, day, amount, expected in (
            ("general", "2026-05-10", 100.0, 66.0),
            ("hardship", "2026-05-10", 100.0, 75.0),
            ("hardship", "2025-10-13", 2000.0, 750.0 + 660.0),
            ("hardship", "2025-10-14", 2000.0, 1500.0),
        ):
            self.assertEqual(
                reductions._reduction("200", regime, day, amount), expected
            )

    def test_r63_a_preparer_sees_no_gift(self):
        gift = self.gift()
        with self.assertRaises(AccessError):
            gift.with_user(self.user_preparer).read(["amount"])

    def test_r63_another_garden_sees_no_gift(self):
        gift = self.gift()
        other = self.make_user(
            "other_desk", "cocagne_jardin.group_sales_desk", self.other_garden
        )
        with self.assertRaises(AccessError):
            gift.with_user(other).with_company(self.other_garden).read(["amount"])


@tagged("post_install", "-at_install")
class TestPaymentReceipt(GiftCase):
    """The tax receipts of the year."""

    def test_r63_a_donor_gets_one_receipt_for_the_gifts_of_a_year(self):
        gifts = self.gift(20.0) | self.gift(30.0, number="56")
        self.batch().action_make()
        receipt = gifts.receipt_id
        self.assertEqual((len(receipt), receipt.amount, receipt.year), (1, 50.0, 2026))
        self.assertEqual(receipt.content["words"], "cinquante euros")
        self.assertEqual(len(receipt.content["gifts"]), 2)

    def test_r63_receipts_are_numbered_without_gaps(self):
        self.bruno.write(dict(ADDRESS))
        numbers = []
        for partner in (self.alice, self.bruno, self.alice):
            receipt = self.receipts(
                self.gift(partner=partner, number=str(len(numbers)))
            )
            numbers.append(int(receipt.name.rsplit("-", 1)[1]))
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + 3)))

    def test_r63_a_gift_is_on_one_receipt(self):
        gift = self.gift()
        self.batch().action_make()
        with self.assertRaisesRegex(UserError, "No gift"):
            self.batch().action_make()
        with self.assertRaisesRegex(UserError, "none yet"):
            gift.with_user(self.user_accountant).action_make_receipt()

    def test_r63_a_receipt_says_what_the_official_form_asks(self):
        receipt = self.receipts(self.gift(120.5))
        html = self.env["ir.qweb"]._render(
            "cocagne_compta.report_gift_receipt", {"docs": receipt}
        )
        for words in (
            receipt.name,
            self.garden.name,
            "W391000001",
            "Insertion par le maraîchage biologique",
            "Alice Martin",
            "1 rue du Lac",
            "120,50",
            "cent vingt euros et cinquante centimes",
            "200 du CGI",
            "Déclaration de don manuel",
            "10 mai 2026",
            "Marie Roux",
        ):
            self.assertIn(words.lower(), str(html).lower())

    def test_r63_a_company_has_the_article_of_companies(self):
        firm = self.make_member(
            "", "Scierie du Lac", is_company=True, name="Scierie du Lac", **ADDRESS
        )
        receipt = self.receipts(self.gift(100.0, partner=firm))
        self.assertEqual(receipt.article, "238bis")

    def test_r63_a_receipt_is_never_changed_nor_deleted(self):
        receipt = self.receipts(self.gift())
        for user in (self.user_accountant, self.user_manager):
            with self.assertRaisesRegex(UserError, "."):
                receipt.with_user(user).write({"amount": 1000.0})
            with self.assertRaises(UserError):
                receipt.with_user(user).unlink()
        self.alice.street = "2 rue de la Gare"
        self.assertEqual(receipt.content["donor"]["street"], "1 rue du Lac")

    def test_r63_a_receipt_is_cancelled_and_replaced(self):
        gift = self.gift()
        old = self.receipts(gift)
        self.alice.street = "2 rue de la Gare"
        self.env["cocagne.gift.replace"].with_user(self.user_accountant).create(
            {"receipt_ids": old.ids, "reason": "Adresse"}
        ).action_confirm()
        new = gift.receipt_id
        self.assertEqual((old.state, old.replaced_by_id), ("cancelled", new))
        self.assertNotEqual(old.name, new.name)
        self.assertEqual(new.content["donor"]["street"], "2 rue de la Gare")
        with self.assertRaisesRegex(UserError, "already"):
            old._cancel("again")

    def test_r63_a_returned_gift_makes_its_receipt_wrong_and_leaves_the_next(self):
        lost, kept = self.gift(20.0), self.gift(30.0, number="56")
        receipt = self.receipts(lost | kept)
        lost.sudo().payment_id._bounce(lost.date)
        receipt.invalidate_recordset()
        self.assertTrue(receipt.is_wrong)
        new = receipt._replace("Chèque impayé")
        self.assertEqual(new.amount, 30.0)

    def test_r63_a_returned_gift_is_on_no_receipt(self):
        gift = self.gift()
        gift.sudo().payment_id._bounce(gift.date)
        with self.assertRaisesRegex(UserError, "No gift"):
            self.batch().action_make()

    def test_r63_a_donor_without_address_is_told_and_the_others_are_done(self):
        self.gift()
        missing = self.gift(partner=self.bruno)
        batch = self.batch()
        self.assertIn("Bruno", batch.refused)
        batch.action_make()
        self.assertFalse(missing.receipt_id)

    def test_r63_the_declaration_counts_the_valid_receipts(self):
        self.bruno.write(dict(ADDRESS))
        self.receipts(self.gift(20.0))
        wrong = self.receipts(self.gift(30.0, partner=self.bruno))
        wrong._cancel("Erreur")
        batch = self.batch()
        self.assertEqual((batch.receipt_count, batch.receipt_amount), (1, 20.0))

    def test_r63_a_garden_that_is_not_ready_is_told_what_is_missing(self):
        gift = self.gift()
        self.garden.receipt_signatory = False
        with self.assertRaisesRegex(UserError, "who signs"):
            self.receipts(gift)
        self.garden.issues_receipts = False
        with self.assertRaisesRegex(UserError, "makes no tax receipts"):
            self.receipts(gift)

    def test_r63_the_desk_makes_no_receipt(self):
        gift = self.gift()
        with self.assertRaises(AccessError):
            gift.action_make_receipt()
        with self.assertRaises(AccessError):
            self.batch(user=self.user_sales_desk)

    def test_r63_a_receipt_goes_by_mail_with_its_pdf(self):
        self.alice.email = "alice@example.org"
        receipt = self.receipts(self.gift())
        receipt.with_user(self.user_accountant).action_send()
        sent = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "tax_receipt")]
        )
        self.assertEqual(len(sent.attachment_ids), 1)
        self.assertTrue(receipt.sent_on)

    def test_r97_the_mail_of_a_receipt_is_in_french_and_filled_in(self):
        self.receipts(self.gift())
        scenario = self.env.ref("cocagne_compta.scenario_tax_receipt")
        proof = scenario.with_context(lang="fr_FR")._proof(self.garden)
        self.assertEqual(proof["problems"], [])


@tagged("post_install", "-at_install")
class TestPaymentSupplement(BillingCase):
    """The euro more per basket, on the invoice of the month."""

    def test_r63_a_supplement_is_a_gift_line_without_vat(self):
        order = self.subscribe(self.alice)
        order.gift_per_basket = 1.0
        self.deliver(order, 3, 10)
        self.bill()
        invoice = order.invoice_ids
        product = self.garden.solidarity_product_id
        line = invoice.invoice_line_ids.filtered(
            lambda line: line.product_id == product
        )
        self.assertEqual(
            (line.quantity, line.price_total, line.tax_ids.ids), (2, 2.0, [])
        )
        self.assertEqual(line.account_id.with_company(self.garden).code, "754130")
        self.assertEqual(invoice.amount_total, 22.0)

    def test_r63_a_supplement_counts_once_its_invoice_is_paid(self):
        order = self.subscribe(self.alice)
        order.gift_per_basket = 1.0
        self.deliver(order, 3, 10)
        self.bill()
        gifts = self.env["cocagne.gift"]
        self.assertFalse(gifts._collect(self.garden, 2026))
        payment = self.alice._register_payment(
            self.garden, 22.0, "cheque", "2026-04-05", moves=order.invoice_ids
        )
        gift = gifts._collect(self.garden, 2026)
        self.assertEqual((gift.amount, str(gift.date)), (2.0, "2026-04-05"))
        self.assertFalse(gifts._collect(self.garden, 2026))
        payment.sudo()._bounce(payment.date)
        gifts._collect(self.garden, 2026)
        self.assertFalse(gift.exists())

    def test_r63_without_supplement_the_invoice_has_no_gift_line(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10)
        self.bill()
        self.assertEqual(order.invoice_ids.amount_total, 20.0)
