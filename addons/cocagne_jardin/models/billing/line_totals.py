"""What a line of an invoice comes to, asked once for all lines that are alike."""

from odoo import api, models


class AccountMoveLine(models.Model):
    """Many members have the same baskets: their lines have the same amounts.

    Only while a month is billed, with ``billing_totals`` in the context: the tax engine
    is asked for the first line of each kind.
    """

    _inherit = "account.move.line"

    @api.depends("quantity", "discount", "price_unit", "tax_ids", "currency_id")
    def _compute_totals(self):
        known = self.env.context.get("billing_totals")
        if known is None:
            return super()._compute_totals()
        alike = self.filtered(lambda line: line.display_type == "product")
        firsts = self - alike
        kinds = alike.grouped(AccountMoveLine._kind_of_totals)
        for kind, lines in kinds.items():
            if kind not in known:
                firsts += lines[0]
        super(AccountMoveLine, firsts)._compute_totals()
        for kind, lines in kinds.items():
            first = lines[0]
            if kind not in known:
                known[kind] = (first.price_subtotal, first.price_total)
                lines -= first
            for line in lines:
                line.price_subtotal, line.price_total = known[kind]
        return None

    def _kind_of_totals(self):
        """All that the tax engine reads of a line of an invoice in the garden's money."""
        return (
            self.move_id.move_type,
            self.product_id.id,
            self.product_uom_id.id,
            self.price_unit,
            self.quantity,
            self.discount,
            self.tax_ids._ids,
            self.currency_id.id,
            self.company_id.id,
        )
