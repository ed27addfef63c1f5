"""The monthly billing of what was really delivered: which baskets, in which order."""

from collections import defaultdict
from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain

from ...tools import QUIET

#: Payers per transaction. Larger chunks are not faster and hold their locks longer.
CHUNK = 200


def month_start(day):
    """The first day of the month of ``day``."""
    return date(day.year, day.month, 1)


def month_end(day):
    """The last day of the month of ``day``."""
    return month_start(day) + relativedelta(months=1, days=-1)


class Billing(models.AbstractModel):
    """One invoice per payer and month, of all that was delivered and not billed yet.

    The payer is the invoice address of the subscription: the member, mostly. What was
    delivered is known by the state of the baskets, what is billed by their
    ``invoice_line_id``, which is written in the transaction of the invoice: a run that
    is killed, repeated or started twice bills each basket once.
    """

    _name = "cocagne.billing"
    _description = "Billing of deliveries"

    @api.model
    def bill_month(self, company, month, chunk_size=CHUNK, commit=None, progress=None):
        """Bill and post all that a garden delivered up to the end of a month.

        :param month: any day of the month; what earlier months left is billed too.
        :param chunk_size: payers per transaction.
        :param commit: called after each chunk; without it all is one transaction.
        :param progress: called with (payers done, payers in all) after each chunk.
        :return: the invoices that were made, posted.
        :raises AccessError: when the user does not bill for this garden.
        :raises UserError: when the month has not begun.
        """
        run = self.env["cocagne.billing.run"]._get_run(company, month)
        made = run._run_now(chunk_size=chunk_size, commit=commit, progress=progress)
        return self.env["account.move"] if made is None else made

    # -- what is billed --------------------------------------------------------------

    @api.model
    def _billed_states(self, company):
        """States of the baskets that the garden makes its members pay."""
        states = ["delivered", "given"]
        return states + ["not_collected"] * company.bill_not_collected

    @api.model
    def _billable_domain(self, company, month):
        """Baskets to bill with ``month``: delivered until its last day, not billed."""
        start = company.billing_start or date.min
        return (
            Domain("company_id", "=", company.id)
            & Domain("state", "in", self._billed_states(company))
            & Domain("date", ">=", start)
            & Domain("date", "<=", month_end(month))
            & Domain("invoice_line_id", "=", False)
            & Domain("order_id.billing_rule", "=", "monthly_delivered")
        )

    @api.model
    def _payers(self, company, month):
        """Who has something to pay: subscriptions by payer, in order of payer."""
        groups = self.env["cocagne.basket"]._read_group(
            self._billable_domain(company, month), ["order_id"]
        )
        orders = self.env["sale.order"].union(*(order for (order,) in groups))
        payers = orders.sorted(lambda order: (order.partner_invoice_id.id, order.id))
        return payers.grouped("partner_invoice_id")

    # -- one chunk -------------------------------------------------------------------

    @api.model
    def _bill_orders(self, run, orders):
        """Bill what these subscriptions delivered; the posted invoices.

        A payer of whom one basket is being changed by somebody else is left out as a
        whole: the next run bills the complete month.
        """
        engine = self.with_context(**QUIET).with_company(run.company_id)
        baskets = engine._lock_baskets(run, orders.with_env(engine.env))
        if not baskets:
            return engine.env["account.move"]
        invoices = engine._create_invoices(run, engine._group(baskets))
        engine._mark(baskets, invoices)
        engine._post_invoices(invoices)
        return invoices

    @api.model
    def _post_invoices(self, invoices):
        """Post drafts whose journal items are complete: posting changes none of them."""
        context = {
            "billing_formats": {},
            "skip_invoice_sync": True,
            "skip_invoice_line_sync": True,
        }
        invoices.with_context(**context)._post(soft=False)

    @api.model
    def _lock_baskets(self, run, orders):
        domain = self._billable_domain(run.company_id, run.month)
        baskets = self.env["cocagne.basket"].search(
            domain & Domain("order_id", "in", orders.ids), order="date, id"
        )
        locked = baskets.try_lock_for_update()
        if len(locked) < len(baskets):
            busy = (baskets - locked).order_id.partner_invoice_id
            locked = locked.filtered(
                lambda basket: basket.order_id.partner_invoice_id not in busy
            )
        return locked

    @api.model
    def _group(self, baskets):
        """The baskets by payer, then by order line, in order of subscription."""
        lines = defaultdict(list)
        for basket in baskets:
            lines[basket.order_line_id].append(basket)
        payers = defaultdict(dict)
        for line in sorted(lines, key=lambda line: (line.order_id.id, line.id)):
            payers[line.order_id.partner_invoice_id][line] = lines[line]
        return payers

    @api.model
    def _mark(self, baskets, invoices):
        """Write on each basket the invoice line that bills it."""
        lines_of = defaultdict(list)
        for line in invoices.invoice_line_ids.sorted("sequence"):
            if not line.basket_billing:
                lines_of[line.sale_line_ids.id].append(line)
        # sudo: accountants bill baskets, they do not change them in any other way
        for order_line, billed in baskets.sudo().grouped("order_line_id").items():
            parts = self._parts(order_line, list(billed))
            for part, line in zip(parts, lines_of[order_line.id], strict=True):
                billed.browse([b.id for b in part]).invoice_line_id = line
