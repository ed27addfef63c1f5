from odoo import api, models
from odoo.tools import html2plaintext, plaintext2html


class ReferenceProduct(models.AbstractModel):
    """Basket types and processed products: a product of the garden.

    A product of the same name that the garden has already is compared, not doubled.
    """

    _name = "cocagne.reference.kind.product"
    _inherit = "cocagne.reference.kind"
    _description = "Products of the network"

    @api.model
    def _values(self, item):
        values = {
            "name": item.name,
            "price": round(item.price, 2),
            "description": item.description or "",
        }
        if item.kind == "basket":
            values["family"] = item.basket_family
        return values

    @api.model
    def _locals(self, companies, lines, links):
        names = [line.values["name"] for line in lines]
        linked = [link.record_id for link in links.values() if link.record_id]
        products = self.env["product.template"].search(
            [
                ("company_id", "in", companies.ids),
                "|",
                ("id", "in", linked),
                ("name", "in", names),
            ]
        )
        by_id = {product.id: product for product in products}
        by_name = {(one.company_id.id, one.name): one for one in products}
        found = {}
        for company in companies:
            for line in lines:
                link = links.get((company.id, line.key))
                product = link and by_id.get(link.record_id)
                product = product or by_name.get((company.id, line.values["name"]))
                if product:
                    values = self._read(product, line.values)
                    found[company.id, line.key] = (product.id, values)
        return found

    @api.model
    def _read(self, product, network):
        values = {
            "name": product.name,
            "price": round(product.list_price, 2),
            "description": html2plaintext(product.description_ecommerce or "").strip()
            if "description_ecommerce" in product._fields
            else product.description_sale or "",
        }
        if "family" in network:
            values["family"] = product.basket_family or ""
        return values

    @api.model
    def _apply(self, company, key, record_id, values):
        written = {
            "name": values["name"],
            "list_price": values["price"],
            **self._prepare_description(values["description"]),
        }
        is_basket = "family" in values
        if is_basket:
            written["basket_family"] = values["family"]
        product = self.env["product.template"].browse(record_id or [])
        if product:
            product.write(written)
            return product.id
        written |= {"company_id": company.id, "is_basket": is_basket}
        if not is_basket:
            written |= {"type": "consu", "sale_ok": True}
        return product.create(written).id

    @api.model
    def _prepare_description(self, text):
        if "description_ecommerce" in self.env["product.template"]._fields:
            return {"description_ecommerce": plaintext2html(text) if text else False}
        return {"description_sale": text or False}
