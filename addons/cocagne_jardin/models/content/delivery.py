from odoo import fields, models

from ...tools import QUIET


class Delivery(models.Model):
    """The vegetables of a round in the stock: one picking, done with the round (R89).

    The stock never holds a round back: what was not counted goes below zero, and the
    round says so.
    """

    _inherit = "cocagne.delivery"

    stock_picking_id = fields.Many2one(
        "stock.picking",
        "Vegetables leaving the stock",
        readonly=True,
        copy=False,
        index="btree_not_null",
        groups="stock.group_stock_user",
    )

    def action_deliver(self):
        leaving = self.filtered(lambda one: one.state != "delivered")
        result = super().action_deliver()
        leaving._content_stock()._leave_content_stock()
        return result

    def action_undo_deliver(self):
        result = super().action_undo_deliver()
        self._content_stock()._return_content_stock()
        return result

    def _content_stock(self):
        """The same rounds, for the stock of the gardens that write their contents."""
        # sudo: preparers mark the round and have no right on stocks
        return self.sudo().filtered("company_id.use_basket_contents")

    def _with_content_gone(self):
        """Those of these rounds whose vegetables have left the stock."""
        # sudo: whoever writes the baskets needs to know it, without rights on stocks
        return self.filtered(lambda one: one.sudo().stock_picking_id.state == "done")

    def _sync_content_picking(self):
        """Give each round its picking: vegetables × baskets, as validated (R89).

        Done again it makes no second one: quantities follow, and what left stays.
        """
        deliveries = self._content_stock()
        needs = deliveries._content_needs()
        missing = deliveries.filtered(
            lambda one: not one.stock_picking_id and needs.get(one)
        )
        for delivery in missing:
            delivery.stock_picking_id = delivery._create_content_picking()
        for delivery in deliveries:
            picking = delivery.stock_picking_id
            if picking and picking.state != "done":
                delivery._sync_content_moves(needs.get(delivery, {}))

    def _content_needs(self):
        """The quantity of each vegetable that each round takes, once validated."""
        needs = {}
        for delivery, product, quantity in self.env["cocagne.pick.line"]._read_group(
            [("delivery_id", "in", self.ids), ("content_state", "!=", "draft")],
            ["delivery_id", "product_id"],
            ["quantity:sum"],
        ):
            needs.setdefault(delivery, {})[product] = quantity
        return needs

    def _create_content_picking(self):
        self.ensure_one()
        kind = self.company_id._content_warehouse().out_type_id
        return (
            self.env["stock.picking"]
            .with_company(self.company_id)
            .with_context(**QUIET)
            .create(
                {
                    "cocagne_delivery_id": self.id,
                    "picking_type_id": kind.id,
                    "location_id": kind.default_location_src_id.id,
                    "location_dest_id": self.env.ref(
                        "stock.stock_location_customers"
                    ).id,
                    "origin": self.display_name,
                    "scheduled_date": self.date,
                    "company_id": self.company_id.id,
                }
            )
        )

    def _sync_content_moves(self, need):
        """The moves of the picking become ``need``, {product: quantity}."""
        self.ensure_one()
        picking = self.stock_picking_id.with_context(**QUIET)
        moves = picking.move_ids.filtered(lambda move: move.state != "cancel")
        known = moves.grouped("product_id")
        for product, move in known.items():
            if product in need:
                move[:1].product_uom_qty = need[product]
        gone = moves.filtered(lambda move: move.product_id not in need)
        gone._action_cancel()
        new = self.env["stock.move"].create(
            [
                {
                    "picking_id": picking.id,
                    "product_id": product.id,
                    "product_uom": product.uom_id.id,
                    "product_uom_qty": quantity,
                    "location_id": picking.location_id.id,
                    "location_dest_id": picking.location_dest_id.id,
                    "company_id": picking.company_id.id,
                }
                for product, quantity in need.items()
                if quantity and product not in known
            ]
        )
        new._action_confirm(merge=False)

    def _leave_content_stock(self):
        """The round is done: its vegetables are gone, whatever the stock says."""
        self._sync_content_picking()
        for delivery in self:
            picking = delivery.stock_picking_id
            moves = picking.move_ids.filtered(
                lambda move: move.state not in ("done", "cancel")
            )
            if not moves:
                continue
            for move in moves:
                move.quantity = move.product_uom_qty
            moves.picked = True
            picking.with_context(cancel_backorder=True, **QUIET)._action_done()
            delivery._warn_below_zero(moves.product_id)

    def _warn_below_zero(self, products):
        """Say which vegetables the stock did not have: a count will tell."""
        location = self.stock_picking_id.location_id
        short = products.with_context(location=location.id).filtered(
            lambda product: product.qty_available < 0
        )
        if short:
            self.message_post(
                body=self.env._(
                    "The stock is below zero for: %s. Count these vegetables, or "
                    "enter their harvest.",
                    ", ".join(sorted(short.mapped("name"))),
                )
            )

    def _return_content_stock(self):
        """The round was marked by mistake: its vegetables are back in stock."""
        for delivery in self:
            picking = delivery.stock_picking_id
            if picking.state != "done":
                continue
            wizard = (
                self.env["stock.return.picking"]
                .with_company(delivery.company_id)
                .create({"picking_id": picking.id})
            )
            back = self.env["stock.picking"].browse(
                wizard.action_create_returns_all()["res_id"]
            )
            for move in back.move_ids:
                move.quantity = move.product_uom_qty
            back.move_ids.picked = True
            back.with_context(cancel_backorder=True, **QUIET)._action_done()
            delivery.stock_picking_id = False
        self._sync_content_picking()

    def action_view_content_picking(self):
        """Open the picking of the vegetables of this round."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "stock.picking",
            "res_id": self.stock_picking_id.id,
            "views": [(False, "form")],
        }
