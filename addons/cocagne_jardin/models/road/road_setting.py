from odoo import fields, models

from ..garden.setting import setting

#: Where the map's background comes from, unless the garden or the server says else.
#: OpenStreetMap asks for its name on the map, and for few requests.
DEFAULT_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
DEFAULT_ATTRIBUTION = "© OpenStreetMap"
COUNT_MODES = [
    ("subscriptions", "Every subscription has its place"),
    ("fullest", "Even and odd weeks share a place"),
]


class ResCompany(models.Model):
    """How a garden counts its places, keeps them, and draws its map."""

    _inherit = "res.company"

    depot_count_mode = fields.Selection(
        COUNT_MODES,
        "Places in depots",
        default="subscriptions",
        required=True,
        help="Sharing counts the baskets of the fullest delivery: two members who come "
        "every second week, in turn, then need one place only.",
    )
    waiting_days = fields.Integer(
        "Days to take a place",
        default=5,
        help="How long a place that got free is kept for the first of the waiting list.",
    )
    map_use_tiles = fields.Boolean(
        "Background on the map",
        default=True,
        help="Unticked, the map asks nothing of any other server: depots are drawn on "
        "a plain background.",
    )
    map_tile_url = fields.Char(
        "Address of the background",
        help="Empty: OpenStreetMap. Another server is written like "
        "https://tiles.example.org/{z}/{x}/{y}.png",
    )
    map_attribution = fields.Char(
        "Name under the map",
        help="The words that the server of the background asks for.",
    )
    delivery_fee_product_id = fields.Many2one(
        "product.product",
        "Product of delivery fees",
        help="Its income account and its VAT serve the delivery fees.",
    )
    home_percent = fields.Float(
        "Supplement for home delivery (%)",
        default=25.0,
        help="Proposed for a new fee of home delivery, in percent of the basket.",
    )

    _waiting_days_positive = models.Constraint(
        "CHECK (waiting_days > 0)",
        "Keep a place at least one day for the waiting list.",
    )

    def _map_tiles(self):
        """Address and attribution of the background; none where it is switched off."""
        self.ensure_one()
        # sudo: the map is drawn for people who read no setting
        company, params = self.sudo(), self.env["ir.config_parameter"].sudo()
        if not company.map_use_tiles:
            return {"url": False, "attribution": ""}
        if company.map_tile_url:
            return {
                "url": company.map_tile_url,
                "attribution": company.map_attribution or "",
            }
        return {
            "url": params.get_param("cocagne_jardin.map_tile_url", DEFAULT_TILES),
            "attribution": params.get_param(
                "cocagne_jardin.map_attribution", DEFAULT_ATTRIBUTION
            ),
        }

    def _get_delivery_fee_product(self):
        """The product of delivery fees, created at the first need (R14).

        Delivering food is taxed like the food that is delivered.
        """
        self.ensure_one()
        # sudo: who confirms a subscription may have no right on products and settings
        company = self.root_id.sudo()
        if not company.delivery_fee_product_id:
            tax = self.env["product.template"]._basket_sale_tax(company)
            company.delivery_fee_product_id = (
                self.env["product.product"]
                .sudo()
                .create(
                    {
                        "name": self.env._("Delivery fee"),
                        "type": "service",
                        "invoice_policy": "delivery",
                        "list_price": 0.0,
                        "taxes_id": [fields.Command.set(tax.ids)],
                        "supplier_taxes_id": False,
                        "purchase_ok": False,
                        "company_id": company.id,
                    }
                )
            )
        return company.delivery_fee_product_id.sudo(False)


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    depot_count_mode = setting(fields.Selection, "depot_count_mode")
    waiting_days = setting(fields.Integer, "waiting_days")
    map_use_tiles = setting(fields.Boolean, "map_use_tiles")
    map_tile_url = setting(fields.Char, "map_tile_url")
    map_attribution = setting(fields.Char, "map_attribution")
    home_percent = setting(fields.Float, "home_percent")
