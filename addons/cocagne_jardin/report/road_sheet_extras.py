from odoo import api, models


class PreparationSheet(models.AbstractModel):
    """What the road sheet says of the trip itself, and of members' homes (R19, R20)."""

    _inherit = "cocagne.preparation.sheet"

    @api.model
    def _new_trip(self, delivery):
        """Who drives, when and with what."""
        trip = super()._new_trip(delivery)
        trip.departure = delivery.round_id._departure_label()
        return trip

    @api.model
    def _depot_card(self, depot):
        """The driver calls the member at home, on the phone of their own record."""
        card = super()._depot_card(depot)
        if depot.home_partner_id:
            card.phone = depot.home_partner_id.phone or ""
        return card
