from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..garden.setting import setting

CONTAINER_KINDS = [
    ("bag", "Bags sold"),
    ("deposit", "Deposit"),
    ("refund", "Deposit given back"),
    ("gift", "Deposit given to the garden"),
]
#: VAT on bags, in percent. A deposit is no sale.
BAG_RATE = 20.0


class ResCompany(models.Model):
    """The products of bags and deposits, made at the first need (R60)."""

    _inherit = "res.company"

    bag_product_id = fields.Many2one("product.product", "Product of bags")
    deposit_product_id = fields.Many2one("product.product", "Product of deposits")
    gift_product_id = fields.Many2one(
        "product.product",
        "Product of deposits given",
        help="Its income account receives the deposits that members leave.",
    )

    def _container_product(self, kind):
        """The product of a kind of line: ``bag``, ``deposit`` or ``gift``."""
        self.ensure_one()
        name = f"{kind}_product_id"
        # sudo: settings of the garden, made by whoever confirms the first subscription
        company = self.sudo()
        if not company[name]:
            company[name] = company.env["product.product"].create(
                self._container_product_values(kind)
            )
        return company[name].sudo(False)

    def _container_product_values(self, kind):
        labels = {
            "bag": self.env._("Reusable bag"),
            "deposit": self.env._("Deposit for bags and crates"),
            "gift": self.env._("Deposit given to the garden"),
        }
        templates = self.env["product.template"]
        taxes = templates._basket_sale_tax(self, BAG_RATE) if kind == "bag" else []
        return {
            "name": labels[kind],
            "type": "service",
            "invoice_policy": "order",
            "list_price": self.container_price,
            "taxes_id": [Command.set([tax.id for tax in taxes])],
            "supplier_taxes_id": [Command.clear()],
            "purchase_ok": False,
            "company_id": self.root_id.id,
        }


class GardenProfile(models.Model):
    _inherit = "cocagne.garden.profile"

    bag_product_id = setting(fields.Many2one, "bag_product_id")
    deposit_product_id = setting(fields.Many2one, "deposit_product_id")
    gift_product_id = setting(fields.Many2one, "gift_product_id")


class SaleOrder(models.Model):
    """Bags and deposits are lines of the subscription that Odoo itself invoices (R60).

    A deposit is given back by a line of negative quantity; one that is left to the
    garden by that line and a line of gift, so that the deposit account is right.
    """

    _inherit = "sale.order"

    containers_to_bill = fields.Boolean(
        compute="_compute_containers_to_bill",
        help="Bags or deposits are to be invoiced, or a deposit to be paid back.",
    )

    @api.depends("order_line.container_kind", "order_line.qty_to_invoice")
    def _compute_containers_to_bill(self):
        for order in self:
            lines = order.order_line.filtered("container_kind")
            order.containers_to_bill = any(lines.mapped("qty_to_invoice"))

    def action_confirm(self):
        """The bags come with the subscription."""
        self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )._add_containers()
        return super().action_confirm()

    def _add_containers(self):
        for order in self:
            # sudo: settings of the garden
            company = order.company_id.sudo()
            if not order._wants_containers(company):
                continue
            kind = "bag" if company.container_mode == "invoice" else "deposit"
            order._add_container_line(
                kind, kind, company.container_quantity, company.container_price
            )

    def _wants_containers(self, company):
        self.ensure_one()
        if company.container_mode == "none" or not company.container_quantity:
            return False
        # sudo: the reason of an offer is closed to some roles
        if self.renewed_from_id or self.sudo().offered_reason:
            return False
        if self._deposit_lines("bag", "deposit"):
            return False
        return not (company.container_first_only and self._had_containers())

    def _had_containers(self):
        """Whether the household has bags of an earlier subscription, not given back."""
        groups = self.env["sale.order.line"]._read_group(
            Domain("order_id.company_id", "=", self.company_id.id)
            & Domain(
                "order_id.partner_id",
                "child_of",
                self.partner_id.commercial_partner_id.id,
            )
            & Domain("order_id.state", "=", "sale")
            & Domain("container_kind", "in", ("bag", "deposit", "refund")),
            [],
            ["product_uom_qty:sum"],
        )
        return (groups[0][0] or 0) > 0

    def _add_container_line(self, kind, product_kind, quantity, price):
        self.ensure_one()
        product = self.company_id._container_product(product_kind)
        self.order_line = [
            Command.create(
                {
                    "product_id": product.id,
                    "product_uom_qty": quantity,
                    "price_unit": price,
                    "container_kind": kind,
                    "quantity_per_delivery": 1,
                }
            )
        ]

    def _deposit_lines(self, *kinds):
        return self.order_line.filtered(lambda line: line.container_kind in kinds)

    # -- at the end ----------------------------------------------------------------------

    def _deposits_held(self):
        """The lines of deposit of this subscription and of those that it follows, that
        were not given back."""
        self.ensure_one()
        chain, order = self, self
        while order.renewed_from_id and order.renewed_from_id not in chain:
            order = order.renewed_from_id
            chain |= order
        given_back = sum(chain._deposit_lines("refund").mapped("product_uom_qty"))
        held = chain._deposit_lines("deposit")
        return (
            held if sum(held.mapped("product_uom_qty")) + given_back > 0 else held[:0]
        )

    def _deposit_amount(self):
        """What the garden holds of deposits, VAT included."""
        return sum(
            line.product_uom_qty * line.price_unit
            for order in self
            for line in order._deposits_held()
        )

    def _settle_deposits(self, outcome):
        """Give deposits back, or turn them into gifts; None takes it back."""
        for order in self:
            if outcome is None:
                lines = order._deposit_lines("refund", "gift")
                lines.write({"product_uom_qty": 0})
                continue
            for line in order._deposits_held():
                count, price = line.product_uom_qty, line.price_unit
                order._add_container_line("refund", "deposit", -count, price)
                if outcome == "gift":
                    order._add_container_line("gift", "gift", count, price)

    def action_bill_containers(self):
        """Invoice, or pay back, the bags and deposits of these subscriptions."""
        self.check_access("read")
        invoices = self._create_invoices(final=True)
        return self.action_view_invoice(invoices=invoices)


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    container_kind = fields.Selection(CONTAINER_KINDS, "Container", readonly=True)
