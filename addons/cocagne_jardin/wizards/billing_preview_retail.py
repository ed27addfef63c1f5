from odoo import api, models


class BillingPreview(models.TransientModel):
    """The preview of a month counts what was taken on site too (R80)."""

    _inherit = "cocagne.billing.preview"

    @api.model
    def _fill(self, run):
        engine = self.env["cocagne.billing"]
        lines = self.env["sale.order.line"].search(
            engine._retail_domain(run.company_id, run.month), order="order_id, id"
        )
        seen = self.with_context(billed_retail_ids=lines.ids)
        return super(BillingPreview, seen)._fill(run).with_env(self.env)

    @api.model
    def _amount(self, line, baskets):
        if not line.order_id.is_retail:
            return super()._amount(line, baskets)
        return line.price_total
