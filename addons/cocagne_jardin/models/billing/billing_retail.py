"""Sales on site on the invoice of the month, after the baskets (R80)."""

from odoo import api, models
from odoo.fields import Domain

from .billing import month_end


class BillingRetail(models.AbstractModel):
    """What members took on site is a line of the month's invoice.

    What is billed is known by Odoo's own link between invoice and order lines: a line
    that is billed has nothing left to invoice, whatever run asks again.
    """

    _inherit = "cocagne.billing"

    @api.model
    def _retail_domain(self, company, month):
        """Lines taken on site until the end of the month and not billed yet."""
        return (
            Domain("order_id.is_retail", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "=", "sale")
            & Domain("order_id.retail_date", "<=", month_end(month))
            & Domain("qty_to_invoice", ">", 0)
        )

    @api.model
    def _payers(self, company, month):
        payers = dict(super()._payers(company, month))
        groups = self.env["sale.order.line"]._read_group(
            self._retail_domain(company, month), ["order_id"]
        )
        orders = self.env["sale.order"].union(*(order for (order,) in groups))
        for payer, found in orders.grouped("partner_invoice_id").items():
            payers[payer] = payers.get(payer, orders.browse()) | found
        return dict(sorted(payers.items(), key=lambda item: item[0].id))

    @api.model
    def _bill_orders(self, run, orders):
        retail = self._lock_retail(run, orders)
        engine = self.with_context(billed_retail_ids=retail.ids)
        invoices = super(BillingRetail, engine)._bill_orders(run, orders)
        if retail and not invoices:
            invoices = engine._bill_retail_alone(run)
        return invoices

    @api.model
    def _lock_retail(self, run, orders):
        domain = self._retail_domain(run.company_id, run.month)
        lines = self.env["sale.order.line"].search(
            domain & Domain("order_id", "in", orders.ids), order="order_id, id"
        )
        return lines.try_lock_for_update()

    @api.model
    def _preview_groups(self, run):
        lines = self.env["sale.order.line"].search(
            self._retail_domain(run.company_id, run.month), order="order_id, id"
        )
        engine = self.with_context(billed_retail_ids=lines.ids)
        return super(BillingRetail, engine)._preview_groups(run)

    @api.model
    def _bill_retail_alone(self, run):
        """Payers of the chunk who took things on site and had no basket."""
        engine = self.with_company(run.company_id)
        payers = engine._group(self.env["cocagne.basket"])
        invoices = engine._create_invoices(run, payers)
        engine._post_invoices(invoices)
        return invoices

    @api.model
    def _group(self, baskets):
        payers = super()._group(baskets)
        ids = self.env.context.get("billed_retail_ids", [])
        for line in self.env["sale.order.line"].browse(ids):
            payers[line.order_id.partner_invoice_id][line] = baskets.browse()
        return payers

    @api.model
    def _prepare_line(self, order_line, baskets, payer, sequence):
        if not order_line.order_id.is_retail:
            return super()._prepare_line(order_line, baskets, payer, sequence)
        product = order_line.product_id.with_context(lang=payer.lang or self.env.lang)
        words = self.with_context(lang=payer.lang or self.env.lang)
        day = words._format_day(order_line.order_id.retail_date, "MMdd")
        return order_line._prepare_invoice_line(
            name=words._retail_name(product.name, day),
            quantity=order_line.qty_to_invoice,
            sequence=sequence,
        )

    @api.model
    def _retail_name(self, product, day):
        return self.env._("%(product)s, taken on %(day)s", product=product, day=day)
