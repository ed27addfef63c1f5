"""What is written on the invoice of a member: its header, its lines, their words."""

from collections import defaultdict
from functools import lru_cache

from babel.dates import format_skeleton

from odoo import api, models
from odoo.fields import Command
from odoo.tools.misc import babel_locale_parse

from .billing import month_end, month_start


class BillingInvoice(models.AbstractModel):
    """Values of the invoices, on top of those that Odoo makes from sale orders."""

    _inherit = "cocagne.billing"

    @api.model
    def _create_invoices(self, run, payers):
        """Draft invoices.

        :param payers: baskets by order line, by payer.
        """
        vals_list = self._prepare_invoices(run, payers)
        journal = self._default_journal(run)
        for vals in vals_list:
            vals.setdefault("journal_id", journal.id)
        return self._create_moves(vals_list)

    @api.model
    def _prepare_invoices(self, run, payers):
        """Values of the invoices, in the order of ``payers``."""
        # read at once what the values of each order ask for
        orders = self.env["sale.order"].browse(
            {line.order_id.id for lines in payers.values() for line in lines}
        )
        orders.sudo().mapped("transaction_ids")  # sudo: as Odoo's _prepare_invoice
        homes = orders.partner_shipping_id | orders.partner_invoice_id
        for company in orders.company_id:
            homes.with_company(company).mapped("property_account_position_id")
        engine = self.with_context(billing_positions={})
        return [
            engine._prepare_invoice(
                run, payer, {line.with_env(engine.env): lines[line] for line in lines}
            )
            for payer, lines in payers.items()
        ]

    @api.model
    def _default_journal(self, run):
        """The sales journal that Odoo would choose, asked once for all invoices."""
        draft = {"move_type": "out_invoice", "company_id": run.company_id.id}
        return self.env["account.move"].new(draft).journal_id

    @api.model
    def _create_moves(self, vals_list):
        return self.env["account.move"].create(vals_list)

    @api.model
    def _prepare_invoice(self, run, payer, lines):
        """Values of one invoice; ``lines``: baskets by order line.

        Journal, payment term and fiscal position are those of the oldest subscription.
        """
        orders = self.env["sale.order"].union(*(line.order_id for line in lines))
        names = ", ".join(order.subscription_ref or order.name for order in orders)
        parts = [
            (line, part)
            for line, baskets in lines.items()
            for part in self._parts(line, baskets)
        ]
        vals = orders[0].with_context(lang=payer.lang)._prepare_invoice()
        if not orders[0].transaction_ids:
            del vals["transaction_ids"]
        if not vals["invoice_payment_term_id"]:
            vals["invoice_date_due"] = run._today()
        return {
            **vals,
            "billing_run_id": run.id,
            "ref": names,
            "invoice_origin": names,
            "invoice_date": self._invoice_date(run),
            "invoice_line_ids": [
                Command.create(self._prepare_line(line, part, payer, sequence))
                for sequence, (line, part) in enumerate(parts, 1)
            ],
        }

    @api.model
    def _invoice_date(self, run):
        """The last day of the month, or today when the month is not over.

        An invoice that gathers the deliveries of a month bears a date of that month
        (CGI, art. 289 I-3).
        """
        return min(month_end(run.month), run._today())

    @api.model
    def _parts(self, order_line, baskets):
        """The baskets of a formule by price: each part is a line of the invoice.

        The same baskets give the same parts in the same order, at any time.
        """
        return [baskets]

    @api.model
    def _prepare_line(self, order_line, baskets, payer, sequence):
        """Values of the invoice line of a formule, or of a part of its baskets."""
        price = self._baskets_price(order_line, baskets)
        vals = order_line._prepare_invoice_line(
            name=self._line_name(order_line, baskets, payer.lang),
            quantity=sum(basket.quantity for basket in baskets),
            price_unit=price,
            sequence=sequence,
        )
        if price != order_line.price_unit:
            vals["discount"] = 0.0
        return vals

    @api.model
    def _baskets_price(self, order_line, baskets):
        """What the member pays for each of these baskets, which cost the same."""
        return self._member_price(order_line)

    @api.model
    def _member_price(self, order_line):
        """What the member pays for one basket, VAT included.

        A member with a reduced price never pays more than it; the invoice does not tell
        why (R62).
        """
        if order_line.has_participation:
            return order_line.participation
        return order_line.price_unit

    # -- the words of a line ----------------------------------------------------------

    @api.model
    def _line_name(self, order_line, baskets, lang):
        """For example "Simple basket, 2 deliveries in March 2026: 3/3, 10/3"."""
        words = self.with_context(lang=lang or self.env.lang)
        product = order_line.product_id.with_context(lang=words.env.lang)
        months = defaultdict(lambda: defaultdict(int))
        for basket in baskets:
            months[month_start(basket.date)][basket.date] += basket.quantity
        texts = [words._month_text(month, days) for month, days in months.items()]
        return ", ".join([product.name, " ; ".join(texts)])

    @api.model
    def _month_text(self, month, days):
        """The deliveries of one month; ``days``: units by day."""
        text = {
            "count": len(days),
            "month": self._format_day(month, "yMMMM"),
            "days": ", ".join(
                self._format_day(day, "MMdd") + (f" (×{units})" if units > 1 else "")
                for day, units in days.items()
            ),
        }
        if len(days) == 1:
            return self.env._("1 delivery in %(month)s: %(days)s", **text)
        return self.env._("%(count)s deliveries in %(month)s: %(days)s", **text)

    @api.model
    def _format_day(self, day, skeleton):
        return _format_day(self.env.lang or "fr_FR", skeleton, day)


@lru_cache(maxsize=4096)
def _format_day(lang, skeleton, day):
    """A day in words: members share the days, a year has few of them."""
    return format_skeleton(skeleton, day, locale=babel_locale_parse(lang))
