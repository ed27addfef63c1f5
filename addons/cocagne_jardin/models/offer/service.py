"""Services of the garden: quote, invoice, payment, from the back office only (R92)."""

from odoo import api, fields, models
from odoo.fields import Command

#: Services are taxed at the usual rate in France (percent), on top of the price.
USUAL_RATE = 20.0


class ResCompany(models.Model):
    """The services that a garden sells, ready at the first need."""

    _inherit = "res.company"

    @api.model
    def _service_examples(self):
        """Code, name and unit of what gardens sell beside their baskets."""
        hour, day = (
            self.env.ref("uom.product_uom_hour"),
            self.env.ref("uom.product_uom_day"),
        )
        return [
            ("ANIM", self.env._("Teaching session"), hour),
            ("TEAM", self.env._("Team building day"), day),
            ("VERT", self.env._("Upkeep of green spaces"), hour),
        ]

    def _set_up_services(self):
        """Make the services of the garden that are missing; all of them.

        Prices are for the garden to write. A service that was renamed or archived is
        not made again.
        """
        self.ensure_one()
        house = self.root_id
        # sudo: the sales desk opens the list, which the manager then completes
        products = self.env["product.template"].sudo().with_context(active_test=False)
        category = self.env.ref("cocagne_jardin.category_services")
        domain = [("categ_id", "child_of", category.id), ("company_id", "=", house.id)]
        if not products.search_count(domain, limit=1):
            products.with_context(active_test=True).create(
                [
                    house._prepare_service(code, name, unit, category)
                    for code, name, unit in house._service_examples()
                ]
            )
        return products.with_context(active_test=True).search(domain).sudo(False)

    def _prepare_service(self, code, name, unit, category):
        return {
            "name": name,
            "default_code": code,
            "type": "service",
            "categ_id": category.id,
            "company_id": self.id,
            "uom_id": unit.id,
            "list_price": 0.0,
            "purchase_ok": False,
            "invoice_policy": "order",
            "taxes_id": [Command.set(self._service_tax().ids)],
            "supplier_taxes_id": [Command.clear()],
        }

    def _service_tax(self):
        """The VAT on services at the usual rate; none where the garden charges none.

        Teaching may be exempt (CGI, art. 261, 4-4°): the garden takes the tax away from
        that product when it is.
        """
        taxes = self.env["account.tax"].sudo()
        if not (self.vat_liable and self.chart_template):
            return taxes
        found = taxes.search(
            [
                ("company_id", "=", self.id),
                ("type_tax_use", "=", "sale"),
                ("amount_type", "=", "percent"),
                ("amount", "=", USUAL_RATE),
                ("price_include_override", "!=", "tax_included"),
            ]
        )
        services = found.filtered(lambda tax: tax.tax_scope == "service")
        return services[:1] or found[:1] or self.account_sale_tax_id


class SaleOrder(models.Model):
    """A quote for a service: never a subscription, never on the members' portal list."""

    _inherit = "sale.order"

    is_service = fields.Boolean(
        "Service", copy=True, index="btree_not_null", help="A quote for a service."
    )

    @api.model
    def action_open_services(self):
        """The quotes and orders of services."""
        self.env.company._set_up_services()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_service_orders"
        )
