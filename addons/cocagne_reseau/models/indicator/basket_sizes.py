"""What tells the baskets of a garden apart, on the aliases ``product``, ``template`` and
``basket`` of a query."""

from odoo.tools import SQL

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES

#: It fills a place of a depot; what does not comes on top of a basket, like eggs.
MAIN = SQL("template.depot_places > 0")
ADD_ON = SQL("COALESCE(template.depot_places, 0) = 0")
#: A big basket fills two places of a depot, or is what two others become (R51).
BIG = SQL(
    """
    template.depot_places > 0 AND (
        template.depot_places >= 2
        OR product.id IN (SELECT double_product_id FROM product_template
                           WHERE double_product_id IS NOT NULL))
    """
)
ORDINARY = SQL("%s AND NOT (%s)", MAIN, BIG)
#: What a member received, or could have.
DELIVERED = SQL("basket.state IN %s", DELIVERED_STATES)
