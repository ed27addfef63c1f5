from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_amount, format_date


class SaleOrder(models.Model):
    """What a subscription will bring, said before it is confirmed (R44)."""

    _inherit = "sale.order"

    expected_label = fields.Char(
        "What it will bring", compute="_compute_expected_label"
    )
    expected_refusal = fields.Char(compute="_compute_expected_label")

    @api.depends(
        "state",
        "date_start",
        "date_end",
        "duration_mode",
        "duration_id",
        "season_id",
        "depot_id",
        "round_id",
        "order_line.product_id",
        "order_line.frequency_id",
        "order_line.delivery_count",
        "order_line.quantity_per_delivery",
        "order_line.allow_double",
        "order_line.chosen_delivery_ids",
        "order_line.price_unit",
    )
    def _compute_expected_label(self):
        for order in self:
            order.expected_label = order.expected_refusal = False
            if order.is_subscription and order.state in ("draft", "sent"):
                order._tell_expected()

    def _tell_expected(self):
        lines = self._basket_lines().filtered("frequency_id")
        if not (lines and self.season_id and self.round_id and self.date_start):
            return
        planner = self.env["cocagne.planner"]
        try:
            rows, refusals = planner._rows_of(lines)
        except UserError as refusal:
            self.expected_refusal = str(refusal)
            return
        if refusals:
            self.expected_refusal = " ".join(refusals.values())
            return
        self.expected_label = self._expected_words(lines, rows)

    def _expected_words(self, lines, rows):
        """For example "27 deliveries, from 16/06/2026 to 22/12/2026: 270.00 €"."""
        found = {row[1] for of_line in rows.values() for row in of_line}
        if not found:
            return self.env._("No delivery: choose other days.")
        days = self.env["cocagne.delivery"].browse(found).mapped("date")
        total = sum(
            units * line._paid_price()
            for line in lines
            for _line, _delivery, units in rows[line.id]
        )
        return self.env._(
            "Deliveries: %(count)s, from %(first)s to %(last)s, %(amount)s in all.",
            count=len(found),
            first=format_date(self.env, min(days)),
            last=format_date(self.env, max(days)),
            amount=format_amount(self.env, total, self.currency_id),
        )


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _paid_price(self):
        """What one basket of the line costs its member, VAT included."""
        self.ensure_one()
        # sudo: whoever counts what a subscription costs need not read reduced prices
        line = self.sudo()
        price = line.env["cocagne.billing"]._member_price(line)
        if price == line.price_unit:
            price *= 1 - line.discount / 100
        return price
