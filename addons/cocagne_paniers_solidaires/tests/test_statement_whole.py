"""A whole month to the cent: households, funders and fund pay the public price."""

from decimal import Decimal

from odoo.fields import Command
from odoo.tests import tagged

from .statement_case import MARCH_31, StatementCase


def cents(amount):
    return Decimal(str(round(amount, 2)))


@tagged("post_install", "-at_install")
class TestWholeMonth(StatementCase):
    """March 2026: Dina (CCAS), Farid (CAF, by invoice), Gisèle (fund only).

    Public prices: 10 € and 20 €. Twelve baskets are delivered, one not collected, one
    corrected after its statement.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden._set_up_payment_ways()
        cls.ccas_agreement.write({"rhythm": "month"})
        cls.ccas_agreement.rule_ids.amount = 5.0
        cls.caf_agreement = cls.make_agreement(
            "CAF 2026",
            cls.caf,
            rules=[{"kind": "percent", "percent": 33.33}],
            kind="caf",
            settlement="invoice",
            rhythm="month",
        )
        cls.caf.email = "caf@example.com"
        cls.farid = cls.make_household("Farid", "Amar")
        cls.farid_order = cls.subscribe(cls.farid, cls.familial)
        cls.make_enrolment(cls.farid, cls.caf_agreement, cls.farid_order)
        cls.gisele = cls.make_household("Gisèle", "Faure")
        cls.gisele_order = cls.subscribe(cls.gisele)
        cls.make_enrolment(
            cls.gisele, cls.env["cocagne.solidarity.agreement"], cls.gisele_order
        )
        cls.orders = cls.order | cls.farid_order | cls.gisele_order
        cls.give(12.0)
        cls.delivered = cls.deliver(cls.order)
        cls.delivered |= cls.deliver(cls.farid_order, 3, 10, 17)
        cls.delivered |= cls.deliver(cls.farid_order, 24, state="not_collected")
        cls.delivered |= cls.deliver(cls.gisele_order, 3, 10, 17)
        cls.agreements = cls.ccas_agreement | cls.caf_agreement

    def public_price(self):
        """Recomputed from the baskets alone."""
        kept = self.orders.basket_ids.filtered(
            lambda basket: (
                basket.date <= MARCH_31
                and basket.state in ("delivered", "not_collected", "given")
            )
        )
        return sum(
            cents(basket.order_line_id.price_unit) * basket.quantity for basket in kept
        )

    def invoiced(self):
        households = self.dina | self.farid | self.gisele
        moves = self.env["account.move"].search(
            [
                ("partner_id", "in", households.ids),
                ("state", "=", "posted"),
                ("move_type", "=", "out_invoice"),
            ]
        )
        return sum(cents(move.amount_total) for move in moves)

    def test_the_month_sums_to_the_public_price_and_balances(self):
        statements = self.prepare(self.agreements)
        statements.action_send()
        self.bill()
        fund = self.count_fund()
        fund.action_book()
        parts = {
            "households": self.invoiced(),
            "statements": sum(cents(found.amount) for found in statements),
            "fund": cents(fund.used) + cents(fund.effort),
        }
        # 5 and 3 baskets at 10 €, 4 at 20 €
        self.assertEqual(self.public_price(), Decimal(160))
        self.assertEqual(sum(parts.values()), Decimal(160), parts)
        with self.subTest("what the CCAS pays can be checked by head"):
            self.assertEqual(parts["statements"] - cents(statements[1].amount), 25)
        with self.subTest("the fund gives what it holds"):
            self.assertEqual((fund.received, fund.used), (12.0, 12.0))
            self.assertEqual(-self.balance("196"), fund.closing)
        with self.subTest("the entries are the statements"):
            self.assertEqual(cents(-self.balance("7414")), cents(statements[0].amount))
            invoice = statements[1].move_id
            self.assertEqual(invoice.amount_total, statements[1].amount)
        with self.subTest("all that is posted balances"):
            lines = self.env["account.move.line"].search(
                [("company_id", "=", self.garden.id), ("parent_state", "=", "posted")]
            )
            self.assertEqual(sum(cents(line.balance) for line in lines), 0)
        with self.subTest("sales are what households and the CAF pay, without VAT"):
            sales = self.invoiced() + cents(statements[1].amount)
            vat = self.balance("4457")
            self.assertEqual(cents(-self.balance("701") - vat), sales)

    def test_every_euro_leads_to_its_basket_and_back(self):
        statements = self.prepare(self.agreements)
        statements.action_mark_sent()
        shares = self.env["cocagne.solidarity.share"].search(
            [("payer", "=", "funder"), ("basket_id", "in", self.delivered.ids)]
        )
        self.assertEqual(shares.statement_id, statements.sudo())
        for statement in statements:
            mine = shares.filtered(lambda share, s=statement: share.statement_id == s)
            self.assertEqual(
                sum(cents(share.amount) for share in mine), cents(statement.amount)
            )
            self.assertEqual(
                statement.move_id.solidarity_statement_ids, statement.sudo()
            )
            amount = statement.move_id.amount_total
            self.assertEqual(cents(amount), cents(statement.amount))

    def test_the_invoice_of_a_household_shows_its_price_only(self):
        self.bill()
        invoice = self.env["account.move"].search(
            [("partner_id", "=", self.dina.id), ("move_type", "=", "out_invoice")]
        )
        self.assertEqual(invoice.amount_total, 15.0)
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("account.account_invoices", invoice.ids)[0]
            .decode()
        )
        for word in ("CCAS", "olidari", "Discount", "Remise", "50.00", "10.00"):
            self.assertNotIn(word, html)

    def test_a_correction_keeps_the_sum(self):
        first = self.prepare(self.agreements)
        first.action_mark_sent()
        self.correct(self.baskets(self.order, 31))
        second = self.Statement._prepare_due(
            self.agreements.with_user(self.user_accountant),
            MARCH_31.replace(month=4, day=30),
        )
        self.bill()
        fund = self.count_fund()
        told = sum(cents(found.amount) for found in first | second)
        total = self.invoiced() + told + cents(fund.needed)
        self.assertEqual(total, Decimal(150))
        self.assertEqual(self.public_price(), Decimal(150))

    def test_shares_of_odd_prices_sum_to_the_cent(self):
        self.order.order_line.price_unit = 9.99
        self.ccas_agreement.rule_ids.write({"kind": "percent", "percent": 33.33})
        april = self.deliver(self.order, month=4)
        statement = self.Statement._prepare_due(
            self.ccas_agreement.with_user(self.user_accountant),
            MARCH_31.replace(month=4, day=30),
        ).filtered(lambda found: found.date_from.month == 4)
        shares = self.shares(april)
        total = sum(cents(share.amount) for share in shares)
        self.assertEqual(total, cents(9.99) * len(april))
        mine = shares.filtered(lambda share: share.payer == "funder")
        self.assertEqual(
            sum(cents(share.amount) for share in mine), cents(statement.amount)
        )
        self.assertEqual(cents(statement.public_price), total)


@tagged("post_install", "-at_install")
class TestEstablishments(StatementCase):
    """A house with an establishment: one statement, a line for each."""

    def test_the_statement_of_a_house_tells_its_establishments(self):
        branch = self.env["res.company"].create(
            {
                "name": "Antenne du Lac (tests)",
                "parent_id": self.garden.id,
                "is_garden": True,
                "country_id": self.garden.country_id.id,
                "currency_id": self.garden.currency_id.id,
            }
        )
        baskets = self.deliver(self.order, 3, 10)
        share = self.shares(baskets[1]).filtered(lambda row: row.payer == "funder")
        self.env.cr.execute(
            "UPDATE cocagne_solidarity_share SET company_id = %s WHERE id = %s",
            [branch.id, share.id],
        )
        self.env.invalidate_all()
        statement = self.prepare()
        self.assertEqual(statement.company_id, self.garden)
        self.assertEqual(statement.line_ids.garden_id, self.garden | branch)
        self.assertEqual(statement.amount, 14.0)
        self.assertTrue(statement._has_establishments())


@tagged("post_install", "-at_install")
class TestManyLines(StatementCase):
    """Basket types of one agreement."""

    def test_a_line_for_each_month_and_basket_type(self):
        eggs = self.subscribe(self.dina, self.eggs)
        self.enrolment.order_line_ids = [Command.link(eggs.order_line.id)]
        self.ccas_agreement.rule_ids.write({"kind": "percent", "percent": 50.0})
        self.deliver(self.order)
        self.deliver(eggs, 3)
        self.deliver(self.order, month=4)
        self.ccas_agreement.rhythm = "half"
        statement = self.Statement._prepare_due(
            self.ccas_agreement.with_user(self.user_accountant),
            MARCH_31.replace(month=6, day=30),
        )
        keys = [(line.month.month, line.product_id) for line in statement.line_ids]
        self.assertEqual(
            set(keys), {(3, self.simple), (3, self.eggs), (4, self.simple)}
        )
