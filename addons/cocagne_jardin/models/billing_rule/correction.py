"""A basket that is already billed turns out not to be delivered (R58, R67).

The garden decides: refused, taken off the next invoice, or credited at once. A billed
basket whose state is no longer billed bears ``to_credit``; the line that gives its money
back takes its place beside the line that billed it.
"""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..billing.billing import month_end


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    corrected_line_id = fields.Many2one(
        "account.move.line",
        "Corrects",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The line that billed the baskets which this one gives back.",
    )

    def _known_units(self):
        """Credited baskets were on the line too when it was posted."""
        units = super()._known_units()
        # sudo: who may post an invoice may not all read baskets
        groups = (
            self.env["cocagne.basket"]
            .sudo()
            ._read_group(
                [("credited_line_id", "in", self.ids)],
                ["credited_line_id"],
                ["quantity:sum"],
            )
        )
        for line, quantity in groups:
            units[line] = units.get(line, 0) + quantity
        return units

    def _restore_corrections(self):
        """What these lines gave back is billed by its first line again."""
        # sudo: accountants bill baskets without any other right on them
        baskets = self.env["cocagne.basket"].sudo()
        lines = self.filtered(lambda line: line.basket_billing == "correction")
        found = baskets.search(
            Domain("credit_line_id", "in", lines.ids)
            & Domain("invoice_line_id", "=", False)
        )
        for line, restored in found.grouped("credited_line_id").items():
            restored.write(
                {
                    "invoice_line_id": line.id,
                    "credited_line_id": False,
                    "credit_line_id": False,
                }
            )
            restored._note_to_credit()

    @api.ondelete(at_uninstall=False)
    def _unlink_restore_corrections(self):
        self._restore_corrections()


class AccountMove(models.Model):
    _inherit = "account.move"

    def _post(self, soft=True):
        posted = super()._post(soft=soft)
        # the credit note of an invoice that gave something back takes that back
        refunds = posted.filtered(
            lambda move: move.move_type == "out_refund" and move.reversed_entry_id
        )
        taken = refunds.invoice_line_ids.filtered(
            lambda line: line.basket_billing == "correction" and line.quantity < 0
        )
        if taken:
            lines = taken.move_id.reversed_entry_id.invoice_line_ids
            lines._restore_corrections()
        return posted

    def button_cancel(self):
        result = super().button_cancel()
        self.invoice_line_ids._restore_corrections()
        return result


class Basket(models.Model):
    _inherit = "cocagne.basket"

    to_credit = fields.Boolean(
        "To give back",
        readonly=True,
        copy=False,
        help="It is billed, and turned out not to be delivered.",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )
    credited_line_id = fields.Many2one(
        "account.move.line",
        "Billed first by",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )
    credit_line_id = fields.Many2one(
        "account.move.line",
        "Given back by",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )

    _to_credit = models.Index("(company_id) WHERE to_credit")

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            # sudo: preparers mark baskets and do not see what is billed
            self.sudo().filtered("invoice_line_id")._note_to_credit()
        return result

    def _note_to_credit(self):
        """Mark the billed baskets that are to be given back, and unmark the others."""
        engine = self.env["cocagne.billing"]
        for company, baskets in self.grouped("company_id").items():
            billed = [*engine._billed_states(company), "planned"]
            wrong = baskets.filtered(lambda b: b.state not in billed)  # noqa: B023
            wrong.filtered(lambda b: not b.to_credit).to_credit = True
            (baskets - wrong).filtered("to_credit").to_credit = False

    def _may_correct_billed(self):
        """Whether a correction of this basket is settled by the billing itself."""
        self.ensure_one()
        # sudo: a setting of the garden
        choice = self.company_id.sudo().correction_billing
        return choice != "refuse" and self._is_over()

    def _check_not_billed(self):
        # sudo: preparers do not see invoices
        kept = self.filtered(
            lambda b: not (b.sudo().invoice_line_id and b._may_correct_billed())
        )
        return super(Basket, kept)._check_not_billed()

    def can_correct(self):
        # sudo: the desk is told that a basket is billed, whatever it sees of invoices
        kept = self.filtered(
            lambda b: not (b.sudo().invoice_line_id and b._may_correct_billed())
        )
        return super(Basket, kept).can_correct()

    def action_correct(self, state=None, depot=None, given_to=None, reason=None):
        result = super().action_correct(state, depot, given_to, reason)
        self._credit_at_once()
        return result

    def _mark(self, state):
        result = super()._mark(state)
        self._credit_at_once()
        return result

    def _credit_at_once(self):
        """Where the garden wants it: a credit note for what was just corrected."""
        # sudo: the desk corrects deliveries, and makes no invoice in any other way
        wrong = self.sudo().filtered(
            lambda b: b.to_credit and b.company_id.correction_billing == "credit_note"
        )
        for company, baskets in wrong.grouped("company_id").items():
            baskets.env["cocagne.billing"]._credit_baskets(company, baskets)


class BillingCorrection(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _correction_domain(self, company, month):
        only = self.env.context.get("billing_only") or {}
        payer = "order_id.partner_invoice_id"
        wanted = (
            Domain(payer, "in", only["partner_ids"])
            if only.get("partner_ids")
            else Domain.TRUE
        )
        return (
            Domain("company_id", "=", company.id)
            & Domain("to_credit", "=", True)
            & Domain("date", "<=", month_end(month))
            & wanted
        )

    @api.model
    def _correction_orders(self, company, month):
        groups = self.env["cocagne.basket"]._read_group(
            self._correction_domain(company, month), ["order_id"]
        )
        orders = super()._correction_orders(company, month)
        return orders.union(*(order for (order,) in groups))

    @api.model
    def _extras(self, company, month, orders=None, lock=False):
        extras = super()._extras(company, month, orders, lock)
        domain = self._correction_domain(company, month)
        if orders is not None:
            domain &= Domain("order_id", "in", orders.ids)
        baskets = self.env["cocagne.basket"].search(domain, order="date, id")
        if lock:
            baskets = baskets.try_lock_for_update()
        self._add_corrections(extras, baskets)
        return extras

    @api.model
    def _add_corrections(self, extras, baskets):
        groups = defaultdict(baskets.browse)
        for basket in baskets:
            groups[basket.invoice_line_id] |= basket
        for source, found in groups.items():
            payer = found.order_id.partner_invoice_id
            extras.minus[payer].append(self._prepare_correction(source, found, payer))
            extras.corrections[source.id] = found

    @api.model
    def _prepare_correction(self, source, baskets, payer):
        """Values of the line that gives back baskets of an invoice line."""
        words = self.with_context(lang=payer.lang or self.env.lang)
        days = [self._format_day(basket.date, "MMdd") for basket in baskets]
        order_line = baskets.order_line_id
        product = order_line.product_id.with_context(lang=words.env.lang)
        return order_line._prepare_invoice_line(
            name=words.env._(
                "%(name)s, corrected: %(days)s (invoice %(invoice)s)",
                name=product.name,
                days=", ".join(days),
                invoice=source.move_id.name,
            ),
            quantity=-sum(baskets.mapped("quantity")),
            price_unit=source.price_unit,
            discount=source.discount,
            tax_ids=[Command.set(source.tax_ids.ids)],
            basket_billing="correction",
            corrected_line_id=source.id,
        )

    @api.model
    def _bill_orders(self, run, orders):
        invoices = super()._bill_orders(run, orders)
        self._note_credited(invoices)
        return invoices

    @api.model
    def _note_credited(self, moves):
        """Write on each corrected basket the line that gave it back."""
        lines = moves.invoice_line_ids.filtered(
            lambda line: line.basket_billing == "correction"
        )
        # sudo: accountants bill baskets, they do not change them in any other way
        baskets = self.env["cocagne.basket"].sudo()
        todo = baskets.search(
            Domain("invoice_line_id", "in", lines.corrected_line_id.ids)
            & Domain("to_credit", "=", True)
        )
        for line in lines:
            todo.filtered(lambda b: b.invoice_line_id == line.corrected_line_id).write(  # noqa: B023
                {
                    "credited_line_id": line.corrected_line_id.id,
                    "credit_line_id": line.id,
                    "invoice_line_id": False,
                    "to_credit": False,
                }
            )

    @api.model
    def _credit_baskets(self, company, baskets):
        """A credit note for these corrected baskets, now."""
        runs = self.env["cocagne.billing.run"]
        run = runs.new({"company_id": company.id, "month": runs._today()})
        engine = self.with_company(company).with_context(billed_now=True)
        extras = engine._new_extras()
        engine._add_corrections(extras, baskets)
        credits = engine._bill_credits(run, extras)
        engine._note_credited(credits)
        return credits
