"""Who would pay how much, and what looks odd before the month is billed (R91)."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .billing_case import APRIL, MARCH, BillingCase


@tagged("post_install", "-at_install")
class TestBillingPreview(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        address = {"street": "1 rue du Lac", "zip": "88100", "city": "Raonville"}
        for number, member in enumerate((cls.alice, cls.bruno, cls.chloe)):
            member.write({**address, "email": f"membre{number}@example.org"})

    def preview(self, month=MARCH):
        run = self.env["cocagne.billing.run"]._get_run(self.garden, month)
        accountant = self.env["cocagne.billing.preview"].with_user(self.user_accountant)
        return accountant._fill(run.with_user(self.user_accountant)).sudo()

    def of(self, member, month=MARCH):
        return self.preview(month).filtered(lambda row: row.partner_id == member)

    def month_without_oddity(self, member, **values):
        """A subscription whose past baskets are all marked."""
        order = self.subscribe(member, **values)
        self.deliver(order)
        return order

    def check_odd(self, row, field, level="2"):
        self.assertTrue(row[field], row.oddities)
        self.assertEqual(row.level, level, row.oddities)

    def test_r91_a_member_without_anything_odd(self):
        self.month_without_oddity(self.alice)
        self.assertRecordValues(
            self.of(self.alice),
            [{"amount": 50.0, "units": 5, "level": "3", "oddities": ""}],
        )

    def test_r91_the_preview_tells_the_very_sums_of_the_invoices(self):
        order = self.subscribe(self.alice, confirm=False)
        self.add_line(order, self.eggs, quantity=3)
        order.action_confirm()
        order.order_line[1].write({"has_participation": True, "participation": 1.11})
        order.order_line[0].discount = 33.33
        self.deliver(order, 3, 10, 17)
        foreseen = self.of(self.alice)
        invoice = self.bill()
        self.assertEqual(foreseen.amount, invoice.amount_total)
        self.assertEqual(foreseen.untaxed, invoice.amount_untaxed)

    def test_r91_a_negative_amount_is_to_correct(self):
        order = self.month_without_oddity(self.alice)
        order.order_line.price_unit = -2.0
        self.check_odd(self.of(self.alice), "is_negative", level="1")

    def test_r91_more_than_twice_last_month(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        self.bill()
        self.deliver(order, 7, 14, 21, month=4)
        row = self.of(self.alice, APRIL)
        self.assertEqual((row.last_amount, row.amount), (10.0, 30.0))
        self.assertTrue(row.is_double)

    def test_r91_exactly_twice_last_month_is_not_odd(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        self.bill()
        self.deliver(order, 7, 14, month=4)
        self.assertFalse(self.of(self.alice, APRIL).is_double)

    def mandate(self, partner, **values):
        bank = self.env["res.partner.bank"].create(
            {"acc_number": "FR7630006000011234567890189", "partner_id": partner.id}
        )
        return self.env["account.banking.mandate"].create(
            {
                "partner_id": partner.id,
                "partner_bank_id": bank.id,
                "company_id": self.garden.id,
                "signature_date": date(2026, 1, 5),
                **values,
            }
        )

    def test_r91_a_debit_without_mandate_is_to_correct(self):
        self.month_without_oddity(self.alice, payment_mode="sepa")
        self.check_odd(self.of(self.alice), "no_mandate", level="1")

    def test_r91_a_mandate_that_is_not_signed_does_not_help(self):
        self.mandate(self.alice, signature_date=False)
        self.month_without_oddity(self.alice, payment_mode="sepa")
        self.check_odd(self.of(self.alice), "no_mandate", level="1")

    def test_r91_a_signed_mandate_makes_a_debit_sound(self):
        self.mandate(self.alice).validate()
        self.month_without_oddity(self.alice, payment_mode="sepa")
        self.assertFalse(self.of(self.alice).no_mandate)

    def test_r91_a_price_of_zero(self):
        order = self.month_without_oddity(self.alice)
        order.order_line.price_unit = 0.0
        self.check_odd(self.of(self.alice), "price_zero")

    def test_r91_a_line_without_vat(self):
        self.garden.vat_liable = True
        order = self.month_without_oddity(self.alice)
        order.order_line.tax_ids = False
        self.check_odd(self.of(self.alice), "no_vat")

    def test_r91_baskets_that_nobody_marked(self):
        self.deliver(self.subscribe(self.alice), 3, 10, 17, 24)
        self.check_odd(self.of(self.alice), "unmarked")

    def test_r91_two_payment_modes(self):
        self.month_without_oddity(self.alice, payment_mode="cheque")
        self.month_without_oddity(self.alice, payment_mode="cash")
        self.check_odd(self.of(self.alice), "two_modes")

    def test_r91_an_incomplete_address(self):
        self.alice.zip = False
        self.month_without_oddity(self.alice)
        self.check_odd(self.of(self.alice), "no_address")

    def test_r91_no_mail_address(self):
        self.alice.email = False
        self.month_without_oddity(self.alice)
        self.check_odd(self.of(self.alice), "no_mail")

    def test_r91_who_wants_paper_needs_no_mail_address(self):
        self.alice.email = False
        self.alice.with_company(self.garden).invoice_on_paper = True
        self.month_without_oddity(self.alice)
        self.assertFalse(self.of(self.alice).no_mail)

    def test_r91_what_is_odd_comes_first_the_serious_before_the_rest(self):
        self.month_without_oddity(self.alice)
        self.month_without_oddity(self.bruno).order_line.price_unit = 0.0
        self.month_without_oddity(self.chloe, payment_mode="sepa")
        self.preview()
        rows = self.env["cocagne.billing.preview"].search([])
        self.assertEqual(
            rows.partner_id.ids, [self.chloe.id, self.bruno.id, self.alice.id]
        )

    def test_r91_looking_again_shows_what_was_corrected(self):
        order = self.month_without_oddity(self.alice, payment_mode="sepa")
        self.preview()
        order.payment_mode = "cheque"
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        screen = self.env["cocagne.billing.preview"].with_context(preview_run_id=run.id)
        action = screen.action_again()
        rows = self.env["cocagne.billing.preview"].search(action["domain"])
        self.assertEqual(rows.level, "3")

    def test_r91_the_month_can_be_billed_from_the_preview(self):
        self.month_without_oddity(self.alice)
        row = self.preview()
        action = row.with_user(self.user_accountant).action_bill()
        run = self.env["cocagne.billing.run"].browse(action["res_id"])
        self.assertRecordValues(run, [{"invoice_count": 1, "state": "done"}])

    def test_the_sales_desk_does_not_see_the_preview(self):
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        desk = self.env["cocagne.billing.preview"].with_user(self.user_sales_desk)
        with self.assertRaises(AccessError):
            desk._fill(run.with_user(self.user_sales_desk))


@tagged("post_install", "-at_install")
class TestPreviewQueries(BillingCase):
    def count(self, members):
        """Queries of the preview with this many more members of two formules each."""
        for number in range(members):
            member = self.make_member(f"Member {number}", "Test")
            order = self.subscribe(member, confirm=False, payment_mode="sepa")
            self.add_line(order, self.eggs)
            order.action_confirm()
            self.deliver(order, 3, 10)
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        self.env["cocagne.billing.preview"].search([]).unlink()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["cocagne.billing.preview"]._fill(run)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_r91_the_preview_takes_as_many_queries_for_50_members_as_for_10(self):
        self.count(2)
        few, many = self.count(8), self.count(40)
        self.assertLessEqual(many, few + 2, f"{few} queries for 10, {many} for 50")


@tagged("post_install", "-at_install")
class TestBillNow(BillingCase):
    """A client, a period, some products, at any time (R91)."""

    def wizard(self, *clients, user=None, **values):
        values.setdefault("date_to", "2026-06-15")
        model = self.env["cocagne.bill.now"].with_user(user or self.user_accountant)
        ids = [client.id for client in clients]
        return model.create({"partner_ids": [Command.set(ids)], **values})

    def invoices(self, action):
        return self.env["account.move"].search(action["domain"])

    def test_r91_one_client_is_billed_without_the_others(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.deliver(self.subscribe(self.bruno), 3)
        made = self.invoices(self.wizard(self.alice).action_bill())
        self.assertRecordValues(
            made,
            [{"partner_id": self.alice.id, "state": "posted", "amount_total": 10.0}],
        )

    def test_r91_a_period_bills_its_days_only(self):
        self.deliver(self.subscribe(self.alice), 3, 10, 17)
        wizard = self.wizard(self.alice, date_from="2026-03-05", date_to="2026-03-12")
        made = self.invoices(wizard.action_bill())
        self.assertIn("3/10", made.invoice_line_ids.name)
        self.assertEqual(made.amount_total, 10.0)

    def test_r91_a_product_is_billed_without_the_others(self):
        order = self.subscribe(self.alice, confirm=False)
        self.add_line(order, self.eggs)
        order.action_confirm()
        self.deliver(order, 3)
        wizard = self.wizard(self.alice, product_ids=[Command.set(self.eggs.ids)])
        self.assertEqual(self.invoices(wizard.action_bill()).amount_total, 3.0)

    def test_r91_the_screen_tells_beforehand_what_will_be_billed(self):
        self.deliver(self.subscribe(self.alice), 3, 10)
        wizard = self.wizard(self.alice)
        self.assertRecordValues(wizard, [{"total": 20.0, "invoice_count": 1}])
        self.assertRecordValues(
            wizard.line_ids,
            [{"partner_id": self.alice.id, "quantity": 2.0, "amount": 20.0}],
        )

    def test_r91_what_was_billed_now_is_not_billed_with_the_month(self):
        self.deliver(self.subscribe(self.alice), 3, 10)
        self.wizard(self.alice, date_to="2026-03-05").action_bill()
        self.assertEqual(self.bill().amount_total, 10.0)

    def test_r91_several_clients_get_an_invoice_each(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.deliver(self.subscribe(self.bruno), 3)
        made = self.invoices(self.wizard(self.alice, self.bruno).action_bill())
        self.assertEqual(made.partner_id, self.alice + self.bruno)

    def test_r91_who_has_another_payer_is_found_by_name(self):
        tutor = self.env["res.partner"].create(
            {"name": "Tutor", "type": "invoice", "parent_id": self.alice.id}
        )
        order = self.subscribe(self.alice, partner_invoice_id=tutor.id)
        self.deliver(order, 3)
        made = self.invoices(self.wizard(self.alice).action_bill())
        self.assertEqual(made.partner_id, tutor)

    def test_r91_a_rule_that_brings_other_payers_bills_them_not(self):
        """Rules extend ``_payers``: whoever was not chosen stays out."""
        self.deliver(self.subscribe(self.alice), 3)
        self.deliver(self.subscribe(self.bruno), 3)
        engine = type(self.env["cocagne.billing"])
        usual = engine._payers

        def everybody(this, company, month):
            return usual(this.with_context(billing_only={}), company, month)

        self.patch(engine, "_payers", everybody)
        made = self.invoices(self.wizard(self.alice).action_bill())
        self.assertEqual(made.partner_id, self.alice)

    def test_r91_nothing_to_bill_is_said(self):
        self.subscribe(self.alice)
        with self.assertRaisesRegex(Exception, "Nothing to bill"):
            self.wizard(self.alice).action_bill()

    def test_r91_days_to_come_are_refused(self):
        self.deliver(self.subscribe(self.alice), 3)
        with self.assertRaisesRegex(Exception, "until today"):
            self.wizard(self.alice, date_to="2026-06-20").action_bill()

    def test_r91_the_sales_desk_bills_nobody(self):
        with self.assertRaises(AccessError):
            self.wizard(self.alice, user=self.user_sales_desk)
