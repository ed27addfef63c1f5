"""Membership fees on the invoice that the member gets anyway (R67)."""

from odoo import api, models
from odoo.fields import Command, Domain

from ..billing.billing import month_end


class BillingMembership(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _extras(self, company, month, orders=None, lock=False):
        extras = super()._extras(company, month, orders, lock)
        only = self.env.context.get("billing_only") or {}
        wanted = company.bill_memberships_with_month and not only.get("product_ids")
        if wanted and orders is not None:
            extras.memberships = self._memberships_due(company, month, orders, lock)
        return extras

    @api.model
    def _membership_domain(self, company, month):
        """Fees that begin until the end of the month and that no invoice asks for."""
        return (
            Domain("company_id", "in", company._with_mother_houses())
            & Domain("state", "=", "unpaid")
            & Domain("amount", ">", 0)
            & Domain("date_from", "<=", month_end(month))
            & (
                Domain("move_id", "=", False)
                | Domain("move_id.state", "=", "cancel")
                | Domain("move_id.payment_state", "=", "reversed")
            )
        )

    @api.model
    def _memberships_due(self, company, month, orders, lock):
        """Memberships of the members of these subscriptions, by payer."""
        payer_of = {
            order.partner_id.commercial_partner_id: order.partner_invoice_id
            for order in orders.sorted("id", reverse=True)
        }
        households = [partner.id for partner in payer_of]
        memberships = self.env["cocagne.membership"].search(
            self._membership_domain(company, month)
            & Domain("partner_id.commercial_partner_id", "in", households),
            order="id",
        )
        if lock:
            memberships = memberships.try_lock_for_update(allow_referencing=True)
        found = {}
        for membership in memberships:
            payer = payer_of[membership.partner_id.commercial_partner_id]
            found[payer] = found.get(payer, memberships.browse()) | membership
        return found

    @api.model
    def _prepare_membership_line(self, membership, invoice, sequence):
        """Values of the line of a fee, complete as those of an order line."""
        vals = membership._prepare_invoice_line()
        product = self.env["product.product"].browse(vals["product_id"])
        company = self.env["res.company"].browse(invoice["company_id"])
        position = self.env["account.fiscal.position"].browse(
            invoice["fiscal_position_id"]
        )
        taxes = product.taxes_id._filter_taxes_by_company(company)
        return {
            "display_type": "product",
            "product_uom_id": product.uom_id.id,
            "discount": 0.0,
            "sequence": sequence,
            "tax_ids": [Command.set(position.map_tax(taxes).ids)],
            **vals,
        }
