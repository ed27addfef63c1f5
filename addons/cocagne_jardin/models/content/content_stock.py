from odoo import api, fields, models
from odoo.exceptions import UserError

from .content_available import quantity_label


class Content(models.Model):
    """What is in stock, and what leaves it with the rounds (R42, R89)."""

    _inherit = "cocagne.content"

    def action_read_stock(self):
        """Take what is on hand as what is available, for the vegetables kept in stock.

        Vegetables of the list that come from the stock get their quantity on hand;
        those that are in stock and not in the list are added.
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        on_hand = self._stock_on_hand()
        rows = self.available_ids
        for row in rows.filtered(lambda one: one.source == "stock"):
            row.quantity = max(0.0, on_hand.get(row.product_id, 0.0))
        rows.create(
            [
                {
                    "content_id": self.id,
                    "product_id": product.id,
                    "source": "stock",
                    "quantity": quantity,
                }
                for product, quantity in on_hand.items()
                if quantity > 0 and product not in rows.product_id
            ]
        )
        return True

    def _stock_on_hand(self):
        """Vegetables with their free quantity in the garden's stock."""
        # sudo: the desk has no right on stocks, but writes the baskets from them
        warehouse = self.company_id.sudo()._content_warehouse()
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                [
                    ("location_id", "child_of", warehouse.lot_stock_id.ids),
                    ("product_id.is_produce", "=", True),
                ],
                ["product_id"],
                ["quantity:sum", "reserved_quantity:sum"],
            )
        )
        return {
            product.sudo(False): quantity - reserved
            for product, quantity, reserved in groups
        }

    def action_view_pickings(self):
        """Open the stock pickings of the week."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Vegetables that leave the stock"),
            "res_model": "stock.picking",
            "views": [(False, "list"), (False, "form")],
            "domain": [("cocagne_delivery_id", "in", self.delivery_ids.ids)],
        }

    def action_view_picks(self):
        """Open what is to pick for the week (R89)."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_picks"
        )
        action["domain"] = [("content_id", "=", self.id)]
        action["context"] = {}
        return action

    def _pick_days(self):
        """The pick list by preparation day: vegetables in order of name (R89).

        :return: [(date, [pick lines of the day summed by vegetable]), ...]
        """
        self.ensure_one()
        groups = self.env["cocagne.pick.line"]._read_group(
            [("content_id", "=", self.id)],
            ["preparation_date:day", "product_id", "source"],
            ["to_pick:sum", "quantity:sum", "round_id:recordset"],
        )
        sources = dict(
            self.env["cocagne.pick.line"]
            ._fields["source"]
            ._description_selection(self.env)
        )
        days = {}
        for day, product, source, to_pick, quantity, rounds in groups:
            row = {
                "product": product,
                "source": source,
                "source_label": sources[source],
                "to_pick": to_pick,
                "label": quantity_label(self.env, to_pick, product.uom_id),
                "quantity": quantity,
                "rounds": ", ".join(sorted(set(rounds.mapped("code")))),
            }
            days.setdefault(day, []).append(row)
        for rows in days.values():
            rows.sort(key=lambda row: (row["source"], row["product"].name.lower()))
        return sorted(days.items())


class ResCompany(models.Model):
    _inherit = "res.company"

    def _content_warehouse(self):
        """The warehouse that the vegetables of the garden leave from."""
        self.ensure_one()
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", self.id)], order="sequence, id", limit=1
        )
        if not warehouse:
            raise UserError(
                self.env._(
                    "%s has no warehouse. Ask the system administrator to create it.",
                    self.name,
                )
            )
        return warehouse


class ContentLoss(models.TransientModel):
    """Vegetables thrown away or lost in sorting and weighing (R42)."""

    _name = "cocagne.content.loss"
    _description = "Loss of vegetables"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    product_id = fields.Many2one(
        "product.product",
        "Vegetable",
        required=True,
        check_company=True,
        domain=[("is_produce", "=", True)],
    )
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    quantity = fields.Float("Lost", digits="Product Unit", required=True)
    reason = fields.Char()

    @api.constrains("quantity", "product_id")
    def _check_quantity(self):
        for loss in self:
            if loss.quantity <= 0 or not loss.product_id.is_produce:
                raise UserError(
                    self.env._("Choose a vegetable and write how much was lost.")
                )

    def action_lose(self):
        """Take it out of the stock, with a standard scrap."""
        self.ensure_one()
        self.check_access("write")
        # sudo: preparers weigh what is lost, without the other rights on stocks
        company = self.company_id.sudo()
        scrap = self.env["stock.scrap"].sudo().with_company(company)
        scrap.create(
            {
                "product_id": self.product_id.id,
                "product_uom_id": self.uom_id.id,
                "scrap_qty": self.quantity,
                "origin": self.reason,
                "company_id": company.id,
                "location_id": company._content_warehouse().lot_stock_id.id,
            }
        ).do_scrap()
        return {"type": "ir.actions.act_window_close"}
