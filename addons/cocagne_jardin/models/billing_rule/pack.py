"""Packs of baskets paid in advance: how many are left, and who needs the next one."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..desk.home import ACCOUNTANT, DESK


class SaleOrder(models.Model):
    _inherit = "sale.order"

    pack_left = fields.Integer(
        "Baskets left in the pack",
        compute="_compute_pack_left",
        search="_search_pack_left",
        help="Paid in advance and not delivered yet.",
    )
    has_few_left = fields.Boolean(
        compute="_compute_pack_left", search="_search_has_few_left"
    )

    @api.depends("billing_rule", "basket_ids.state", "order_line.qty_invoiced")
    def _compute_pack_left(self):
        left = self.filtered(lambda o: o.billing_rule == "pack")._packs_left()
        for order in self:
            order.pack_left, order.has_few_left = left.get(order, (0, False))

    def _packs_left(self):
        """(baskets left, whether it is time for another pack) by subscription.

        Counted from the baskets and the invoices, in as many queries for one as for
        all; with several basket types, the one that is used up first counts.
        """
        found = {}
        engine = self.env["cocagne.billing"]
        for company, orders in self.grouped("company_id").items():
            # sudo: settings of the garden; the number is no secret of the accounts
            garden, lines = company.sudo(), orders.sudo()._basket_lines()
            counts = engine.sudo()._count_baskets(garden, lines)
            for line, count in counts.items():
                order = line.order_id.with_env(self.env)
                left = int(line.qty_invoiced - count.delivered)
                few = (
                    line.qty_invoiced > 0
                    and left <= garden.pack_alert * line.quantity_per_delivery
                    and order.state == "sale"
                    and not (order.date_end and order.date_end < order._today())
                )
                known = found.get(order)
                if not known or left < known[0]:
                    found[order] = (left, few)
        return found

    @api.model
    def _search_pack_left(self, operator, value):
        if operator not in ("<", "<=", "=", ">", ">="):
            return NotImplemented
        packs = self.search([("billing_rule", "=", "pack"), ("state", "=", "sale")])
        return [
            ("id", "in", packs.filtered_domain([("pack_left", operator, value)]).ids)
        ]

    @api.model
    def _search_has_few_left(self, operator, value):
        if operator != "in":
            return NotImplemented
        packs = self.search([("billing_rule", "=", "pack"), ("state", "=", "sale")])
        few = packs.filtered("has_few_left")
        return [("id", "in" if True in value else "not in", few.ids)]


class ResPartner(models.Model):
    """ "N left" on the card of the member."""

    _inherit = "res.partner"

    pack_left_note = fields.Char(
        "Packs", compute="_compute_pack_left_note", help="Baskets paid in advance."
    )

    def _compute_pack_left_note(self):
        orders = self.env["sale.order"].search(
            Domain("partner_id", "in", self.ids)
            & Domain("billing_rule", "=", "pack")
            & Domain("state", "=", "sale")
            & Domain("life_stage", "not in", ("ended", "terminated"))
        )
        for partner in self:
            mine = orders.filtered(lambda order: order.partner_id == partner)  # noqa: B023
            partner.pack_left_note = ", ".join(
                self.env._(
                    "%(basket)s: %(count)s left",
                    basket=order._basket_lines()[:1].product_id.name,
                    count=order.pack_left,
                )
                for order in mine
            )


class Home(models.AbstractModel):
    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "packs_used_up"]

    def _alert_packs_used_up(self):
        return self._alert(
            self.env._("Packs nearly used up"),
            "sale.order",
            self._mine() & Domain("has_few_left", "in", [True]),
            "cocagne_jardin.action_subscriptions",
            [DESK, ACCOUNTANT],
            icon="battery-quarter",
        )
