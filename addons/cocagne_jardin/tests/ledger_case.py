"""Invoices given complete to Odoo are those that Odoo would have made, to the cent.

Each case is made twice from the same values, in a savepoint each: the quick way of
``cocagne.billing`` and Odoo's own ``account.move.create``. Everything that counts is
compared: accounts, taxes, tags, balances, due dates, what is left to pay.
"""

import copy

from .billing_case import MARCH, BillingCase

MOVE_FIELDS = (
    "name state move_type date invoice_date invoice_date_due journal_id partner_id"
    " commercial_partner_id partner_shipping_id currency_id company_id ref"
    " invoice_origin payment_reference fiscal_position_id invoice_payment_term_id"
    " amount_untaxed amount_tax amount_total amount_residual amount_total_signed"
    " payment_state invoice_user_id team_id partner_bank_id is_manually_modified"
).split()
LINE_FIELDS = (
    "display_type name account_id partner_id product_id product_uom_id quantity"
    " price_unit discount price_subtotal price_total tax_ids tax_tag_ids tax_line_id"
    " tax_repartition_line_id tax_group_id group_tax_id tax_base_amount balance"
    " amount_currency debit credit amount_residual amount_residual_currency"
    " date date_maturity discount_date discount_balance reconciled currency_id"
    " sale_line_ids analytic_distribution parent_state journal_id sequence"
    " discount_amount_currency payment_date"
).split()
COST_FIELDS = (
    "name date amount unit_amount account_id general_account_id partner_id product_id"
    " company_id currency_id category"
).split()


class _Undo(Exception):
    """Leaves a savepoint without keeping anything."""


class LedgerCase(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(cls.alice, confirm=False)
        cls.add_line(cls.order, cls.eggs, quantity=3)
        cls.order.action_confirm()
        cls.lines = cls.order.order_line
        cls.run_of_month = cls.env["cocagne.billing.run"].create(
            {"company_id": cls.garden.id, "month": MARCH}
        )
        # everything below is undone by savepoints: nothing may wait to be written
        cls.env.flush_all()

    def values(self):
        """The values of the invoice of what is delivered."""
        engine = self.env["cocagne.billing"].with_company(self.garden)
        baskets = engine._lock_baskets(self.run_of_month, self.order)
        (payer, lines), *_rest = engine._group(baskets).items()
        return engine._prepare_invoice(self.run_of_month, payer, lines)

    @staticmethod
    def usual_post(move):
        move._post(soft=False)

    def made_by(self, create, post, vals):
        """What the invoice says when it is made by ``create`` and ``post``."""
        try:
            with self.env.cr.savepoint():
                move = create([copy.deepcopy(vals)])
                engine = self.env["cocagne.billing"]
                engine._mark(self.baskets(self.order, 3, 10), move)
                post(move)
                self.env.flush_all()
                self.env.invalidate_all()
                found = self.told(move)
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        return found

    def told(self, move):
        order = "display_type, sequence, date_maturity, balance, id"
        lines = self.env["account.move.line"].search(
            [("move_id", "=", move.id)], order=order
        )
        costs = lines.analytic_line_ids.sorted(lambda cost: (cost.amount, cost.name))
        names_of = ((move, MOVE_FIELDS), (lines, LINE_FIELDS), (costs, COST_FIELDS))
        return [
            {name: self.value(record, name) for name in names}
            for records, names in names_of
            for record in records
        ]

    @staticmethod
    def value(record, name):
        value = record[name]
        return value.ids if record._fields[name].relational else value

    def check(self, is_plain=True):
        """Deliver 3 and 10 March and compare both ways."""
        self.deliver(self.order, 3, 10)
        vals = self.values()
        engine = self.env["cocagne.billing"]
        self.assertEqual(engine._is_plain(vals), is_plain)
        quick = self.made_by(engine._create_moves, engine._post_invoices, vals)
        usual = self.made_by(self.env["account.move"].create, self.usual_post, vals)
        self.assertEqual(quick, usual)
