"""What joins the baskets of the month on the invoices of a chunk of payers (R67).

Money that members owe is on the invoice of the month; the season's total has an invoice
of its own, with its due dates. What is given back is taken off the invoice of the month
when that leaves something to pay, else it is a credit note.
"""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Command

from ...tools import QUIET
from .due import Due


class Extras:
    """The extra lines of a chunk, by payer, and what became of them."""

    def __init__(self):
        #: ``Due`` by order line
        self.dues = {}
        #: order lines on the invoice of the month, by payer
        self.month = defaultdict(list)
        #: order lines of the season's total, by payment term, then by payer
        self.plans = defaultdict(lambda: defaultdict(list))
        #: values of the invoice lines that give money back, by payer (below 0)
        self.minus = defaultdict(list)
        #: memberships to pay, by payer
        self.memberships = {}
        #: baskets that are given back, by id of the line that billed them
        self.corrections = {}

    def add(self, due):
        """Sort a due into the invoice it belongs to."""
        line = due.line
        self.dues[line] = due
        if due.quantity < 0 or line.price_unit < 0:
            self.minus[due.payer].append(due)
        elif due.is_plan:
            # sudo: who confirms a subscription need not read its due dates
            term = line.order_id.sudo().instalment_term_id
            self.plans[term][due.payer].append(line)
        else:
            self.month[due.payer].append(line)

    def __bool__(self):
        return bool(self.month or self.plans or self.minus)


class BillingExtras(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _payers(self, company, month):
        payers = dict(super()._payers(company, month))
        orders = self.env["sale.order"].union(
            *(due.line.order_id for due in self._wanted_dues(company, month))
        )
        orders |= self._correction_orders(company, month)
        for payer, found in orders.grouped("partner_invoice_id").items():
            payers[payer] = payers.get(payer, orders.browse()) | found
        return dict(sorted(payers.items(), key=lambda item: item[0].id))

    @api.model
    def _correction_orders(self, company, month):
        """Subscriptions with billed baskets to take back; see ``correction``."""
        return self.env["sale.order"]

    @api.model
    def _wanted_dues(self, company, month, orders=None):
        """The dues, narrowed to some payers or products when one bills at any time.

        See ``billing_only`` in the engine.
        """
        only = self.env.context.get("billing_only") or {}
        payers, products = only.get("partner_ids"), only.get("product_ids")
        return [
            due
            for due in self._dues(company, month, orders)
            if (not payers or due.payer.id in payers)
            and (not products or due.line.product_id.id in products)
        ]

    @api.model
    def _new_extras(self):
        return Extras()

    @api.model
    def _extras(self, company, month, orders=None, lock=False):
        """The extra lines of a month.

        :param orders: only for these subscriptions and their payers.
        :param lock: leave out what somebody else is billing at this moment; the next
            run finds it.
        """
        extras = self._new_extras()
        dues = self._wanted_dues(company, month, orders)
        if lock:
            lines = self.env["sale.order.line"].union(*(due.line for due in dues))
            locked = lines.try_lock_for_update(allow_referencing=True)
            dues = [due for due in dues if due.line in locked]
        for due in dues:
            extras.add(due)
        return extras

    @api.model
    def _bill_orders(self, run, orders):
        extras = self._extras(run.company_id, run.month, orders, lock=True)
        engine = self.with_context(billed_extras=extras, **QUIET)
        engine = engine.with_company(run.company_id)
        invoices = super(BillingExtras, engine)._bill_orders(run, orders)
        if not invoices and (extras.month or extras.memberships):
            invoices = engine._bill_retail_alone(run)
        invoices |= engine._bill_plans(run, extras)
        return invoices | engine._bill_credits(run, extras)

    @api.model
    def _group(self, baskets):
        payers = super()._group(baskets)
        extras = self.env.context.get("billed_extras") or Extras()
        for payer, lines in extras.month.items():
            for line in lines:
                payers[payer][line] = baskets.browse()
        return payers

    @api.model
    def _bill_plans(self, run, extras):
        """One invoice per payer for the total of the season, due by instalments."""
        invoices = self.env["account.move"]
        none = self.env["cocagne.basket"]
        for term, payers in extras.plans.items():
            plan = self.with_context(billed_plan=term)
            made = plan._create_invoices(
                run,
                {payer: dict.fromkeys(lines, none) for payer, lines in payers.items()},
            )
            plan._post_invoices(made)
            invoices |= made
        return invoices

    # -- the values of the invoices ----------------------------------------------------

    @api.model
    def _prepare_invoice(self, run, payer, lines):
        vals = super()._prepare_invoice(run, payer, lines)
        if not isinstance(run.id, int):
            vals["billing_run_id"] = False
        extras = self.env.context.get("billed_extras")
        term = self.env.context.get("billed_plan")
        if extras is None:
            return vals
        commands = vals["invoice_line_ids"]
        commands += self._membership_commands(run, payer, extras, vals)
        if term is None:
            commands += self._minus_commands(payer, extras, commands)
        else:
            vals |= self._prepare_plan(run, term, lines)
        return vals

    @api.model
    def _prepare_plan(self, run, term, lines):
        """Due dates of an invoice of a whole season: from its start to its end."""
        orders = self.env["sale.order"].union(*(line.order_id for line in lines))
        starts, ends = orders.mapped("date_start"), orders.mapped("date_end")
        last = max(filter(None, ends), default=False) or max(
            orders.season_id.mapped("date_end")
        )
        return {
            "invoice_payment_term_id": term.id,
            "invoice_date_due": run._today(),
            "instalment_from": min(starts).replace(day=1),
            "instalment_until": last,
        }

    @api.model
    def _prepare_terms(self, vals, products, tax_lines):
        """The due dates of a season lie between its first and its last day."""
        engine = self
        if vals.get("instalment_until"):
            window = (vals["instalment_from"], vals["instalment_until"])
            engine = self.with_context(instalment_window=window)
        return super(BillingExtras, engine)._prepare_terms(vals, products, tax_lines)

    @api.model
    def _prepare_line(self, order_line, baskets, payer, sequence):
        extras = self.env.context.get("billed_extras")
        due = extras and extras.dues.get(order_line)
        if not due:
            return super()._prepare_line(order_line, baskets, payer, sequence)
        return self._prepare_due_line(due, payer, sequence)

    @api.model
    def _prepare_due_line(self, due: Due, payer, sequence):
        """Values of the invoice line of what an order line owes."""
        line = due.line
        price, discount = line.price_unit, line.discount
        if line._is_basket_line():
            price = self._member_price(line)
            discount = line.discount if price == line.price_unit else 0.0
        if due.quantity < 0 and due.source:
            price, discount = due.source.price_unit, due.source._real_discount()
        return line._prepare_invoice_line(
            name=self._due_name(due, payer.lang or self.env.lang),
            quantity=due.quantity,
            price_unit=price,
            discount=discount,
            sequence=sequence,
            basket_billing=due.kind,
        )

    # -- what is given back ------------------------------------------------------------

    @api.model
    def _minus_values(self, extras, payer, sequence=1):
        """Values of the lines that give money back to a payer, below 0."""
        return [
            item
            if isinstance(item, dict)
            else self._prepare_due_line(item, payer, sequence + rank)
            for rank, item in enumerate(extras.minus.get(payer, ()))
        ]

    @api.model
    def _minus_commands(self, payer, extras, commands):
        """What is taken off this invoice, when it leaves something to pay."""
        back = self._minus_values(extras, payer, len(commands) + 1)
        total = sum(map(_amount, [command[2] for command in commands] + back))
        if not back or total < 0:
            return []
        del extras.minus[payer]
        return [Command.create(vals) for vals in back]

    @api.model
    def _membership_commands(self, run, payer, extras, vals):
        """The fees of the payer's household on the first of its invoices (R67)."""
        memberships = extras.memberships.pop(payer, ())
        return [
            Command.create(self._prepare_membership_line(membership, vals, 900 + rank))
            for rank, membership in enumerate(memberships)
        ]


def _amount(vals):
    return vals["quantity"] * vals["price_unit"] * (1 - vals["discount"] / 100)
