from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class SaleOrder(models.Model):
    """What a subscription must say of its length before it is confirmed (R44, R45)."""

    _inherit = "sale.order"

    def _check_complete(self):
        result = super()._check_complete()
        if self.duration_mode == "count":
            self._check_count_is_said()
        else:
            self._check_seasons_planned()
        self._check_frequencies()
        return result

    def _check_count_is_said(self):
        for line in self._basket_lines():
            if not line.delivery_count and not line.chosen_delivery_ids:
                raise UserError(
                    self.env._(
                        "%(member)s subscribes to a number of baskets: write how many "
                        "times %(basket)s comes.",
                        member=self.partner_id.name,
                        basket=line.product_id.name,
                    )
                )

    def _check_seasons_planned(self):
        """Refuse a period that no planned season holds to its end: half of its
        baskets would be missing."""
        last = self.date_end
        if not last or last <= self.season_id.date_end:
            return
        planned = self._planning_seasons().filtered(
            lambda season: season.state != "draft"
        )
        known = max(planned.mapped("date_end"), default=self.season_id.date_end)
        if known < last:
            raise UserError(
                self.env._(
                    "The subscription of %(member)s lasts until %(last)s, but the "
                    "deliveries are planned until %(known)s only. Plan the next season "
                    "first, or choose an earlier last day.",
                    member=self.partner_id.name,
                    last=format_date(self.env, last),
                    known=format_date(self.env, known),
                )
            )

    def _check_frequencies(self):
        """Refuse a frequency that the basket type does not come in (R45)."""
        for line in self._basket_lines():
            offered = line.product_id.frequency_ids
            if offered and line.frequency_id not in offered:
                raise UserError(
                    self.env._(
                        "%(basket)s does not come with the frequency %(frequency)s. "
                        "Choose among: %(offered)s.",
                        basket=line.product_id.name,
                        frequency=line.frequency_id.name,
                        offered=", ".join(offered.mapped("name")),
                    )
                )
