from odoo import api, fields, models
from odoo.fields import Domain


class SaleOrder(models.Model):
    """A renewal sits on the place of the subscription that it follows (R12, R47)."""

    _inherit = "sale.order"

    place_counted = fields.Selection(
        [("former", "By the former one"), ("next", "By this one")],
        compute="_compute_place_counted",
        store=True,
        help="Which of the two counts while both run, when the depot is the same: the "
        "one that takes more places.",
    )

    @api.depends(
        "renewed_from_id.depot_id",
        "renewed_from_id.order_line.quantity_per_delivery",
        "depot_id",
        "order_line.quantity_per_delivery",
        "order_line.product_id.depot_places",
    )
    def _compute_place_counted(self):
        for order in self:
            former = order.renewed_from_id
            if not former or former.depot_id != order.depot_id:
                order.place_counted = False
            elif order._place_count() > former._place_count():
                order.place_counted = "next"
            else:
                order.place_counted = "former"

    def _place_count(self):
        return sum(
            line.quantity_per_delivery * line.product_id.depot_places
            for line in self.order_line
        )

    @api.model
    def _running_domain(self, day):
        domain = super()._running_domain(day)
        leaving = self.env.context.get("cocagne_leaving_ids")
        if leaving:
            domain &= Domain("id", "not in", leaving)
        if self.env.context.get("cocagne_count_places"):
            domain = self._without_double_places(domain)
        return domain

    @api.model
    def _without_double_places(self, running):
        sits_on_former = Domain("place_counted", "=", "former") & Domain(
            "renewed_from_id", "any", running
        )
        gives_its_place = Domain(
            "renewal_ids",
            "any",
            [("place_counted", "=", "next"), ("state", "=", "sale")],
        )
        return running & ~sits_on_former & ~gives_its_place

    def _check_can_subscribe(self):
        """The places of the former subscriptions are those of the new ones."""
        same = self.filtered("place_counted")
        if not same:
            return super()._check_can_subscribe()
        orders = self.with_context(cocagne_leaving_ids=same.renewed_from_id.ids)
        return super(SaleOrder, orders)._check_can_subscribe()


class Depot(models.Model):
    _inherit = "cocagne.depot"

    def _places_taken(self, day=None):
        depots = self.with_context(cocagne_count_places=True)
        return super(Depot, depots)._places_taken(day)
