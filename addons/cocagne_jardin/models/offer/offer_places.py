from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

#: What was sold of each offer: subscriptions count by basket, orders by unit.
SOLD = """
    SELECT line.offer_id,
           sum(CASE WHEN o.is_subscription AND line.qty_delivered_method = 'basket'
                    THEN line.quantity_per_delivery
                    ELSE line.product_uom_qty END) AS sold
      FROM sale_order_line line
      JOIN sale_order o ON o.id = line.order_id
     WHERE o.state = 'sale' AND line.offer_id IS NOT NULL
     GROUP BY line.offer_id
"""


class Offer(models.Model):
    """The quantity limit of an offer, that holds under parallel orders (R39, R40)."""

    _inherit = "cocagne.offer"

    quantity_limit = fields.Float(
        "Quantity on sale",
        digits="Product Unit",
        help="0: without limit. Of a subscription, how many baskets each time.",
    )
    quantity_sold = fields.Float(
        "Sold", digits="Product Unit", compute="_compute_quantities"
    )
    quantity_left = fields.Float(
        "Left", digits="Product Unit", compute="_compute_quantities"
    )
    is_sold_out = fields.Boolean(
        "Sold out", compute="_compute_quantities", search="_search_is_sold_out"
    )
    offer_version = fields.Integer(readonly=True, default=0, copy=False)

    _quantity_limit_not_negative = models.Constraint(
        "CHECK (quantity_limit >= 0)", "A quantity on sale cannot be less than 0."
    )

    @api.depends("quantity_limit")
    def _compute_quantities(self):
        sold = self._quantities_sold()
        for offer in self:
            offer.quantity_sold = sold.get(offer._origin.id, 0.0)
            left = max(offer.quantity_limit - offer.quantity_sold, 0.0)
            offer.quantity_left = left if offer.quantity_limit else 0.0
            offer.is_sold_out = bool(offer.quantity_limit) and not left

    def _quantities_sold(self):
        """Units sold per offer id, on confirmed orders."""
        self._flush_sales()
        # in SQL: whoever reads the catalogue may know what is left, without reading
        # the orders of others
        rows = self.env.execute_query(
            SQL(
                "SELECT offer_id, sold FROM (%s) sales WHERE offer_id = ANY(%s)",
                SQL(SOLD),
                self._origin.ids,
            )
        )
        return {offer_id: float(sold) for offer_id, sold in rows}

    @api.model
    def _flush_sales(self):
        self.env["sale.order.line"].flush_model()
        self.env["sale.order"].flush_model(["state", "is_subscription"])

    @api.model
    def _search_is_sold_out(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        self._flush_sales()
        sold_out = Domain(
            "id",
            "in",
            SQL(
                "SELECT f.id FROM cocagne_offer f JOIN (%s) sales"
                " ON sales.offer_id = f.id"
                " WHERE f.quantity_limit > 0 AND sales.sold >= f.quantity_limit",
                SQL(SOLD),
            ),
        )
        wanted = (True in value) == (operator == "in")
        return sold_out if wanted else ~sold_out

    def _check_quantities(self, wanted):
        """Refuse to sell more than what is left, also under parallel orders.

        :param wanted: quantities that are about to be sold, by offer id.
        """
        limited = self.filtered("quantity_limit")
        if not limited:
            return
        limited._serialize_sales()
        sold = limited._quantities_sold()
        for offer in limited:
            left = offer.quantity_limit - sold.get(offer.id, 0.0)
            if wanted.get(offer.id, 0.0) > left:
                raise UserError(
                    self.env._(
                        "%(offer)s: left: %(left)g, wanted: %(wanted)g. Choose a "
                        "smaller quantity or another offer, or raise the quantity on "
                        "sale.",
                        offer=offer.name,
                        left=max(left, 0),
                        wanted=wanted[offer.id],
                    )
                )

    def _serialize_sales(self):
        """Make parallel orders of these offers wait, and start again on fresh counts.

        As for the places of a depot: changing the row makes PostgreSQL refuse the
        second order, and Odoo then runs it again.
        """
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_offer SET offer_version = offer_version + 1"
                " WHERE id IN (SELECT id FROM cocagne_offer WHERE id = ANY(%s)"
                " ORDER BY id FOR UPDATE)",
                self.ids,
            )
        )
        self.invalidate_recordset(["offer_version"])

    def _alert_if_sold_out(self):
        """Tell the person in charge, once, that an offer left the catalogue (R40)."""
        self.invalidate_recordset(["quantity_sold", "quantity_left", "is_sold_out"])
        for offer in self.filtered("is_sold_out"):
            summary = self.env._("Sold out")
            # sudo: who sells the last one need not write offers
            shared = offer.sudo()
            if summary in shared.activity_ids.mapped("summary"):
                continue
            shared.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=summary,
                note=self.env._(
                    "%s is sold out: it is no longer in the catalogue. Raise the "
                    "quantity on sale, or archive the offer.",
                    offer.name,
                ),
                user_id=(offer.user_id or self.env.user).id,
            )
