"""The order in which basket types stand on every paper."""

from ..models.subscription.product_template import MAIN_FAMILIES
from .sheet import Product


def basket_columns(products):
    """The columns for these products: baskets first, add-ons by family after them."""
    families = products._fields["basket_family"].get_values(products.env)

    def position(product):
        family = product.basket_family
        return (
            family not in MAIN_FAMILIES,
            families.index(family) if family in families else len(families),
            product.sequence,
            product.default_code or "",
            product.name or "",
        )

    return [
        Product(product.id, product.name or "")
        for product in sorted(products, key=position)
    ]
