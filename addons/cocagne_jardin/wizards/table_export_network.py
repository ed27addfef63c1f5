from odoo import fields, models
from odoo.fields import Domain

from .table_file import Table


class ProductTemplate(models.Model):
    """Soups, jams, juices: the catalogue that gardens share (R102)."""

    _inherit = "product.template"

    is_processed = fields.Boolean(
        "Processed product",
        help="Made from vegetables or fruit: it is in the catalogue for the network.",
    )


class TableExport(models.TransientModel):
    """What a garden sends to the national level: nothing about people."""

    _inherit = "cocagne.table.export"

    def _gardens(self):
        """The garden and its establishments."""
        return Domain("company_id", "child_of", self.company_id.id)

    def _garden_code(self, company):
        return company.garden_code or company.name

    def _make_depots(self):
        """Depots that anybody may see: no reserved one, no home."""
        columns = [
            ("jardin", "text"),
            ("numero", "number"),
            ("nom", "text"),
            ("adresse", "text"),
            ("code_postal", "text"),
            ("ville", "text"),
            ("jours", "text"),
            ("horaires", "text"),
            ("latitude", "number"),
            ("longitude", "number"),
            ("texte", "text"),
        ]
        depots = self.env["cocagne.depot"].search(
            self._gardens() & Domain("category", "=", "open"), order="number, id"
        )
        rows = [
            [
                self._garden_code(depot.company_id),
                depot.number,
                depot.name,
                ", ".join(filter(None, [depot.street, depot.street2])),
                depot.zip,
                depot.city,
                depot.delivery_days,
                depot.pickup_hours,
                round(depot.partner_latitude, 6) or "",
                round(depot.partner_longitude, 6) or "",
                depot.public_text,
            ]
            for depot in depots
        ]
        return Table("carte_depots", columns, rows)

    def _make_produce(self):
        """The price that holds today of each vegetable, per unit and without VAT."""
        columns = [
            ("jardin", "text"),
            ("produit", "text"),
            ("famille", "text"),
            ("unite", "text"),
            ("prix_ht", "money"),
            ("depuis", "day"),
            ("origine", "text"),
            ("bio", "text"),
            ("liste_commune", "text"),
        ]
        today = fields.Date.context_today(self)
        prices = self.env["cocagne.produce.price"].search(
            self._gardens() & Domain("date_from", "<=", today),
            order="company_id, product_id, date_from",
        )
        last = {(price.company_id, price.product_id): price for price in prices}
        rows = [
            [
                self._garden_code(price.company_id),
                price.product_id.name,
                self._word(price, "family") if price.family else "",
                price.uom_id.name,
                price.price,
                price.date_from,
                price.origin_id.name,
                "non" if price.is_not_organic else "oui",
                price.product_id.vegetable_id.name,
            ]
            for price in last.values()
        ]
        return Table("mercuriale", columns, sorted(rows, key=lambda row: row[:2]))

    def _make_processed(self):
        columns = [
            ("jardin", "text"),
            ("code", "text"),
            ("produit", "text"),
            ("description", "text"),
            ("unite", "text"),
            ("prix", "money"),
            ("tva", "text"),
        ]
        products = self.env["product.template"].search(
            Domain("is_processed", "=", True)
            & (Domain("company_id", "=", False) | self._products_of_garden()),
            order="name",
        )
        rows = [
            [
                self._garden_code(product.company_id or self.company_id),
                product.default_code,
                product.name,
                product.description_sale,
                product.uom_id.name,
                product.list_price,
                ", ".join(self._vat_of(product).mapped("name")),
            ]
            for product in products
        ]
        return Table("produits_transformes", columns, rows)

    def _products_of_garden(self):
        """Products belong to the mother house."""
        return Domain("company_id", "child_of", self.company_id.root_id.id)

    def _vat_of(self, product):
        house = self.company_id.root_id
        return product.taxes_id.filtered(lambda tax: tax.company_id == house)
