from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: Kinds of reductions, in the order in which one is looked for.
KINDS = [
    ("offered", "Offered basket"),
    ("staff", "Staff"),
    ("reduced", "Reduced price"),
    ("discount", "Discount"),
]


class DiscountReport(models.Model):
    """What members did not pay of the public price of their baskets (R62).

    One row per basket that was delivered and cost its member less. The public price is
    the price of the order line; amounts are VAT included. The sum over a period, by
    reason, is the base to invoice the network, the MSA or a town.
    """

    _name = "cocagne.discount.report"
    _description = "Reductions given"
    _auto = False
    _order = "date desc, id desc"
    _depends = {
        "cocagne.basket": ["state", "quantity", "date", "depot_id", "order_line_id"],
        "sale.order": ["offered_reason"],
        "sale.order.line": [
            "price_unit",
            "discount",
            "has_participation",
            "participation",
            "discount_reason_id",
        ],
        "cocagne.discount.reason": ["partner_id"],
        "res.partner": ["staff_status_id"],
        "res.company": ["bill_not_collected"],
    }

    date = fields.Date("Delivered on", readonly=True)
    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Member", readonly=True)
    order_id = fields.Many2one("sale.order", "Subscription", readonly=True)
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    depot_id = fields.Many2one("cocagne.depot", readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    offered_reason = fields.Selection(
        selection=lambda self: (
            self.env["sale.order"]
            ._fields["offered_reason"]
            ._description_selection(self.env)
        ),
        string="Offered for",
        readonly=True,
    )
    reason_id = fields.Many2one("cocagne.discount.reason", readonly=True)
    payer_id = fields.Many2one("res.partner", "Who pays the rest", readonly=True)
    quantity = fields.Integer("Baskets", readonly=True)
    public_amount = fields.Monetary("At the public price", readonly=True)
    paid_amount = fields.Monetary("Paid by the member", readonly=True)
    discount_amount = fields.Monetary("Reduction in all", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT row.*, public_amount - paid_amount AS discount_amount
              FROM (%s) row
             WHERE public_amount > paid_amount
            """,
            self._baskets_query(),
        )

    @api.model
    def _baskets_query(self):
        """Delivered baskets with what they cost at both prices."""
        return SQL(
            """
            SELECT basket.id, basket.date, basket.company_id, basket.partner_id,
                   basket.order_id, basket.product_id, basket.depot_id,
                   basket.quantity, sub.offered_reason,
                   line.discount_reason_id AS reason_id,
                   reason.partner_id AS payer_id,
                   CASE WHEN sub.offered_reason IS NOT NULL THEN 'offered'
                        WHEN line.has_participation
                             AND member.staff_status_id IS NOT NULL THEN 'staff'
                        WHEN line.has_participation THEN 'reduced'
                        ELSE 'discount' END AS kind,
                   ROUND((basket.quantity * line.price_unit)::numeric, 2)
                       AS public_amount,
                   ROUND((basket.quantity * CASE
                        WHEN sub.offered_reason IS NOT NULL THEN 0
                        WHEN line.has_participation THEN line.participation
                        ELSE line.price_unit * (1 - COALESCE(line.discount, 0) / 100)
                        END)::numeric, 2) AS paid_amount
              FROM cocagne_basket basket
              JOIN sale_order_line line ON line.id = basket.order_line_id
              JOIN sale_order sub ON sub.id = basket.order_id
              JOIN res_partner member ON member.id = basket.partner_id
              JOIN res_company garden ON garden.id = basket.company_id
         LEFT JOIN cocagne_discount_reason reason
                ON reason.id = line.discount_reason_id
             WHERE basket.state IN ('delivered', 'given')
                OR (basket.state = 'not_collected' AND garden.bill_not_collected)
            """
        )

    @api.model
    def _discount_base(self, company, first, last, domain=None):
        """The base to invoice others for a period: reductions by reason (R62).

        :param first: first day of delivery that counts; ``last``: the last one.
        :param domain: only these rows, for example one payer.
        :return: (baskets, public amount, paid amount, reduction) by reason.
        """
        period = (
            Domain("company_id", "=", company.id)
            & Domain("date", ">=", first)
            & Domain("date", "<=", last)
            & Domain(domain or Domain.TRUE)
        )
        sums = [
            "quantity:sum",
            "public_amount:sum",
            "paid_amount:sum",
            "discount_amount:sum",
        ]
        groups = self._read_group(period, ["reason_id"], sums)
        return {reason: tuple(values) for reason, *values in groups}
