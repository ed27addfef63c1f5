from collections import defaultdict

from odoo import models
from odoo.fields import Domain

from ...planning.places import Places
from ..basket.basket import NOT_PREPARED_STATES


class Basket(models.Model):
    """The places that changed baskets take at a depot on one day (R12, R57)."""

    _inherit = "cocagne.basket"

    def _crowd(self, todo):
        """Places taken before the change, where the baskets will come.

        :param todo: new values by basket id.
        :return: places by (delivery, depot), only of depots that count them.
        """
        pairs = set()
        for basket in self:
            vals = todo[basket.id]
            state = vals.get("state", basket.state)
            if state not in NOT_PREPARED_STATES:
                delivery = vals.get("delivery_id", basket.delivery_id.id)
                pairs.add((delivery, vals.get("depot_id", basket.depot_id.id)))
        depots = self.env["cocagne.depot"].browse({depot for _d, depot in pairs})
        limited = set(depots._limited().ids)
        pairs = {pair for pair in pairs if pair[1] in limited}
        counted = depots.browse(sorted({depot for _d, depot in pairs}))
        if counted:
            # before counting, so that parallel changes wait
            counted._serialize_sign_ups()
        return self._places_of(pairs)

    def _places_of(self, pairs):
        taken = dict.fromkeys(pairs, Places())
        if not pairs:
            return taken
        groups = self._read_group(
            Domain("delivery_id", "in", list({delivery for delivery, _d in pairs}))
            & Domain("depot_id", "in", list({depot for _d, depot in pairs}))
            & Domain("state", "not in", NOT_PREPARED_STATES),
            ["delivery_id", "depot_id", "prepared_product_id"],
            ["prepared_quantity:sum"],
        )
        for delivery, depot, product, quantity in groups:
            pair = (delivery.id, depot.id)
            if pair in taken:
                taken[pair] += depot._places_of(product, quantity)
        return taken

    def _check_crowd(self, before):
        """Refuse what makes a depot hold more than its places on a day.

        :param before: what ``_crowd`` counted; a day that was too full already and
            gets no fuller is no reason to refuse.
        """
        grown = defaultdict(set)
        for (delivery, depot), places in self._places_of(set(before)).items():
            if places.more_than(before[delivery, depot]):
                grown[delivery].add(depot)
        for delivery, depots in grown.items():
            # the baskets are written already: nothing more is about to be taken
            self.env["cocagne.depot"].browse(sorted(depots))._check_places_on(
                self.env["cocagne.delivery"].browse(delivery), {}
            )
