from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class ProductTemplate(models.Model):
    """What is sold on site to subscribers, without a till (R80)."""

    _inherit = "product.template"

    is_retail = fields.Boolean(
        "Sold on site", help="Shown on the screen of the sales on site."
    )

    @api.model
    def default_get(self, fields):
        """A new product sold on site opens with its garden and the VAT of food."""
        vals = super().default_get(fields)
        if vals.get("is_retail"):
            defaults = self._basket_money_defaults(self.env.company)
            vals.update({name: defaults[name] for name in defaults if name in fields})
        return vals


class SaleOrder(models.Model):
    """A sale on site to a subscriber, billed with the month (R80)."""

    _inherit = "sale.order"

    is_retail = fields.Boolean("Sale on site", readonly=True, copy=False)
    retail_date = fields.Date("Taken on", copy=False, index="btree_not_null")

    @api.model
    def _sell_on_site(self, partner, items, day=None, company=None):
        """Write what a client took, at once: it is billed with the month (R80).

        :param items: values per product: product, quantity, price (VAT as on the
            product; the usual price when it is None).
        :return: the confirmed order.
        :raise UserError: when nothing was taken.
        """
        if not items:
            raise UserError(
                self.env._("%s took nothing yet: choose a product.", partner.name)
            )
        day = day or fields.Date.context_today(self)
        order = self.create(
            {
                "partner_id": partner.id,
                "company_id": (company or self.env.company).id,
                "is_retail": True,
                "retail_date": day,
                "order_line": [
                    Command.create(self._prepare_retail_line(*item)) for item in items
                ],
            }
        )
        order.action_confirm()
        return order

    @api.model
    def _prepare_retail_line(self, product, quantity, price=None):
        vals = {"product_id": product.id, "product_uom_qty": quantity}
        if price is not None:
            vals["price_unit"] = price
        return vals

    def action_confirm(self):
        retail = self.filtered(lambda o: o.is_retail and o.state in ("draft", "sent"))
        result = super().action_confirm()
        for line in retail.order_line:
            line.qty_delivered = line.product_uom_qty
        return result


class SaleOrderLine(models.Model):
    """What is taken on site is delivered at once, and leaves no picking behind."""

    _inherit = "sale.order.line"

    @api.depends("order_id.is_retail")
    def _compute_qty_delivered_method(self):
        retail = self.filtered("order_id.is_retail")
        retail.qty_delivered_method = "manual"
        return super(SaleOrderLine, self - retail)._compute_qty_delivered_method()

    @api.depends("order_id.is_retail")
    def _compute_qty_to_invoice(self):
        super()._compute_qty_to_invoice()
        for line in self:
            if line.order_id.is_retail and line.state == "sale":
                line.qty_to_invoice = line.product_uom_qty - line.qty_invoiced

    def _action_launch_stock_rule(self, **kwargs):
        lines = self.filtered(lambda line: not line.order_id.is_retail)
        return super(SaleOrderLine, lines)._action_launch_stock_rule(**kwargs)
