from . import (
    basket_tax,
    product_product,
    product_template,
    sale_order,
    sale_order_billing,
    sale_order_establishment,
    sale_order_line,
    sale_order_stage,
)
