from odoo import api, fields, models

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES


class SolidarityShare(models.Model):
    """An offered basket that the fund pays has no household in the programme."""

    _inherit = "cocagne.solidarity.share"

    enrolment_id = fields.Many2one(required=False)


class SolidaritySplit(models.AbstractModel):
    """Baskets offered as a gift are paid by the fund, where the garden says so (R61).

    And the shares that the fund has booked are never removed: like those of a
    statement, their opposite is written.
    """

    _inherit = "cocagne.solidarity.split"

    @api.model
    def _split_chunk(self, baskets):
        done = super()._split_chunk(baskets)
        offered = baskets.filtered(
            lambda basket: (
                basket.state in DELIVERED_STATES
                and basket.order_id.offered_reason == "gift"
                and basket.company_id.root_id.solidarity_offers
            )
        )
        offered -= self._split_already(offered)
        self.env["cocagne.solidarity.share"].create(
            [self._prepare_offered(basket) for basket in offered]
        )
        return done + len(offered)

    @api.model
    def _prepare_offered(self, basket):
        """The one share of an offered basket: the fund pays its public price."""
        funds = self.env["cocagne.solidarity.agreement"]._funds(basket.company_id)
        price = basket.order_line_id._public_price() * basket.quantity
        return {
            "basket_id": basket.id,
            "company_id": basket.company_id.id,
            "date": basket.date,
            "sequence": 0,
            "payer": "fund",
            "agreement_id": funds[:1].id,
            "product_id": basket.product_id.id,
            "quantity": basket.quantity,
            "amount": basket.company_id.currency_id.round(float(price)),
        }

    @api.model
    def _unsplit(self, baskets):
        # sudo: as the engine; who marks a basket must not know who is in the programme
        shares = self.env["cocagne.solidarity.share"].sudo()
        booked = shares.search(
            [
                ("basket_id", "in", baskets.ids),
                ("fund_id.state", "=", "booked"),
                *self._live_domain(),
            ]
        )
        shares.create([share._prepare_opposite() for share in booked])
        booked.is_reversed = True
        return super()._unsplit(baskets)
