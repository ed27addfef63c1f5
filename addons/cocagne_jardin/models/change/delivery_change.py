from collections import defaultdict

from odoo import fields, models


class Delivery(models.Model):
    """A delivery among changes: its week's doublings, and the one that follows."""

    _inherit = "cocagne.delivery"

    doubling_version = fields.Integer(readonly=True, default=0, copy=False)

    def _next_of_round(self):
        """The following delivery of the same round and season, for each of these."""
        later = self.search(
            [
                ("round_id", "in", self.round_id.ids),
                ("season_id", "in", self.season_id.ids),
                ("state", "=", "planned"),
                ("date", ">", min(self.mapped("date"))),
            ],
            order="date",
        )
        by_round = defaultdict(list)
        for delivery in later:
            by_round[delivery.round_id, delivery.season_id].append(delivery)
        result = {}
        for delivery in self:
            for following in by_round[delivery.round_id, delivery.season_id]:
                if following.week > delivery.week:
                    result[delivery] = following
                    break
        return result
