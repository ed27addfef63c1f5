"""Offers of the invented gardens: each basket is on sale, with what surrounds it."""


def create(env):
    """One offer per basket type of each garden, once."""
    offers = env["cocagne.offer"].sudo()
    baskets = env["product.product"].sudo().search([("is_basket", "=", True)])
    known = offers.with_context(active_test=False).search([]).product_id
    shelves = {}
    for product in baskets - known:
        company = product.company_id
        if company not in shelves:
            shelves[company] = (
                env["cocagne.offer.category"]
                .sudo()
                .search([("company_id", "=", company.id)], limit=1)
            )
        offers.create(
            {
                "name": product.name,
                "product_id": product.id,
                "company_id": company.id,
                "category_id": shelves[company].id,
                "producer_name": company.name,
                "producer_place": company.city,
            }
        )
