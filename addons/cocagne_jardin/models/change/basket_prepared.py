from collections import defaultdict

from odoo import api, fields, models

from ...planning.doubling import Row, prepared
from ..basket.basket import NOT_PREPARED_STATES

#: What decides how a basket is prepared, beside the other baskets of its line.
PREPARED_BY = {
    "delivery_id",
    "flexibility_use",
    "product_id",
    "quantity",
    "replacement_product_id",
    "state",
}


class Basket(models.Model):
    """What is put in the crate of a basket that was doubled or replaced (R51, R58).

    ``quantity`` and ``product_id`` stay what counts and is billed.
    """

    _inherit = "cocagne.basket"

    replacement_product_id = fields.Many2one(
        "product.product",
        "Replaced by",
        readonly=True,
        help="What the garden puts in the crate instead. The price stays that of the "
        "subscription.",
    )

    @api.depends("product_id", "quantity", "replacement_product_id")
    def _compute_prepared(self):
        super()._compute_prepared()
        for basket in self.filtered("replacement_product_id"):
            basket.prepared_product_id = basket.replacement_product_id

    def write(self, vals):
        if not PREPARED_BY & vals.keys():
            return super().write(vals)
        # a delivery of 700 baskets marked as done changes nothing in the crates
        only_state = not (PREPARED_BY - {"state"}) & vals.keys()
        todo = self
        if only_state:
            hidden = vals["state"] in NOT_PREPARED_STATES
            todo = self.filtered(
                lambda basket: (basket.state in NOT_PREPARED_STATES) != hidden
            )
        before = todo._prepared_keys()
        result = super().write(vals)
        todo._sync_prepared(before | todo._prepared_keys())
        return result

    def _prepared_keys(self):
        return {(basket.order_line_id.id, basket.delivery_id.id) for basket in self}

    @api.model
    def _sync_prepared(self, keys):
        """Decide anew what is prepared for these lines on these deliveries (R51).

        :param keys: (order line id, delivery id) pairs.
        """
        if not keys:
            return
        # sudo: what is in the crate follows from the baskets, whoever moved one
        baskets = self.sudo().search(
            [
                ("order_line_id", "in", list({line for line, _d in keys})),
                ("delivery_id", "in", list({delivery for _l, delivery in keys})),
            ]
        )
        groups = defaultdict(list)
        for basket in baskets:
            key = (basket.order_line_id.id, basket.delivery_id.id)
            if key in keys:
                shown = basket.state not in NOT_PREPARED_STATES
                groups[(*key, shown or basket.id)].append(basket._prepared_row())
        wanted = {}
        for rows in groups.values():
            wanted.update(prepared(rows))
        baskets._write_prepared(wanted)

    def _prepared_row(self):
        self.ensure_one()
        product = self.replacement_product_id or self.product_id
        return Row(
            key=self.id,
            product=product,
            double=product.double_product_id or None,
            quantity=self.quantity,
            is_regular=self.delivery_id == self.planned_delivery_id,
            halves=self.flexibility_use == "doubled",
        )

    def _write_prepared(self, wanted):
        """Write what differs, one statement for each content."""
        contents = defaultdict(list)
        for basket in self.filtered(lambda basket: basket.id in wanted):
            product, quantity = wanted[basket.id]
            now = (basket.prepared_product_id, basket.prepared_quantity)
            if now != (product, quantity):
                contents[product, quantity].append(basket.id)
        for (product, quantity), ids in contents.items():
            self.browse(ids).write(
                {"prepared_product_id": product.id, "prepared_quantity": quantity}
            )
