from datetime import date

from odoo import api, models


class ReferencePrice(models.AbstractModel):
    """The mercuriale Cocagne: a price from a day on, on the garden's own vegetable."""

    _name = "cocagne.reference.kind.price"
    _inherit = "cocagne.reference.kind"
    _description = "Mercuriale of the network"

    @api.model
    def _values(self, item):
        return {
            "vegetable": item.vegetable_id.id,
            "price": round(item.price, 2),
            "date_from": item.date_from.isoformat(),
        }

    @api.model
    def _products(self, companies, vegetables):
        """{(id of a company, id of a vegetable): product}."""
        products = self.env["product.product"].search(
            [
                ("company_id", "in", companies.ids),
                ("vegetable_id", "in", vegetables),
            ]
        )
        return {(one.company_id.id, one.vegetable_id.id): one for one in products}

    @api.model
    def _locals(self, companies, lines, links):
        vegetables = {line.values["vegetable"]: line for line in lines}
        products = self._products(companies, list(vegetables))
        rows = self.env["cocagne.produce.price"].search(
            [
                ("product_id", "in", [one.id for one in products.values()]),
                ("company_id", "in", companies.ids),
            ],
            order="date_from",
        )
        latest = {}
        for row in rows:
            line = vegetables[row.product_id.vegetable_id.id]
            if row.date_from.isoformat() <= line.values["date_from"]:
                latest[row.product_id.id] = row
        found = {}
        for (company, vegetable), product in products.items():
            values = None  # no price yet: the network's is new, and disagrees with none
            if product.id in latest:
                price = round(latest[product.id].price, 2)
                values = {**vegetables[vegetable].values, "price": price}
            found[company, f"price-{vegetable}"] = (product.id, values)
        return found

    @api.model
    def _concerns(self, company, line):
        """A garden that does not grow it is not asked."""
        return False

    @api.model
    def _apply(self, company, key, record_id, values):
        self.env["cocagne.produce.price"]._set(
            date.fromisoformat(values["date_from"]),
            self.env["product.product"].browse(record_id),
            company,
            values["price"],
        )
        return record_id

    @api.model
    def _take(self, items):
        """Take prices into the user's garden; how many it could take."""
        company = self.env.company.root_id
        products = self._products(company, items.vegetable_id.ids)
        taken = 0
        for item in items:
            product = products.get((company.id, item.vegetable_id.id))
            if product:
                self._apply(company, item._key(), product.id, item._values())
                taken += 1
        return taken
