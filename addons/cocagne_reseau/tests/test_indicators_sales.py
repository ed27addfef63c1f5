from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_compta.tests.payment_case import PaymentCase
from odoo.addons.cocagne_paniers_solidaires.tests.statement_case import StatementCase

from .indicator_case import MARCH, IndicatorCase

FEBRUARY, APRIL = date(2026, 2, 1), date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestIndicatorsSales(IndicatorCase, PaymentCase):
    """Prices are round without VAT: 105.50 VAT included is 100."""

    theme = "sales"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden._set_up_ledger()
        cls.school = cls.env["res.partner"].create(
            {"name": "École", "is_company": True, "company_id": cls.garden.id}
        )
        cls.leeks = cls.make_product("Leeks")

    @classmethod
    def make_product(cls, name, **values):
        return cls.env["product.product"].create(
            {
                "name": name,
                "list_price": 105.5,
                "taxes_id": [Command.set(cls.vat.ids)],
                "company_id": cls.garden.id,
                **values,
            }
        )

    def invoice(self, partner, product, day="2026-03-31", post=True, **line):
        """A posted invoice of one line of 105.50, which is 100 without VAT."""
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "company_id": self.garden.id,
                "partner_id": partner.id,
                "invoice_date": day,
                "invoice_line_ids": [
                    Command.create(
                        {"product_id": product.id, "price_unit": 105.5, **line}
                    )
                ],
            }
        )
        if post:
            move.action_post()
        return move

    def test_each_channel_has_its_sales_and_the_sum_is_the_turnover(self):
        service = self.garden._set_up_services()[0].product_variant_id
        self.invoice(self.alice, self.simple, quantity=2)
        self.invoice(self.alice, self.eggs)
        self.invoice(self.school, service, tax_ids=[Command.set(self.vat.ids)])
        self.invoice(self.school, self.leeks, quantity=3)
        self.invoice(self.alice, self.leeks)
        self.check(
            {
                "turnover": 800,
                "baskets": 200,
                "subscriptions": 100,
                "services": 100,
                "professionals": 300,
                "other": 100,
                "direct": 0,
                "basket_income": (200, 2),
            }
        )

    def test_a_basket_of_an_organisation_is_a_basket(self):
        self.invoice(self.school, self.simple)
        self.check({"baskets": 100, "professionals": 0})

    def test_drafts_and_other_months_do_not_count(self):
        self.invoice(self.alice, self.simple, post=False)
        self.invoice(self.alice, self.simple, day="2026-02-28")
        self.invoice(self.alice, self.simple, day="2026-04-01")
        self.check({"turnover": 0, "baskets": 0, "basket_income": (0, 0)})

    def test_a_credit_note_is_taken_off(self):
        self.invoice(self.alice, self.leeks)
        move = self.invoice(self.alice, self.leeks)
        move._reverse_moves([{"invoice_date": "2026-03-31"}], cancel=True)
        self.check({"turnover": 100, "other": 100})

    def test_a_credited_basket_is_taken_off_the_quantity_too(self):
        self.deliver(self.subscribe(self.alice), 3, 10)
        invoice = self.bill()
        self.bill_of(invoice, "2026-03-31")
        refund = invoice._reverse_moves([{"invoice_date": "2026-03-31"}])
        refund.action_post()
        self.check({"baskets": 0, "basket_income": (0, 0)})

    def bill_of(self, invoice, day):
        """The invoice has its accounting date in March, whatever the day of the run."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_move_line SET date = %s WHERE move_id IN %s",
            (day, tuple(invoice.ids)),
        )
        self.env.invalidate_all()

    def test_fees_gifts_and_grants_are_no_turnover(self):
        membership = self.garden._get_membership_product()
        self.invoice(self.alice, membership, tax_ids=[Command.clear()])
        self.check({"turnover": 0})

    def test_sales_on_site_and_markets_are_direct(self):
        self.leeks.is_retail = True
        self.env["sale.order"]._sell_on_site(
            self.alice, [(self.leeks, 1, None)], date(2026, 3, 12)
        )
        self.bill_of(self.bill(), "2026-03-31")
        taking = self.env["cocagne.market.taking"].create(
            {
                "name": "Marché",
                "date": "2026-03-14",
                "line_ids": [Command.create({"tax_id": self.vat.id, "amount": 211})],
                "money_ids": [Command.create({"way_id": self.cash.id, "amount": 211})],
            }
        )
        taking.action_post()
        self.check({"turnover": 300, "direct": 300, "other": 0})

    def test_a_market_that_is_undone_brings_nothing(self):
        taking = self.env["cocagne.market.taking"].create(
            {
                "name": "Marché",
                "date": "2026-06-14",
                "line_ids": [Command.create({"tax_id": self.vat.id, "amount": 105.5})],
                "money_ids": [
                    Command.create({"way_id": self.cash.id, "amount": 105.5})
                ],
            }
        )
        taking.action_post()
        june = date(2026, 6, 1)
        self.check({"direct": 100}, june)
        taking.action_undo()
        self.check({"direct": 0, "other": 0}, june)

    def test_baskets_are_worth_their_price_whoever_pays(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 3.0})
        self.deliver(order, 3, 10)
        self.deliver(self.subscribe(self.bruno, self.familial), 3)
        self.check({"baskets_value": 40, "basket_price": (40, 3)})

    def test_eggs_are_not_in_the_price_of_a_basket(self):
        self.deliver(self.subscribe(self.alice, self.eggs))
        self.check({"baskets_value": 0, "basket_price": (0, 0)})

    def test_clients_owe_what_is_posted_until_the_last_day(self):
        self.invoice(self.alice, self.leeks)
        self.invoice(self.bruno, self.leeks, day="2026-04-01")
        self.invoice(self.chloe, self.leeks, post=False)
        self.check({"debtors": 1, "outstanding": 105.5})
        self.check({"debtors": 2, "outstanding": 211}, APRIL)
        self.check({"debtors": 0, "outstanding": 0}, FEBRUARY)

    def test_a_payment_counts_from_its_day(self):
        move = self.invoice(self.alice, self.leeks)
        self.alice._register_payment(
            self.garden, 105.5, "cheque", date(2026, 4, 10), number="1"
        )
        self.assertIn(move.payment_state, ("paid", "in_payment"))
        self.check({"outstanding": 105.5})
        self.check({"outstanding": 0, "debtors": 0}, APRIL)

    def test_an_advance_of_one_client_pays_nothing_for_another(self):
        self.invoice(self.alice, self.leeks)
        self.bruno._register_payment(
            self.garden, 50.0, "cheque", date(2026, 3, 10), number="2"
        )
        self.check({"debtors": 1, "outstanding": 105.5})

    def test_who_is_no_client_owes_nothing_here(self):
        self.invoice(self.school, self.leeks)
        self.check({"debtors": 0, "outstanding": 0})


@tagged("post_install", "-at_install")
class TestIndicatorsComplements(IndicatorCase, StatementCase):
    """Dina pays 3 € of each of her five baskets of 10 €, the CCAS 7 €."""

    theme = "sales"

    def setUp(self):
        super().setUp()
        self.deliver(self.order)

    def test_what_a_funder_is_invoiced_is_income_of_the_baskets(self):
        self.ccas_agreement.settlement = "invoice"
        statement = self.prepare()
        statement.with_context(force_report_rendering=True).action_send()
        self.assertEqual(statement.sudo().move_id.move_type, "out_invoice")
        # 35 € VAT included at 5.5 %
        self.check({"baskets": 33.18, "professionals": 0, "baskets_value": 50})

    def test_a_grant_is_no_turnover(self):
        self.prepare().with_context(force_report_rendering=True).action_send()
        self.check({"turnover": 0, "baskets": 0})

    def test_solidarity_baskets_are_worth_their_public_price(self):
        self.check({"baskets_value": 50, "basket_price": (50, 5)}, MARCH)
