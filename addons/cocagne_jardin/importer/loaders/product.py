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
        taxes = sale_tax(job, float(record.get("tva", DEFAULT_VAT)))
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


def sale_tax(job, rate):
    """The VAT on sales of goods at this rate, included in the price.

    The French chart brings it inactive: it is switched on at the first need. A garden
    that is not subject to VAT sells without.
    """
    taxes = job.env["account.tax"]
    if not job.company.vat_liable or not rate:
        return taxes
    tax = taxes.search(
        [
            ("company_id", "=", job.company.id),
            ("type_tax_use", "=", "sale"),
            ("amount_type", "=", "percent"),
            ("amount", "=", rate),
            ("price_include_override", "=", "tax_included"),
            ("tax_exigibility", "=", "on_invoice"),
        ],
        order="active desc, sequence, id",
        limit=1,
    )
    if not tax:
        return _create_tax(job, rate)
    if not tax.active:
        tax.active = True
    return tax


def _create_tax(job, rate):
    name = job.env._("VAT %s%% included", rate)
    return job.env["account.tax"].create(
        {
            "name": name,
            "amount": rate,
            "type_tax_use": "sale",
            "price_include_override": "tax_included",
            "company_id": job.company.id,
        }
    )
