"""Basket types with their prices, VAT included (R38, R45)."""

DEFAULT_VAT = 5.5


def load_products(job):
    """Create or update the basket products by code."""
    sheet = job.files.get("formules")
    if not sheet:
        return
    known = known_products(job)
    rows = []
    for record in sheet.records:
        rate = float(record.get("tva", DEFAULT_VAT))
        taxes = job.env["product.template"]._basket_sale_tax(job.company, rate)
        product = known.get(record["code"])
        vals = {
            "default_code": record["code"],
            "name": record["nom"],
            "is_basket": True,
            "basket_family": record["famille"],
            "list_price": float(record["prix"]),
            "company_id": job.company.id,
        }
        if "prix_a_la_carte" in record:
            vals["a_la_carte_price"] = float(record["prix_a_la_carte"])
        if not product:
            vals["taxes_id"] = [(6, 0, taxes.ids)]
            vals["supplier_taxes_id"] = [(5, 0, 0)]
        elif product.taxes_id != taxes:
            product.taxes_id = taxes
        rows.append((record["code"], record, vals))
    job.upsert("product.product", known, rows)


def known_products(job):
    """The basket products of the garden by code."""
    found = job.env["product.product"].search(
        [
            ("company_id", "=", job.company.id),
            ("is_basket", "=", True),
            ("default_code", "!=", False),
        ]
    )
    return {product.default_code: product for product in found}
