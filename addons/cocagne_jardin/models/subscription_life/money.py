from odoo import models
from odoo.fields import Domain


class SaleOrder(models.Model):
    """What subscriptions will still cost their members (R47, R49)."""

    _inherit = "sale.order"

    def _left_to_bill(self, until=None):
        """Amount of the baskets that are not billed, by order id, VAT included.

        What was delivered and what is to come.

        :param until: last day that counts; all of them without.
        """
        amounts = dict.fromkeys(self.ids, 0.0)
        for basket in self._unbilled_baskets():
            if until is None or basket.date <= until:
                price = basket.order_line_id._paid_price()
                amounts[basket.order_id.id] += basket.quantity * price
        return amounts

    def _unbilled_baskets(self):
        """Baskets that the month billing will bill, in order of date."""
        engine = self.env["cocagne.billing"]
        # sudo: the desk tells members what they will owe without reading invoices
        baskets = self.env["cocagne.basket"].sudo()
        found = baskets.browse()
        for company, orders in self.grouped("company_id").items():
            states = [*engine._billed_states(company), "planned"]
            domain = (
                Domain("order_id", "in", orders.ids)
                & Domain("state", "in", states)
                & Domain("invoice_line_id", "=", False)
            )
            if company.billing_start:
                domain &= Domain("date", ">=", company.billing_start)
            found |= baskets.search(domain, order="date, id")
        return found

    def _member_balance_after(self):
        """The balance of each member once these subscriptions are over, by member."""
        amounts = self._left_to_bill()
        # sudo: as above
        orders = self.sudo()
        balances = {
            member: member.member_balance
            for member in orders.partner_id.commercial_partner_id
        }
        for order in orders:
            balances[order.partner_id.commercial_partner_id] -= amounts[order.id]
        return balances
