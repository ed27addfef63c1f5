"""Delivery fees, the home supplement, bags and deposits on the month's invoice."""

from odoo import api, models
from odoo.fields import Domain

from ..billing.billing import month_end, month_start
from .due import Counts, Due

#: Of these rules, the fees are billed with the baskets, in advance.
FEES_IN_ADVANCE = ("instalments",)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _fees_with_baskets(self, company):
        """Subscriptions whose delivery fees are in the season's total."""
        if not company.bill_fees_with_month:
            return self.browse()
        return self.filtered(lambda order: order.billing_rule in FEES_IN_ADVANCE)

    def _fee_counts(self, company):
        """``Counts`` of the fee lines that are billed in advance, by order line."""
        orders = self._fees_with_baskets(company)
        lines = orders._fee_lines()
        if not lines:
            return {}
        delivered = lines._fee_units_by_line(self._delivered_domain(company))
        planned = lines._fee_units_by_line([("state", "=", "planned")])
        together = lines._fee_units_by_line(
            [("state", "in", (*self._billed_fee_states(company), "planned", "held"))]
        )
        counts = {}
        for line in lines:
            found = counts[line] = Counts()
            found.delivered = delivered.get(line, 0)
            # a day with two baskets, one of them delivered, is one day
            found.coming[month_start(line.order_id.date_start)] = (
                together.get(line, 0) - found.delivered
            )
            found.unmarked = planned.get(line, 0)
        return counts

    def _billed_fee_states(self, company):
        return self.env["cocagne.billing"]._billed_states(company)

    def _delivered_domain(self, company, last=None):
        domain = [("state", "in", self._billed_fee_states(company))]
        return [*domain, ("date", "<=", last)] if last else domain

    def _fee_lines(self):
        return self.env["sale.order.line"].search(
            Domain(self._fee_lines_domain()) & Domain("order_id", "in", self.ids),
            order="order_id, id",
        )

    def _get_invoiceable_lines(self, final=False):
        """Odoo's own invoicing leaves fees that are billed in advance alone."""
        lines = super()._get_invoiceable_lines(final=final)
        return lines.filtered(
            lambda line: (
                not (
                    line.delivery_fee_id
                    and line.order_id.billing_rule in FEES_IN_ADVANCE
                    and line.company_id.sudo().bill_fees_with_month  # sudo: a setting
                )
            )
        )


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _fee_units_by_line(self, domain):
        """Units that the baskets in ``domain`` ask of these fee lines.

        A fee per delivery is carried by one line of the order, whatever basket it is
        written for.
        """
        levels = self.env["cocagne.delivery.fee"]._levels(self.company_id)
        units, per_day = self.order_id._fee_units(levels, domain), {}
        for (fee, line), count in units.items():
            if fee.basis == "delivery":
                key = (fee.id, line.order_id.id)
                per_day[key] = per_day.get(key, 0) + count
        found = {}
        for line in self.sorted(lambda row: (not row.product_uom_qty, row.id)):
            fee = line.delivery_fee_id
            if fee.basis == "delivery":
                found[line] = per_day.pop((fee.id, line.order_id.id), 0)
            else:
                found[line] = units.get((fee, line.fee_line_id), 0)
        return found


class BillingFee(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _dues(self, company, month, orders=None):
        dues = super()._dues(company, month, orders)
        dues += self._fee_dues(company, month, orders)
        return dues + self._container_dues(company, month, orders)

    @api.model
    def _with_month_domain(self, company, orders):
        domain = Domain("company_id", "=", company.id) & Domain(
            "qty_to_invoice", "!=", 0
        )
        if orders is not None:
            domain &= Domain("order_id", "in", orders.ids)
        return domain & Domain("order_id.is_subscription", "=", True)

    @api.model
    def _fee_dues(self, company, month, orders):
        """Fees of what was delivered until the end of the month."""
        if not company.bill_fees_with_month:
            return []
        lines = self.env["sale.order.line"].search(
            self._with_month_domain(company, orders)
            & Domain(self.env["sale.order"]._fee_lines_domain())
            & Domain("order_id.billing_rule", "not in", FEES_IN_ADVANCE),
            order="order_id, id",
        )
        if not lines:
            return []
        delivered = lines.order_id._delivered_domain(company, month_end(month))
        if company.billing_start:
            delivered.append(("date", ">=", company.billing_start))
        units = lines._fee_units_by_line(delivered)
        return [
            Due(line, quantity, False)
            for line in lines
            if (quantity := round(units[line] - line.qty_invoiced, 2))
            and line.price_unit
        ]

    @api.model
    def _container_dues(self, company, month, orders):
        """Bags and deposits, and deposits to give back."""
        if not company.bill_containers_with_month:
            return []
        lines = self.env["sale.order.line"].search(
            self._with_month_domain(company, orders)
            & Domain("container_kind", "!=", False)
            & Domain("state", "=", "sale")
            & Domain("order_id.date_start", "<=", month_end(month)),
            order="order_id, id",
        )
        return [Due(line, line.qty_to_invoice, False) for line in lines]
