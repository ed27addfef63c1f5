from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL, format_date

#: Months of the curves, the current one last.
MONTHS = 12


class Home(models.AbstractModel):
    """The curves of the home screen: subscriptions by basket type, new members (R96)."""

    _inherit = "cocagne.home"

    @api.model
    def _trend(self):
        """Twelve months: {labels, types: [{name, values}], new_members: [values]}."""
        last = self._today().replace(day=1)
        months = [last - relativedelta(months=back) for back in range(MONTHS)][::-1]
        return {
            "labels": [format_date(self.env, m, date_format="MMM yy") for m in months],
            "types": self._trend_subscriptions(months),
            "new_members": self._trend_members(months),
        }

    @api.model
    def _trend_subscriptions(self, months):
        """Baskets subscribed to on the last day of each month, by basket type.

        The current month is counted today.
        """
        self.env["sale.order"].check_access("read")
        self.env["sale.order"].flush_model()
        self.env["sale.order.line"].flush_model()
        days = [month + relativedelta(months=1, days=-1) for month in months[:-1]]
        days.append(self._today())
        rows = self.env.execute_query(
            SQL(
                """
                SELECT l.product_id, d.day, SUM(l.quantity_per_delivery)
                  FROM unnest(%(days)s::date[]) AS d (day)
                  JOIN sale_order o
                    ON o.is_subscription AND o.state = 'sale'
                   AND o.date_start <= d.day
                   AND (o.date_end IS NULL OR o.date_end >= d.day)
                   AND o.company_id = ANY(%(companies)s)
                  JOIN sale_order_line l ON l.order_id = o.id
                  JOIN product_product p ON p.id = l.product_id
                  JOIN product_template t ON t.id = p.product_tmpl_id AND t.is_basket
                 GROUP BY l.product_id, d.day
                """,
                days=days,
                companies=self.env.companies.ids,
            )
        )
        values = {}
        for product, day, quantity in rows:
            values.setdefault(product, {})[day] = int(quantity)
        # sudo: an archived basket type keeps its name on the curve
        products = self.env["product.product"].sudo().browse(values)
        return [
            {
                "name": product.name,
                "values": [values[product.id].get(day, 0) for day in days],
            }
            for product in products.sorted(lambda p: -sum(values[p.id].values()))
        ]

    @api.model
    def _trend_members(self, months):
        """People who became members in each month."""
        groups = self.env["res.partner"]._read_group(
            [
                ("cocagne_client", "=", True),
                ("first_membership_date", ">=", fields.Date.to_string(months[0])),
            ],
            ["first_membership_date:month"],
            ["__count"],
        )
        counts = {month: count for month, count in groups if month}
        return [counts.get(month, 0) for month in months]
