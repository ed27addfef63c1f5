"""What is written on the invoice about baskets billed in advance, and settled."""

from odoo import api, models
from odoo.tools import format_date


class BillingWords(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _due_name(self, due, lang):
        """For example "Simple basket, in advance: 50 from 06/01/2026 to 22/12/2026"."""
        words = self.with_context(lang=lang)
        line = due.line.with_context(lang=lang)
        if line._is_basket_line():
            name = line.product_id.name
        else:
            name = line.name
        if due.kind == "settlement":
            return words._settlement_name(name, due)
        if due.kind == "advance" and due.quantity < 0:
            return words.env._("%s, baskets cancelled, billed in advance", name)
        if due.kind == "advance":
            return words._advance_name(name, due)
        return name

    @api.model
    def _advance_name(self, name, due):
        order = due.line.order_id
        if order.billing_rule == "pack":
            return self.env._("%(name)s, pack of %(count)s", **_of(name, due))
        if due.is_plan and due.counts.days:
            return self.env._(
                "%(name)s, the season: %(count)s from %(first)s to %(last)s",
                **_of(name, due),
                first=format_date(self.env, min(due.counts.days)),
                last=format_date(self.env, max(due.counts.days)),
            )
        return self.env._("%(name)s, in advance: %(count)s", **_of(name, due))

    @api.model
    def _settlement_name(self, name, due):
        return self.env._(
            "%(name)s, settlement: %(delivered)s delivered, %(billed)s billed so far",
            name=name,
            delivered=f"{due.counts.delivered:g}",
            billed=f"{due.line.qty_invoiced:g}",
        )


def _of(name, due):
    return {"name": name, "count": f"{due.quantity:g}"}
